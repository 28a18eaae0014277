"""Compiled code outlives the process that made it, but not the source from which it was made."""

import pytest

from tests.optimizers.engine.house import House

EDITS = {  # file, text, its replacement, and whether plain Python sees the edit as well
    "rule": ("optimizers/adam.py", "- h.learning_rate * m_hat", "- 3 * h.learning_rate * m_hat", True),
    "rule's helper": ("optimizers/engine/functions.py", "math.sqrt(x) if", "2.0 * math.sqrt(x) if", True),
    "formula": ("landscapes/ellipse_rotated.py", "return c * along - kappa", "return c * along + kappa", True),
    "formula's helper": ("landscapes/core/functions.py", "compiled_as(math.cos)", "compiled_as(math.tan)", False),
    "engine": ("optimizers/engine/calls.py", "[builder.load(place)", "[builder.fneg(builder.load(place))", False),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return House(tmp_path_factory.mktemp("disk_cache"))


@pytest.fixture(scope="module")
def first(house):
    """The first run, in a process that found no compiled code."""
    return house.trace("adam", "ellipse_rotated")


def test_the_first_process_compiles(house, first):
    assert first["passes"] > 0
    assert len(house.machine_code()) == 3  # the loop, the rule, the landscape
    assert first["points"][1] == first["plain"]


def test_the_second_process_compiles_nothing(house, first):
    before = house.machine_code()
    second = house.trace("adam", "ellipse_rotated")
    assert second["passes"] == 0
    assert second["points"] == first["points"]
    assert house.machine_code() == before


@pytest.mark.parametrize("name", EDITS)
def test_edited_source_is_compiled_anew(house, first, name):
    path, old, new, seen_by_plain_python = EDITS[name]
    house.edit(path, old, new)
    edited = house.trace("adam", "ellipse_rotated")
    house.edit(path, new, old)
    assert edited["passes"] > 0
    assert edited["points"] != first["points"]
    if seen_by_plain_python:
        assert edited["points"][1] == edited["plain"]


def test_after_all_edits_are_undone_the_first_code_is_still_there(house, first):
    undone = house.trace("adam", "ellipse_rotated")
    assert undone["points"] == first["points"]
    assert undone["passes"] == 0
