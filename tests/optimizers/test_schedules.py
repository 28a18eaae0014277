"""Learning-rate schedules: closed forms against PyTorch's recorded rates, and what holds for every schedule."""

import json
from pathlib import Path

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES, trace
from tests.optimizers.moved import moved_settings

SURFACE = LANDSCAPES["himmelblau"]
BASE = 0.3
STEPS = 250
RECORDED = json.loads((Path(__file__).parents[1] / "reference" / "schedules.json").read_text(encoding="utf-8"))
PLANNED = [key for key, schedule in SCHEDULES.items() if schedule.rates]


def rates(schedule, steps=STEPS, learning_rate=BASE, **settings):
    """The learning rates of a run, on a surface and at a start where gradient descent does not move."""
    at_rest, chosen = SURFACE.minima[0], {"schedule": (schedule, settings), "learning_rate": learning_rate}
    return trace("gradient_descent", SURFACE, at_rest, steps, **chosen).learning_rates


@pytest.mark.parametrize("case", RECORDED["cases"], ids=lambda case: case["schedule"][0])
def test_closed_form_equals_what_pytorch_gives_step_by_step(case):
    key, settings = case["schedule"]
    run = trace("adam", SURFACE, steps=len(case["rates"]), schedule=(key, settings), learning_rate=RECORDED["rate"])
    np.testing.assert_allclose(run.learning_rates, case["rates"], rtol=0, atol=1e-13 * RECORDED["rate"])
    if case["momenta"] is None:
        assert run.momenta is None
    else:
        np.testing.assert_allclose(run.momenta, case["momenta"], rtol=0, atol=1e-15)


def test_every_planned_schedule_is_recorded():
    assert {case["schedule"][0] for case in RECORDED["cases"]} == set(PLANNED)


@pytest.mark.parametrize(
    "schedule", ["step", "exponential", "inverse_time", "cosine", "cosine_restarts", "polynomial", "multi_step"]
)
def test_a_decay_begins_with_the_base_rate_and_never_exceeds_it(schedule):
    found = rates(schedule, learning_rate=0.7)
    assert found[0] == 0.7
    assert (found <= 0.7).all()


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_rates_are_finite_and_not_negative(schedule):
    settings = moved_settings(SCHEDULES[schedule])
    for chosen in ({}, settings, *({name: value} for name, value in settings.items())):
        found = rates(schedule, **chosen)
        assert found.shape == (STEPS,)
        assert (np.isfinite(found) & (found >= 0.0)).all()


@pytest.mark.parametrize("schedule", PLANNED)
def test_the_plan_does_not_depend_on_the_method_or_the_number_of_steps(schedule):
    expected = rates(schedule)
    np.testing.assert_array_equal(rates(schedule, steps=40), expected[:40])
    for optimizer in OPTIMIZERS:
        run = trace(optimizer, SURFACE, steps=40, schedule=schedule, learning_rate=BASE)
        np.testing.assert_array_equal(run.learning_rates, expected[:40])


def test_the_rate_in_force_is_the_rate_used():
    """Row k of the learning rates belongs to the step from point k to point k + 1."""
    run = trace("gradient_descent", SURFACE, steps=40, schedule=("step", {"step_size": 7}), learning_rate=0.01)
    expected = -run.learning_rates[:, None] * run.used_gradients
    np.testing.assert_allclose(np.diff(run.points, axis=0), expected, rtol=1e-9, atol=1e-13)


def test_without_a_schedule_the_rate_is_constant():
    run = trace("adam", SURFACE, steps=5, learning_rate=BASE)
    assert run.learning_rates.tolist() == [BASE] * 5


def test_cosine_is_lowest_at_t_max_and_rises_to_the_base_rate():
    found = rates("cosine", t_max=50, eta_min=0.01)
    assert int(np.argmin(found[:100])) == 50
    assert found[50] == pytest.approx(0.01, abs=1e-15)
    assert found[100] == pytest.approx(BASE, abs=1e-15)
    np.testing.assert_allclose(found[51:100], found[49:0:-1], rtol=1e-12)


def test_step_cuts_at_every_multiple():
    cuts = np.flatnonzero(np.diff(rates("step", step_size=60, gamma=0.5))) + 1
    assert cuts.tolist() == [60, 120, 180, 240]


def test_a_milestone_given_twice_cuts_twice_in_any_order():
    found = rates("multi_step", milestones=[60, 20, 60], gamma=0.5)
    np.testing.assert_allclose(found[[19, 20, 59, 60]] / BASE, [1.0, 0.5, 0.5, 0.125], rtol=1e-15)


def test_after_its_cycle_one_cycle_keeps_its_last_values():
    run = trace("momentum", SURFACE, steps=50, schedule=("one_cycle", {"total_steps": 20, "max_lr": 0.1}))
    assert set(run.learning_rates[19:]) == {run.learning_rates[19]} == {min(run.learning_rates)}
    assert set(run.momenta[19:]) == {0.95}


@pytest.mark.parametrize("settings", [{"total_steps": 10, "pct_start": 0.1}, {"total_steps": 1, "pct_start": 1.0}])
def test_one_cycle_without_a_rise_begins_at_its_peak(settings):
    """PyTorch divides by zero here."""
    assert rates("one_cycle", max_lr=0.2, **settings)[0] == 0.2


def test_only_the_rate_moves_where_there_is_no_momentum():
    run = trace("gradient_descent", SURFACE, steps=50, schedule="one_cycle")
    assert run.momenta is None
    assert len(set(run.learning_rates)) > 40


def test_the_momentum_stays_put_if_so_wished():
    run = trace("adam", SURFACE, steps=50, schedule=("cyclic", {"cycle_momentum": False}))
    assert run.momenta is None
