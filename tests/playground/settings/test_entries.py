"""An entry's schedule: what can be set, what is dropped when, and what the race gets."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace
from playground.race.runs import race
from playground.settings.link import query_text, read_link, split_link, write_link
from playground.settings.race import Settings
from registry import FieldError

LINK = (
    "optimizers=adam&adam.schedule=sequential&adam.schedule.schedules=cosine,linear_warmup&adam.schedule.milestones=30"
    "&adam.schedule.1.t_max=270&adam.schedule.2.total_iters=40"
)


def read(link):
    settings, problems = read_link(split_link(link))
    assert problems == []
    return settings


def told(link):
    """The names of the fields that were ignored."""
    return [problem.field for problem in read_link(split_link(link))[1]]


def test_the_link_of_a_sequence_is_what_the_race_runs():
    (racer,) = race(read(LINK))
    parts = [("cosine", {"t_max": 270}), ("linear_warmup", {"total_iters": 40})]
    rate = racer.run.hyperparameters["learning_rate"]
    plan = ("sequential", {"schedules": parts, "milestones": [30]})
    expected = trace("adam", LANDSCAPES["rosenbrock"], steps=500, learning_rate=rate, schedule=plan)
    np.testing.assert_array_equal(racer.run.learning_rates, expected.learning_rates)
    np.testing.assert_array_equal(racer.run.points, expected.points)


def test_the_link_reads_in_the_order_of_sense():
    assert query_text(write_link(read(LINK))) == LINK


def test_a_sequence_at_its_defaults_is_a_short_link():
    settings = read("optimizers=adam&adam.schedule=sequential&adam.schedule.schedules=linear_warmup,cosine")
    assert write_link(settings) == {"optimizers": "adam", "adam.schedule": "sequential"}
    assert settings.value("adam.schedule.milestones") == (50,)
    assert settings.value("adam.schedule.1.total_iters") == 50


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ("schedules=cosine", "adam.schedule.schedules"),
        ("schedules=plateau,cosine", "adam.schedule.schedules"),
        ("schedules=cosine,sequential", "adam.schedule.schedules"),
        ("schedules=" + ",".join(["step"] * 7), "adam.schedule.schedules"),
        ("milestones=30,60", "adam.schedule.milestones"),
        ("milestones=0", "adam.schedule.milestones"),
        ("milestones=soon", "adam.schedule.milestones"),
        ("1.t_max=10", "adam.schedule.1.t_max"),
        ("3.t_max=10", "adam.schedule.3.t_max"),
        ("2.t_max=0", "adam.schedule.2.t_max"),
        ("t_max=10", "adam.schedule.t_max"),
    ],
)
def test_a_bad_field_of_a_sequence_is_named_and_its_default_used(more, field):
    link = "optimizers=adam&adam.schedule=sequential&adam.schedule."
    assert told(link + more) == [field]
    assert read_link(split_link(link + more))[0] == read(link.rpartition("&")[0])


def test_another_part_brings_its_own_defaults_and_leaves_the_rest():
    changed = read(LINK).with_value("adam.schedule.schedules", ["step", "linear_warmup"])
    assert changed.value("adam.schedule.1.step_size") == 100
    assert changed.value("adam.schedule.2.total_iters") == 40
    assert changed.value("adam.schedule.milestones") == (30,)
    with pytest.raises(FieldError):
        changed.value("adam.schedule.1.t_max")


def test_more_parts_want_more_milestones():
    three = read(LINK).with_value("adam.schedule.schedules", ["cosine", "linear_warmup", "step"])
    assert three.value("adam.schedule.milestones") == (50, 100)
    assert three.value("adam.schedule.1.t_max") == 270
    two = three.with_value("adam.schedule.milestones", [5, 9]).with_value("adam.schedule.schedules", ["cosine", "step"])
    assert two.value("adam.schedule.milestones") == (50,)


@pytest.mark.parametrize("name", ["adam.schedule", "adam.schedule.1"])
def test_a_schedules_own_rates_are_tied_to_the_learning_rate_until_they_are_set(name):
    plan = "cyclic" if name == "adam.schedule" else "sequential&adam.schedule.schedules=cyclic,step"
    settings = read(f"optimizers=adam&adam.learning_rate=0.3&adam.schedule={plan}")
    assert (settings.value(f"{name}.base_lr"), settings.value(f"{name}.max_lr")) == (0.03, 0.3)
    assert race(settings)[0].run.learning_rates.max() == pytest.approx(0.3)
    touched = settings.with_value(f"{name}.max_lr", 0.3).with_value("adam.learning_rate", 0.5)
    assert (touched.value(f"{name}.base_lr"), touched.value(f"{name}.max_lr")) == (0.05, 0.3)


def test_milestones_are_written_with_commas():
    link = "optimizers=adam&adam.schedule=multi_step&adam.schedule.milestones=20,60,61"
    assert query_text(write_link(read(link))) == link
    assert read(link).value("adam.schedule.milestones") == (20, 60, 61)


def test_a_copy_has_the_same_schedule():
    settings = read(LINK).with_copy("adam")
    assert settings.schedule("adam-2") == settings.schedule("adam")
    assert read(query_text(write_link(settings))) == settings


def test_without_a_schedule_there_is_no_plan():
    assert Settings().schedule("adam") is None
