"""Which module may import which: see docs/architecture.md for the reasons."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
LIBRARY = {  # beside the standard library
    "registry": {"registry"},
    "landscapes": {"landscapes", "registry", "numpy"},
    "optimizers": {"optimizers", "registry", "numpy", "numba", "llvmlite"},
}
SHOWN = "playground.pages"  # its modules are the pages, and may know Streamlit, too
PAGE = {  # the other modules that build a page or open it: only they know Streamlit
    "app",
    "playground.__main__",
    "playground.compression",
    "playground.controls.cards",
    "playground.controls.data",
    "playground.controls.export_menu",
    "playground.controls.mirroring",
    "playground.controls.picker",
    "playground.controls.schedule",
    "playground.controls.show_menu",
    "playground.controls.sidebar",
    "playground.controls.widgets",
    "playground.digits.cards",
    "playground.digits.files",
    "playground.digits.page",
    "playground.digits.slice_view",
    "playground.session",
    "playground.stage.player",
    "playground.study.about_surface",
    "playground.study.charts",
    "playground.study.following",
    "playground.study.step_by_step",
    "playground.study.tabs",
    "playground.style",
}
REGISTRY_OF_LANDSCAPES = {  # these find a landscape in it, or list it; everybody else is given a Landscape
    "landscapes",
    "playground.controls.picker",
    "playground.exports.thumbnails",
    "playground.pages.surfaces",
    "playground.settings.surface",
}
FLOORS = (  # of the project, the lowest first; a room imports what lies below it
    {"registry"},
    {"landscapes", "optimizers"},
    {"assets", "words", "background"},
    {"settings"},
    {"race"},
    {"scene"},
    {"session", "style", "compression"},
    {"stage", "exports"},
    {"study"},
    {"controls"},
    {"digits"},
    {"page_view", "__main__"},
    {"pages"},
    {"startup"},
    {"app"},
)
HALL = {"__init__", "assets", "background", "compression", "page_view", "session", "startup", "style", "__main__"}
BUILT_ON = {  # formulas that are another's and something more
    "landscapes.beale_ripple": {"beale"},
    "landscapes.cross_in_tray": {"holder_table"},
    "optimizers.schedule_free_adamw": {"schedule_free_sgd"},
}
IMPORT_BLOCKED = """
import sys
for blocked in {blocked!r}:
    sys.modules[blocked] = None  # importing it raises ImportError
import {package}
assert {others!r}.isdisjoint(sys.modules), "{package} has imported one of {others!r}"
"""


def modules(*folders):
    """(name, path) of every module in these folders of the project."""
    paths = sorted(path for folder in folders for path in (PROJECT / folder).rglob("*.py"))
    for path in paths:
        parts = path.relative_to(PROJECT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imported(path):
    """The names of all modules that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            if node.module == "playground":
                yield from (f"playground.{name.name}" for name in node.names)
            yield node.module


def names_in(path):
    """The names that a file imports from modules, binds or reads, whole or after a dot."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def room_of(name):
    """The room that a module belongs to, as in FLOORS."""
    package, *parts = name.split(".")
    return parts[0] if package == "playground" and parts else package


def arrows():
    """(room, other room, module) for each import of one room by a module of another."""
    rooms = set().union(*FLOORS)
    for name, path in [*modules("registry", "landscapes", "optimizers", "playground"), ("app", PROJECT / "app.py")]:
        for other in {room_of(other) for other in imported(path)}:
            if other in rooms and other != room_of(name) and name != "playground":
                yield room_of(name), other, name


def users_of(package, *folders):
    """The modules in these folders, and app, that import a package or part of it."""
    files = [*modules(*folders), ("app", PROJECT / "app.py")]
    return {name for name, path in files if any(other.split(".")[0] == package for other in imported(path))}


@pytest.mark.parametrize("package", LIBRARY)
def test_the_library_imports_nothing_else(package):
    allowed = LIBRARY[package] | sys.stdlib_module_names
    found = {(name, other) for name, path in modules(package) for other in imported(path)}
    assert len(found) > 3
    assert {(name, other) for name, other in found if other.split(".")[0] not in allowed} == set()


def test_no_room_imports_one_of_its_own_floor_or_above():
    floor = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
    found = list(arrows())
    assert len(found) > 60
    assert [(name, other) for room, other, name in found if floor[other] >= floor[room]] == []


def test_every_module_lies_in_a_room_that_has_a_floor():
    rooms = {room_of(name) for name, _ in modules("playground") if name != "playground"}
    assert rooms <= set().union(*FLOORS)
    assert {path.stem for _, path in modules("playground") if path.parent.name == "playground"} == HALL


def test_messages_and_files_are_made_of_a_scene_alone():
    made = [*modules("playground/exports"), ("playground.stage.messages", PROJECT / "playground/stage/messages.py")]
    used = {other for _, path in made for other in imported(path) if room_of(other) in {"settings", "race"}}
    assert used == {"playground.settings.view"}  # the camera's limits


def are_pages(names):
    """The modules among these that are pages, or put them together."""
    return {name for name in names if name == SHOWN or name.startswith(f"{SHOWN}.")}


def test_only_the_page_imports_streamlit():
    users = users_of("streamlit", "playground", "benchmarks", *LIBRARY)
    assert users - are_pages(users) <= PAGE


def test_every_module_of_the_page_exists_and_builds_it():
    """Otherwise the list above would allow more than it should."""
    users = users_of("streamlit", "playground")
    assert are_pages(users)
    assert users - are_pages(users) == PAGE


def test_no_wall_lists_the_pages():
    """Adding one touches no test."""
    assert are_pages({"playground.pages.lessons", "playground.page_view"}) == {"playground.pages.lessons"}
    assert are_pages(PAGE) == set()


def test_only_the_playground_imports_plotly():
    users = users_of("plotly", "playground", "benchmarks", *LIBRARY)
    assert {name.split(".")[0] for name in users} <= {"playground"}


def test_a_landscape_knows_no_other_landscape_and_a_method_no_other_method():
    """One file each: adding or removing one touches no other."""
    for package, shared in (("landscapes", {"core"}), ("optimizers", {"engine", "schedules"})):
        for name, path in modules(package):
            if name.count(".") == 1 and path.name != "__init__.py":
                inner = {other.split(".")[1] for other in imported(path) if other.startswith(f"{package}.")}
                assert inner <= shared | BUILT_ON.get(name, set()), f"{name} imports {inner}"


def test_a_surface_is_a_value_outside_of_the_settings():
    """No other module looks a landscape up, so that one without a file goes wherever one with a file goes."""
    files = [*modules(*LIBRARY, "playground"), ("app", PROJECT / "app.py")]
    assert {name for name, path in files if "LANDSCAPES" in names_in(path)} == REGISTRY_OF_LANDSCAPES


@pytest.mark.parametrize("package", LIBRARY)
def test_the_library_is_importable_without_the_page(package):
    blocked = {"streamlit", "plotly", "PIL", "playground"}
    others = set(LIBRARY) - LIBRARY[package]
    code = IMPORT_BLOCKED.format(blocked=blocked, package=package, others=others)
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
