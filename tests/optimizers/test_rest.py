"""Where the gradient is exactly zero nothing moves and nothing becomes NaN, and a tiny gradient is only a small one.

Settings that move a point by their own rule are taken out: a pull towards the origin, Yogi's average that begins above
zero, and, once a point has come from elsewhere, momentum. So is an epsilon of 0, without which the rules divide 0 by 0.
"""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from landscapes.core import CriticalPoints, Formulas
from optimizers import OPTIMIZERS, trace
from tests.optimizers.engine.by_hand import parabola
from tests.playground.strategies import value_strategy

PULLS = {"weight_decay": 0.0, "lambd": 0.0}
INERTIA = ("beta", "beta1", "momentum")
MORE_INERTIA = {"aggmo": ("beta2", "beta3"), "ademamix": ("alpha",), "adan": ("beta2",)}
ALWAYS_INERT = {"nesterov_convex"}  # its momentum is no setting
STATIONARY = [
    (key, place)
    for key, surface in LANDSCAPES.items()
    for place in dict.fromkeys([*surface.minima, *surface.saddles, (0.0, 0.0)])
    if tuple(map(float, surface.gradient(*place))) == (0.0, 0.0)
]
TINY = {power: parabola(10.0**power) for power in (-170, -260, -310, -323)}


def of(optimizer, names):
    """The names that are hyperparameters of the optimizer."""
    return [name for name in names if name in OPTIMIZERS[optimizer].fields]


def without_pull(optimizer):
    """Settings at which the rule has no reason to move but the gradient."""
    start = {"initial_accumulator": 0.0} if optimizer == "yogi" else {}
    return {name: PULLS[name] for name in of(optimizer, PULLS)} | start


def without_inertia(optimizer):
    """Settings at which past gradients move nothing either."""
    return dict.fromkeys([*of(optimizer, INERTIA), *MORE_INERTIA.get(optimizer, ())], 0.0)


def random_settings(optimizer):
    """Any settings on the sliders, without a pull."""
    fields = OPTIMIZERS[optimizer].fields
    return st.fixed_dictionaries({name: value_strategy(field) for name, field in fields.items()}).map(
        lambda values: values | without_pull(optimizer)
    )


def ramp():
    """Slopes down to the quadrant of negative x and y, where it is exactly flat."""

    def value(x, y):
        return max(x, 0.0) * max(x, 0.0) + max(y, 0.0) * max(y, 0.0)

    def gradient(x, y):
        return 2.0 * max(x, 0.0), 2.0 * max(y, 0.0)

    def hessian(x, y):
        return (2.0 if x > 0.0 else 0.0), 0.0, (2.0 if y > 0.0 else 0.0)

    def critical_points():
        return CriticalPoints(minima=())

    formulas = Formulas(value, gradient, hessian, critical_points)
    return replace(parabola(), title="Ramp", formulas=formulas)


RAMP = ramp()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_stationary_point_is_not_left(optimizer):
    assert len(STATIONARY) >= 50
    for key, place in STATIONARY:
        points = trace(optimizer, LANDSCAPES[key], place, 20, **without_pull(optimizer)).points
        assert (points == place).all(), (key, place)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_nor_at_any_settings(optimizer, data):
    key, place = data.draw(st.sampled_from(STATIONARY))
    points = trace(optimizer, LANDSCAPES[key], place, 20, **data.draw(random_settings(optimizer))).points
    assert (points == place).all()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@settings(max_examples=15, deadline=None)
@given(st.data(), st.floats(1e-6, 0.1), st.floats(1e-6, 0.1))
def test_a_flat_region_is_a_place_of_rest(optimizer, data, x, y):
    chosen = data.draw(random_settings(optimizer))
    run = trace(optimizer, RAMP, (x, y), 200, **chosen)
    assert np.isfinite(run.points).all() or optimizer == "rmsprop"  # centered: rounding below zero, as in PyTorch
    run = trace(optimizer, RAMP, (x, y), 200, **chosen | without_inertia(optimizer))
    flat = (run.used_gradients == 0.0).all(axis=1)
    if flat.any() and optimizer not in ALWAYS_INERT:
        assert (run.points[np.argmax(flat) :] == run.points[np.argmax(flat)]).all()


@pytest.mark.parametrize("power", TINY)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_tiny_gradient_is_no_nan(optimizer, power):
    run = trace(optimizer, TINY[power], (1.0, 0.5), 60, **without_pull(optimizer))
    assert np.isfinite(run.points).all()
    assert all(np.isfinite(rows).all() for rows in run.state.values())


def test_newtons_step_does_not_depend_on_the_unit_of_the_loss():
    for surface in (parabola(), TINY[-170], TINY[-260]):
        assert math.hypot(*trace("newton", surface, (1.0, 0.5), 1).points[1]) < 1e-12


@pytest.mark.parametrize("optimizer", ["prodigy", "dadapt_adamw"])
def test_an_estimate_waits_for_the_first_gradient(optimizer):
    """As the authors' code: d stays where it began, and the point, weight decay or not."""
    run = trace(optimizer, LANDSCAPES["styblinski_tang"], (0.0, 0.0), 3, weight_decay=0.1)
    assert run.state["d"][1, 0] > 0.0
    rested = trace(optimizer, LANDSCAPES["rosenbrock"], (1.0, 1.0), 30, weight_decay=0.1)
    assert (rested.points == 1.0).all()
    assert (rested.state["d"] == 1e-6).all()
