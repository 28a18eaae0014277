"""The race in words: what it says is what happened."""

import pytest

from landscapes import LANDSCAPES
from playground.race.critical_points import critical_points, nearest
from playground.race.outcomes import nearest_sentence, outcome_sentence
from playground.race.runs import race
from playground.settings.link import read_link
from playground.study.summary import summarize


def told(**query):
    settings, problems = read_link({name.replace("__", "."): text for name, text in query.items()})
    assert not problems
    racers = race(settings)
    return summarize(settings, racers).splitlines(), racers


def test_the_default_race():
    lines, racers = told()
    assert lines[0] == "Rosenbrock's valley (a = 1, b = 100), 4 optimizers, 500 steps."
    assert len(lines) == 1 + len(racers) + 2
    for racer, line in zip(racers, lines[1:], strict=False):
        assert line.startswith(f"{racer.title} (learning rate ")
        assert f"{racer.run.losses[-1]:.4g}" in line
        assert racer.run.outcome.sentence[1:] in line


def test_what_differs_from_the_defaults_is_named():
    lines, _ = told(optimizers="adam", adam__beta2="0.9", adam__schedule="cosine", noise="0.5", seed="3", start="0,1")
    assert "beta2 0.9" in lines[1]
    assert "schedule cosine" in lines[1]
    assert "noise 0.5, seed 3" in lines[1]
    assert "from (0, 1)" in lines[1]
    assert len(lines) == 2


def test_who_came_first():
    lines, racers = told(
        landscape="ellipse", optimizers="newton,gradient_descent", gradient_descent__learning_rate="0.01"
    )
    assert racers[0].run.outcome.kind == "converged"
    assert lines[-1] == f"First to arrive at a minimum: Newton's method, at step {racers[0].run.outcome.step}."


def test_who_came_close_first_and_was_thrown_out_counts():
    lines, racers = told(
        landscape="ellipse", optimizers="rmsprop,gradient_descent", steps="1000", rmsprop__learning_rate="0.1",
        gradient_descent__learning_rate="0.01",
    )  # fmt: skip
    thrown, steady = (racer.run.outcome for racer in racers)
    assert (thrown.kind, steady.kind) == ("travelling", "converged")
    assert thrown.first < steady.first == steady.step
    assert f"at minimum (0, 0) at step {thrown.first}, but left it" in lines[1]
    assert lines[-1] == f"First to arrive at a minimum: RMSProp, at step {thrown.first}."


def test_where_only_some_points_are_listed_nearest_says_so():
    assert nearest_sentence(LANDSCAPES["himmelblau"], (3.0, 2.5)) == "minimum (3, 2) is 0.5 away"
    assert (
        nearest_sentence(LANDSCAPES["himmelblau"], (3.0, 12.0))
        == "of the points listed saddle (0.0867, 2.88) is 9.6 away"
    )
    assert nearest_sentence(LANDSCAPES["griewank"], (0.0, 0.5)) == "of the points listed minimum (0, 0) is 0.5 away"


def test_a_race_that_nobody_survives():
    lines, _ = told(optimizers="momentum,momentum", momentum__learning_rate="10", **{"momentum-2.learning_rate": "10"})
    assert all("diverged at step" in line for line in lines[1:3])
    assert lines[-2:] == ["Lowest last loss: none.", "None has arrived at a known minimum."]


def test_the_nearest_critical_point_is_named():
    _, (racer, *_) = told(optimizers="gradient_descent", steps="20")
    assert racer.run.outcome.kind == "travelling"
    assert outcome_sentence(racer.run).startswith("Still travelling after 20 steps; minimum (1, 1) is ")
    found, distance = nearest(LANDSCAPES["saddle"], (0.3, 0.4))
    assert (found.kind, found.point) == ("saddle", (0.0, 0.0))
    assert distance == pytest.approx(0.5)


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_all_critical_points_are_listed(landscape):
    surface = LANDSCAPES[landscape]
    listed = critical_points(surface)
    assert [critical.point for critical in listed] == [*surface.minima, *surface.saddles, *surface.maxima]
    if surface.minima:
        assert listed[0].kind == "minimum"
