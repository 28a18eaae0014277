"""A name that begins with an underscore belongs to its module: no other one of the project uses it."""

import ast

from tests.test_walls import PROJECT, modules

FOLDERS = ("benchmarks", "landscapes", "optimizers", "playground", "registry")
NAMED_TUPLE = {"_asdict", "_field_defaults", "_fields", "_make", "_replace"}  # public all the same
OTHER_LIBRARIES = {  # what Numba and Streamlit do not offer in any other way
    "optimizers.engine.disk_cache": {
        "_cache",
        "_data_name",
        "_data_path",
        "_dump",
        "_impl",
        "_open_for_write",
        "_source_stamp",
        "_version",
    },
    "playground.controls.mirroring": {"_new_widget_state", "_state", "_widget_changed"},
}


def is_private(name):
    """Whether a name is for its own module only."""
    return name.startswith("_") and not name.startswith("__") and name != "_" and name not in NAMED_TUPLE


def foreign_private_names(source):
    """The private names that a module imports, or that it reads as attributes without defining them anywhere."""
    nodes = list(ast.walk(ast.parse(source)))
    imported = {name.name for node in nodes if isinstance(node, ast.ImportFrom) for name in node.names}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return {name for name in imported | (attributes - set(defined(nodes))) if is_private(name)}


def defined(nodes):
    """The names of a module's functions, classes and variables, and of what its classes store in self."""
    for node in nodes:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                yield name


def test_no_module_uses_a_private_name_of_another():
    files = [*modules(*FOLDERS), ("app", PROJECT / "app.py"), ("setup", PROJECT / "setup.py")]
    found = {name: foreign_private_names(path.read_text(encoding="utf-8")) for name, path in files}
    assert len(found) > 300
    assert {name: names for name, names in found.items() if names} == OTHER_LIBRARIES


def test_private_names_of_another_module_are_found():
    source = "from a import _b\nimport c\nc._d()\nclass E:\n def f(self): self._g = other._h\n def i(self, e): e._g"
    assert foreign_private_names(source) == {"_b", "_d", "_h"}
