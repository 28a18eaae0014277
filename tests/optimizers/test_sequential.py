"""Schedules that follow each other: what is in force when, and what cannot follow what."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import SCHEDULES, trace
from optimizers.schedules.sequential import possible_parts
from registry import FieldError

SURFACE = LANDSCAPES["himmelblau"]
SEQUENTIAL = SCHEDULES["sequential"]


def planned(schedule, steps=100, learning_rate=0.3, **settings):
    """The run of a method that has a momentum."""
    return trace("momentum", SURFACE, steps=steps, schedule=(schedule, settings), learning_rate=learning_rate)


@pytest.mark.parametrize("second", sorted(possible_parts()))
@pytest.mark.parametrize("first", sorted(possible_parts()))
def test_each_part_is_as_it_would_be_alone(first, second):
    run = planned("sequential", schedules=[first, second], milestones=[37])
    np.testing.assert_array_equal(run.learning_rates[:37], planned(first).learning_rates[:37])
    np.testing.assert_array_equal(run.learning_rates[37:], planned(second).learning_rates[:63])


def test_every_schedule_whose_rates_are_known_can_be_a_part_but_this_one():
    known = {key for key, schedule in SCHEDULES.items() if schedule.rates}
    assert set(possible_parts()) == known - {"sequential"}


def test_the_momentum_waits_before_its_part_and_stays_after_it():
    cycle = ("cyclic", {"step_size_up": 10, "base_momentum": 0.5, "max_momentum": 0.8})
    run = planned("sequential", schedules=["linear_warmup", cycle, "cosine"], milestones=[20, 55])
    alone = planned(*cycle[:1], **cycle[1]).momenta
    assert set(run.momenta[:20]) == {0.8}
    np.testing.assert_array_equal(run.momenta[20:55], alone[:35])
    assert set(run.momenta[55:]) == {alone[34]}


@pytest.mark.parametrize("steps", [1, 19, 20, 21, 56])
def test_a_shorter_run_sees_the_beginning_of_a_longer_one(steps):
    settings = {"schedules": ["exponential", "one_cycle", "step"], "milestones": [20, 55]}
    short, long = planned("sequential", steps, **settings), planned("sequential", **settings)
    np.testing.assert_array_equal(short.learning_rates, long.learning_rates[:steps])
    np.testing.assert_array_equal(short.momenta, long.momenta[:steps])


def test_checked_settings_can_be_remembered_and_checked_again():
    given = {"schedules": [("linear_warmup", {"total_iters": 30}), ["cosine", {}]], "milestones": [30]}
    checked = SEQUENTIAL.checked(given)
    assert {hash(value) for value in checked.values()}
    assert SEQUENTIAL.checked(checked) == checked


@pytest.mark.parametrize(
    ("settings", "field", "allowed"),
    [
        ({"schedules": ["plateau", "cosine"]}, "schedules", "must be known beforehand"),
        ({"schedules": ["cosine", "sequential"]}, "schedules", "two or more of constant_factor, cosine"),
        ({"schedules": ["cosine"], "milestones": []}, "schedules", "two or more"),
        ({"schedules": "cosine"}, "schedules", "two or more"),
        ({"schedules": 7}, "schedules", "two or more"),
        ({"schedules": ["cosine", None]}, "schedules", "a name or a pair"),
        ({"schedules": ["cosine", ("step", {"step_size": 0})]}, "step_size", "at least 1"),
        ({"schedules": ["cosine", ("step", {"length": 5})]}, "setting", "must be one of step_size, gamma"),
        ({"schedules": ["cosine"] * 3}, "milestones", "2 whole numbers"),
        ({"milestones": [20, 30]}, "milestones", "one whole number"),
        ({"schedules": ["cosine"] * 3, "milestones": [30, 30]}, "milestones", "each above the last"),
        ({"milestones": [0]}, "milestones", "from 1"),
        ({"milestones": ["30"]}, "milestones", "whole number"),
        ({"milestones": [2.5]}, "milestones", "whole number"),
    ],
)
def test_what_makes_no_sense_is_named(settings, field, allowed):
    with pytest.raises(FieldError) as caught:
        planned("sequential", **settings)
    assert field in caught.value.field
    assert allowed in caught.value.allowed
