"""Noise on the gradients: how it is drawn, and which updates see it."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace

SURFACE = LANDSCAPES["rosenbrock"]
STEPS = 40


def gradients_asked_for(optimizer, run):
    """(steps, 2): the gradients at the points where the rule takes them, without noise."""
    gradients = run.gradients[:-1]
    look_ahead = OPTIMIZERS[optimizer].look_ahead
    if look_ahead:
        h = OPTIMIZERS[optimizer].hyperparameters(**run.hyperparameters)
        states = [OPTIMIZERS[optimizer].state(*columns) for columns in zip(*run.state.values(), strict=True)]
        ahead = [look_ahead(run.points[k], states[k], k + 1.0, h) for k in range(STEPS)]
        gradients = np.array([SURFACE.gradient(*point) for point in ahead])
    return gradients


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize(("sigma", "seed"), [(0.1, 0), (3, 12345)])
def test_row_k_of_the_draws_is_added_at_step_k(optimizer, sigma, seed):
    run = trace(optimizer, SURFACE, steps=STEPS, noise=sigma, seed=seed)
    draws = sigma * np.random.default_rng(seed).standard_normal((STEPS, 2))
    np.testing.assert_array_equal(run.used_gradients, gradients_asked_for(optimizer, run) + draws)


def test_equal_seeds_equal_runs_and_other_seeds_other_runs():
    first, again, other = (trace("adam", SURFACE, steps=STEPS, noise=0.5, seed=seed) for seed in (7, 7, 8))
    np.testing.assert_array_equal(first.points, again.points)
    np.testing.assert_array_equal(first.used_gradients, again.used_gradients)
    assert (first.used_gradients != other.used_gradients).all()


def test_a_longer_run_begins_with_the_same_noise():
    short, long = (trace("momentum", SURFACE, steps=steps, noise=0.5, seed=7) for steps in (STEPS, 3 * STEPS))
    np.testing.assert_array_equal(short.points, long.points[: STEPS + 1])


@pytest.mark.parametrize("optimizer", [key for key, method in OPTIMIZERS.items() if not method.look_ahead])
def test_without_noise_the_rule_sees_the_gradient(optimizer):
    run = trace(optimizer, SURFACE, steps=STEPS, seed=99)
    np.testing.assert_array_equal(run.used_gradients, run.gradients[:-1])
