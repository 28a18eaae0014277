"""Learning-rate schedules: closed forms against PyTorch's recursions, and what holds for every schedule."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES, trace
from tests.optimizers.moved import moved

SURFACE = LANDSCAPES["himmelblau"]
BASE = 0.3
STEPS = 250
PLANNED = [key for key, schedule in SCHEDULES.items() if schedule.rates]


def rates(schedule, steps=STEPS, learning_rate=BASE, **settings):
    """The learning rates of a run, on a surface and at a start where gradient descent does not move."""
    at_rest, chosen = SURFACE.minima[0], {"schedule": (schedule, settings), "learning_rate": learning_rate}
    return trace("gradient_descent", SURFACE, at_rest, steps, **chosen).learning_rates


def step_recursion(lr, k, base, s):
    """StepLR: a cut every step_size steps."""
    return lr * s["gamma"] if k % s["step_size"] == 0 else lr


def exponential_recursion(lr, k, base, s):
    """ExponentialLR: a cut every step."""
    return lr * s["gamma"]


def cosine_recursion(lr, k, base, s):
    """CosineAnnealingLR: the ratio of two values of the closed form, or a new rise after the lowest point."""
    period, low = s["t_max"], s["eta_min"]
    if (k - 1 - period) % (2 * period) == 0:
        return lr + (base - low) * (1 - math.cos(math.pi / period)) / 2
    now, before = (1 + math.cos(math.pi * j / period) for j in (k, k - 1))
    return now / before * (lr - low) + low


def inverse_time_recursion(lr, k, base, s):
    """LambdaLR: the base rate times a factor, without memory."""
    return base * (1 / (1 + s["decay"] * k))


RECURSIONS = [
    ("step", step_recursion, {"step_size": 30, "gamma": 0.8}),
    ("step", step_recursion, {"step_size": 1, "gamma": 0.99}),
    ("step", step_recursion, {"step_size": 1000, "gamma": 0.1}),
    ("exponential", exponential_recursion, {"gamma": 0.97}),
    ("exponential", exponential_recursion, {"gamma": 1.0}),
    ("cosine", cosine_recursion, {"t_max": 300, "eta_min": 0.0}),
    ("cosine", cosine_recursion, {"t_max": 70, "eta_min": 0.001}),
    ("cosine", cosine_recursion, {"t_max": 7, "eta_min": 0.5}),
    ("inverse_time", inverse_time_recursion, {"decay": 0.1}),
    ("inverse_time", inverse_time_recursion, {"decay": 0.0}),
]


@pytest.mark.parametrize(("schedule", "recursion", "settings"), RECURSIONS)
def test_closed_form_equals_pytorch_s_recursion(schedule, recursion, settings):
    expected = [BASE]
    for k in range(1, STEPS):
        expected.append(recursion(expected[-1], k, BASE, settings))
    np.testing.assert_allclose(rates(schedule, **settings), expected, rtol=0, atol=1e-13)


@pytest.mark.parametrize(("schedule", "recursion", "settings"), RECURSIONS)
def test_begins_with_the_base_rate_and_never_exceeds_it(schedule, recursion, settings):
    found = rates(schedule, learning_rate=0.7, **settings)
    assert found[0] == 0.7
    assert (found <= 0.7).all()


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_rates_are_finite_and_not_negative(schedule):
    settings = {name: moved(field) for name, field in SCHEDULES[schedule].fields.items()}
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
