"""Methods that keep an average of their path, and Nesterov's bound: theorems on convex surfaces."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace

ELLIPSE = LANDSCAPES["ellipse"]
SURFACES = [LANDSCAPES[name] for name in ("ellipse", "rosenbrock", "himmelblau", "beale", "six_hump_camel")]
STEPS = 100


def key_of(value):
    return value.key if hasattr(value, "key") else None


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
def test_schedule_free_without_interpolation_is_descent_and_its_mean(surface):
    """beta1 = 0 is Polyak-Ruppert averaging, beta1 = 1 primal averaging (Defazio et al. (2024), section 2)."""
    settings = {"steps": STEPS, "learning_rate": 1e-4}
    run = trace("schedule_free_sgd", surface, beta1=0.0, **settings)
    np.testing.assert_array_equal(run.points, trace("gradient_descent", surface, **settings).points)
    means = np.cumsum(run.points[1:], axis=0) / np.arange(1, STEPS + 1)[:, None]
    np.testing.assert_allclose(run.state["averaged"][1:], means, rtol=1e-12)
    primal = trace("schedule_free_sgd", surface, beta1=1.0, **settings)
    np.testing.assert_array_equal(primal.points, primal.state["averaged"])


@pytest.mark.parametrize("power", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("optimizer", ["schedule_free_sgd", "schedule_free_adamw"])
@pytest.mark.parametrize("schedule", [None, ("step", {"step_size": 40, "gamma": 0.1})])
def test_schedule_free_weighs_by_the_largest_rate_so_far(optimizer, power, schedule):
    """The runner's points count as rate^power, with the largest rate so far (the authors' code, lr_max)."""
    settings = {"warmup_steps": 30, "weight_lr_power": power, "learning_rate": 1e-3, "schedule": schedule}
    run = trace(optimizer, LANDSCAPES["himmelblau"], steps=STEPS, **settings)
    rates = run.learning_rates * np.minimum(np.arange(1, STEPS + 1) / 30, 1.0)
    weights = np.maximum.accumulate(rates)[:, None] ** power
    means = np.cumsum(weights * run.state["z"][1:], axis=0) / np.cumsum(weights, axis=0)
    np.testing.assert_allclose(run.state["averaged"][1:], means, rtol=1e-12)
    np.testing.assert_array_equal(run.points[1], run.points[0])  # the warm-up begins at rate 0


@pytest.mark.parametrize("beta1", [0.0, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("kappa", [0.3, 4.0, 30.0])
def test_schedule_free_bound(kappa, beta1):
    """f(average) <= D G / sqrt(T) at rate D / (G sqrt(T)), D the distance, G the steepest slope met (theorem 1)."""
    bowl, start, steps = ELLIPSE.with_parameters(kappa=kappa), np.array((3.0, -2.0)), 400
    distance, slope = np.hypot(*start), np.hypot(*bowl.gradient(*start))
    rate = distance / (slope * np.sqrt(steps))
    run = trace("schedule_free_sgd", bowl, start=start, steps=steps, learning_rate=rate, beta1=beta1)
    assert np.hypot(*run.gradients.T).max() <= slope
    assert bowl.value(*run.state["averaged"][-1]) <= distance * slope / np.sqrt(steps)


@pytest.mark.parametrize("kappa", [0.3, 1.0, 30.0, 1000.0])
def test_nesterov_convex_bound(kappa):
    """f(x_k) <= 2 |x_0|^2 / (rate (k + 1)^2) for rates up to 1/L (Su, Boyd and Candes (2016), theorem 3)."""
    rate = 1 / max(1.0, kappa)
    bowl = ELLIPSE.with_parameters(kappa=kappa)
    run = trace("nesterov_convex", bowl, start=(4.0, 3.0), steps=1000, learning_rate=rate)
    assert (run.losses[1:] <= 2 * 25.0 / (rate * np.arange(2, 1002) ** 2)).all()


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
def test_asgd_takes_each_rate_a_step_late(surface):
    """As torch.optim.ASGD: the rate of the next step is worked out at the end of this one."""
    settings = {"learning_rate": 1e-4, "schedule": ("step", {"step_size": 30, "gamma": 0.5})}
    run = trace("asgd", surface, steps=STEPS, lambd=0.0, alpha=0.0, **settings)
    late = np.append(1e-4, run.learning_rates[:-1])
    moves = np.diff(run.points, axis=0)
    np.testing.assert_allclose(moves, -late[:, None] * run.used_gradients, rtol=1e-6, atol=1e-14)


@pytest.mark.parametrize("t0", [0, 40])
def test_asgd_averages_what_comes_after_t0(t0):
    """The mean begins with the second step after t0 (torch.optim.ASGD, mu = 1 / max(1, t - t0) for the step after)."""
    run = trace("asgd", LANDSCAPES["himmelblau"], steps=STEPS, t0=t0, learning_rate=1e-3)
    first = t0 + 2
    counts = np.arange(1, STEPS - first + 2)[:, None]
    means = np.cumsum(run.points[first:], axis=0) / counts
    np.testing.assert_allclose(run.state["averaged"][first:], means, rtol=1e-12)
    np.testing.assert_array_equal(run.state["averaged"][:first], run.points[:first])
