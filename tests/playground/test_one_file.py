"""A method is one file: the page knows none by name, so that adding one changes nothing else."""

import ast
from pathlib import Path

import pytest

from optimizers import OPTIMIZERS

PLAYGROUND = Path(__file__).parents[2] / "playground"
MODULES = {path.relative_to(PLAYGROUND).as_posix(): path for path in sorted(PLAYGROUND.rglob("*.py"))}
OTHER_THINGS = {"momentum", "newton"}  # also a hyperparameter, and the arrow of a Newton step
FIRST_LINEUPS = {"settings/tuning.py", "settings/digits.py"}  # which methods a page begins with is the page's choice


def named(module):
    """The methods that a module names in its own strings."""
    nodes = ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))
    return OPTIMIZERS.keys() & {node.value for node in nodes if isinstance(node, ast.Constant)}


@pytest.mark.parametrize("module", sorted(MODULES.keys() - FIRST_LINEUPS))
def test_no_module_knows_a_method(module):
    assert named(module) <= OTHER_THINGS


def test_the_exceptions_are_needed():
    assert all(named(module) - OTHER_THINGS for module in FIRST_LINEUPS)
    assert set().union(*map(named, MODULES.keys() - FIRST_LINEUPS)) == OTHER_THINGS
