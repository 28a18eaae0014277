"""How a run ended: paths made by hand, whose outcome is plain to see, then real runs."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from optimizers.engine.outcome import judge

SPHERE = LANDSCAPES["ellipse"].with_parameters(kappa=1.0)
MAP, FAR = SPHERE.diagonal, 1e6 * SPHERE.diagonal
NAN, INF = math.nan, math.inf

# x of each point (y is 0, the map runs from -5 to 5, its minimum lies at 0), kind, step
HAND_MADE = {
    "one point, elsewhere": ([3.0], "travelling", 0),
    "moves about": ([3.0, 2.0, 1.0, 2.0], "travelling", 3),
    "passes the minimum": ([3.0, 0.0, 1.0], "travelling", 2),
    "starts at the minimum": ([0.0, 0.0], "converged", 0),
    "arrives": ([3.0, 1.0, 1e-4 * MAP, 0.0], "converged", 2),
    "arrives just within the limit": ([3.0, 0.999e-3 * MAP], "converged", 1),
    "stays just beyond the limit": ([3.0, 1.001e-3 * MAP], "travelling", 1),
    "arrives, leaves and arrives": ([3.0, 0.0, 2.0, 0.0, 0.0], "converged", 3),
    "on the edge of the map": ([3.0, 5.0], "travelling", 1),
    "leaves": ([3.0, 5.1, 6.0], "left_map", 1),
    "leaves, returns and leaves": ([6.0, 4.0, -6.0, -7.0], "left_map", 2),
    "never was on the map": ([6.0, 7.0], "left_map", 0),
    "returns": ([6.0, 4.0], "travelling", 1),
    "far away, but not too far": ([1.0, 0.999 * FAR], "left_map", 1),
    "too far away": ([1.0, 7.0, 1.001 * FAR], "diverged", 2),
    "too far away twice": ([1.0, 2 * FAR, 1.0, 2 * FAR], "diverged", 1),
    "returns from too far away": ([1.0, 2 * FAR, 0.0], "converged", 2),
    "started too far away": ([1e308, 1e308], "diverged", 0),
    "infinite": ([1.0, 2.0, -INF, NAN], "diverged", 2),
    "not a number": ([1.0, NAN, NAN], "diverged", 1),
    "too far away before it is infinite": ([1.0, 2 * FAR, 3 * FAR, INF], "diverged", 1),
}


@pytest.mark.parametrize("name", HAND_MADE)
@pytest.mark.parametrize("axis", [0, 1])
def test_by_hand(name, axis):
    coordinates, kind, step = HAND_MADE[name]
    points = np.zeros((len(coordinates), 2))
    points[:, axis] = coordinates
    outcome = judge(points, SPHERE)
    assert (outcome.kind, outcome.step) == (kind, step)


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_every_minimum_is_named(landscape):
    surface = LANDSCAPES[landscape]
    for minimum in surface.minima:
        outcome = judge(np.array([surface.start, minimum, minimum]), surface)
        assert (outcome.kind, outcome.minimum) == ("converged", minimum)
        assert all(f"{coordinate + 0.0:.3g}" in outcome.sentence for coordinate in minimum)


def test_local_minima_are_called_so():
    surface = LANDSCAPES["styblinski_tang"]
    sentences = [judge(np.array([minimum]), surface).sentence for minimum in surface.minima]
    assert ["local" in sentence for sentence in sentences] == [False, True, True, True]


def test_equally_deep_minima_are_not_local():
    surface = LANDSCAPES["himmelblau"]
    assert not any("local" in judge(np.array([minimum]), surface).sentence for minimum in surface.minima)


@pytest.mark.parametrize(
    ("settings", "kind", "words"),
    [
        ({"steps": 20000, "learning_rate": 1e-3}, "converged", "Reached minimum (1, 1) in "),
        ({"steps": 500, "learning_rate": 1e-3}, "travelling", "Still travelling after 500 steps"),
        ({"steps": 500, "learning_rate": 0.01}, "diverged", "Diverged at step "),
        ({"start": (-1.2, 9.0), "steps": 1, "learning_rate": 0.0}, "left_map", "Left the map at step 0"),
    ],
)
def test_real_runs(settings, kind, words):
    outcome = trace("gradient_descent", LANDSCAPES["rosenbrock"], **settings).outcome
    assert outcome.kind == kind
    assert outcome.sentence.startswith(words)
    assert str(outcome.step) in outcome.sentence


def test_converged_from_its_step_on():
    run = trace("momentum", SPHERE, steps=500, learning_rate=0.1)
    distance, step = np.hypot(*run.points.T), run.outcome.step
    assert run.outcome.kind == "converged"
    assert (distance[step:] <= 1e-3 * MAP).all()
    assert distance[step - 1] > 1e-3 * MAP


def test_points_run_on_while_the_loss_is_infinite():
    """Only a coordinate that is not finite ends a run.

    x grows fourfold a step and passes 2^1024 at step 512; x * x, of which the loss is made, at step 256.
    """
    run = trace("gradient_descent", SPHERE, start=(1.0, 0.0), steps=600, learning_rate=5.0)
    assert int(np.argmin(np.isfinite(run.losses))) == 256
    np.testing.assert_array_equal(np.abs(run.points[:512, 0]), 4.0 ** np.arange(512))
    assert not np.isfinite(run.points[512:, 0]).any()
    assert run.outcome.kind == "diverged"


# Rprop's steps are never longer than step_max, ADOPT's gradient is clipped: neither blows up at once.
BLOW_UP = sorted(OPTIMIZERS.keys() - {"adopt", "rprop"})


@pytest.mark.parametrize("optimizer", BLOW_UP)
def test_rows_after_divergence_are_nan_and_only_they(optimizer):
    run = trace(optimizer, LANDSCAPES["rosenbrock"], steps=20, learning_rate=1e308, schedule="plateau")
    made = int(np.argmin(np.isfinite(run.points).all(axis=1)))  # the first point that is not finite
    assert 1 <= made <= 3
    for rows in (run.points, run.losses, run.gradients, *run.state.values()):
        assert np.isfinite(rows[0]).all()
        assert np.isnan(rows[made + 1 :]).all()
    assert not np.isnan(run.used_gradients[: made - 1]).any()
    assert np.isnan(run.used_gradients[made:]).all()
    assert np.isfinite(run.learning_rates).all()
    assert run.outcome.kind == "diverged"


def test_zero_over_zero_is_a_result():
    """Adam without epsilon on an axis whose gradient is zero: 0 / 0, where Python would raise."""
    run = trace("adam", SPHERE, start=(1.0, 0.0), steps=5, epsilon=0.0)
    assert (run.outcome.kind, run.outcome.step) == ("diverged", 1)
    assert math.isnan(run.points[1, 1])


def test_over_data_each_coordinate_counts_by_its_own_side_of_the_map():
    """Heights in cm: the intercept's side is a hundred times the slope's, and half a slope more is no minimum."""
    heights = np.random.default_rng(4).normal(170.0, 10.0, 60)
    line = LANDSCAPES["linear_regression"].with_data(heights, 0.9 * heights - 90.0)
    (width, height), (w, b) = np.ptp(line.domain, axis=1), line.minima[0]
    assert height > 20 * width
    assert judge(np.array([(w, b), (w + 0.002 * width, b)]), line).kind == "travelling"
    assert judge(np.array([(w, b), (w, b + 0.001 * height)]), line).kind == "converged"
    assert judge(np.array([(w, b), (w + 0.001 * width, b)]), line).kind == "converged"
