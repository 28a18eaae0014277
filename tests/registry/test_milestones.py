"""Milestones: what they accept, what they refuse, and that they read back what they write."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry import FieldError, Milestones, milestone_list

CUTS = Milestones((200, 350), 500, "Cuts.")
CHANGES = Milestones((50,), 500, "Changes.", at_least=1, distinct=True)


@pytest.mark.parametrize(
    "value", [[20, 60, 61], (61, 60, 20), {20, 60, 61}, np.array([60, 20, 61]), [20.0, 60.0, np.int64(61)]]
)
def test_any_order_is_sorted_into_ints(value):
    checked = CUTS.check("cuts", value)
    assert checked == (20, 60, 61)
    assert {type(step) for step in checked} == {int}


def test_a_step_may_stand_twice_unless_they_must_rise():
    assert CUTS.check("cuts", [60, 60]) == (60, 60)
    assert CHANGES.check("changes", [30, 60]) == (30, 60)
    for falling in ([60, 30], [60, 60]):
        with pytest.raises(FieldError, match="each above the last"):
            CHANGES.check("changes", falling)


@pytest.mark.parametrize(
    "value",
    [[], "", "20,60", "20", [2.5], [-1], [math.nan], [math.inf], ["20"], [True], [[20]], None, True, [10**8], 1j],
    ids=repr,
)
def test_it_refuses(value):
    with pytest.raises(FieldError, match=r"^cuts = .*: must be whole numbers from 0 to 10000000$") as caught:
        CUTS.check("cuts", value)
    assert caught.value.value is value


@pytest.mark.parametrize("text", ["", ",", "20,", "20;60", "a", "1.5", "-1", "9" * 400, "9" * 5000, "nan"])
def test_it_refuses_text(text):
    with pytest.raises(FieldError, match=r"^cuts = "):
        CUTS.parse("cuts", text)


@pytest.mark.parametrize(("count", "default", "allowed"), [(1, (50,), "one whole number"), (2, (50, 100), "2 whole")])
def test_for_a_number_of_them(count, default, allowed):
    field = CHANGES.of(count)
    assert field.check("changes", field.default) == default
    assert allowed in field.allowed
    with pytest.raises(FieldError):
        field.check("changes", range(1, count + 2))


def test_one_alone_is_a_number_with_a_slider():
    single = CHANGES.of(1)
    assert single.single
    assert not CUTS.single
    assert single.check("changes", 70) == (70,)
    assert (single.step.default, single.step.low, single.step.high) == (50, 1, 500)


@given(st.lists(st.integers(0, 10**7), min_size=1))
def test_read_back_as_written(steps):
    assert CUTS.parse("cuts", CUTS.write(CUTS.check("cuts", steps))) == tuple(sorted(steps))


def test_the_short_name_makes_the_same_field():
    assert milestone_list((50,), 500, "Changes.", at_least=1, distinct=True) == CHANGES
