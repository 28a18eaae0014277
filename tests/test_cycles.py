"""No module needs, to be imported, a module that needs it."""

import ast
from graphlib import TopologicalSorter

from tests.test_walls import LIBRARY, PROJECT, modules


def statements(body):
    """All statements of a module that run when it is imported: not those of functions, nor those for types alone."""
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield node
        if isinstance(node, (ast.If, ast.Try, ast.With, ast.ClassDef)):
            yield from statements(node.body)


def needed(path, known):
    """The known modules that a file imports when it is imported."""
    for node in statements(ast.parse(path.read_text(encoding="utf-8")).body):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from (parts & known) or ({node.module} & known)


def test_no_module_needs_one_that_needs_it():
    files = {**dict(modules(*LIBRARY, "playground", "benchmarks")), "app": PROJECT / "app.py"}
    graph = {name: set(needed(path, files.keys())) - {name} for name, path in files.items()}
    assert sum(map(len, graph.values())) > 400
    TopologicalSorter(graph).prepare()  # raises CycleError naming the modules
