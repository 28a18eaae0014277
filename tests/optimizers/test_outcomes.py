"""How a run ended: paths made by hand, whose outcome is plain to see, then real runs."""

import math
from functools import cache, partial

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from optimizers.engine.outcome import judge

SPHERE = LANDSCAPES["ellipse"].with_parameters(kappa=1.0)
MAP, FAR = SPHERE.diagonal, 1e6 * SPHERE.diagonal
REST = 1e-9 * MAP
NAN, INF = math.nan, math.inf

# x of each point (y is 0, the map runs from -5 to 5, its minimum lies at 0), kind, step
HAND_MADE = {
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
    "stays where it starts": ([3.0, 3.0], "stopped", 0),
    "rests for its last tenth": ([0.1 * k for k in range(10, 28)] + 3 * [3.0], "stopped", 18),
    "rests for less": ([0.1 * k for k in range(10, 29)] + 2 * [3.0], "travelling", 20),
    "moves just little enough": ([3.0, 2.0, *(2.0 + 0.0999 * REST * k for k in range(11))], "stopped", 1),
    "moves just too much": ([3.0, 2.0, *(2.0 + 0.501 * REST * k for k in range(11))], "travelling", 12),
    "moves to and fro, just too much": ([3.0, *(2.0 + 0.501 * REST * (k % 2) for k in range(12))], "travelling", 12),
    "moves to and fro, just little enough": ([3.0, *(2.0 + 0.499 * REST * (k % 2) for k in range(12))], "stopped", 10),
    "rests off the map": ([3.0, 6.0, 6.0], "left_map", 1),
    "rests at the minimum": ([3.0, 0.0, 0.0], "converged", 1),
    "too far away before it is infinite": ([1.0, 2 * FAR, 3 * FAR, INF], "diverged", 1),
}


def judged(points, surface):
    """The outcome of a path with the surface's own losses."""
    return judge(points, surface.value(*points.T), surface)


@pytest.mark.parametrize("name", HAND_MADE)
@pytest.mark.parametrize("axis", [0, 1])
def test_by_hand(name, axis):
    coordinates, kind, step = HAND_MADE[name]
    points = np.zeros((len(coordinates), 2))
    points[:, axis] = coordinates
    outcome = judged(points, SPHERE)
    assert (outcome.kind, outcome.step) == (kind, step)


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_every_minimum_is_named(landscape):
    surface = LANDSCAPES[landscape]
    for minimum in surface.minima:
        outcome = judged(np.array([surface.start, minimum, minimum]), surface)
        assert (outcome.kind, outcome.minimum) == ("converged", minimum)
        assert all(f"{coordinate + 0.0:.3g}" in outcome.sentence for coordinate in minimum)


def test_local_minima_are_called_so():
    surface = LANDSCAPES["styblinski_tang"]
    sentences = [judged(np.array([minimum]), surface).sentence for minimum in surface.minima]
    assert ["local" in sentence for sentence in sentences] == [False, True, True, True]


def test_equally_deep_minima_are_not_local():
    surface = LANDSCAPES["himmelblau"]
    assert not any("local" in judged(np.array([minimum]), surface).sentence for minimum in surface.minima)


@pytest.mark.parametrize(
    ("settings", "kind", "words"),
    [
        ({"steps": 20000, "learning_rate": 1e-3}, "converged", "Reached minimum (1, 1) in "),
        ({"steps": 500, "learning_rate": 1e-3}, "travelling", "Still travelling after 500 steps"),
        ({"steps": 1, "learning_rate": 1e-3}, "travelling", "Still travelling after 1 step"),
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
    assert judged(np.array([(w, b), (w + 0.002 * width, b)]), line).kind == "travelling"
    assert judged(np.array([(w, b), (w, b + 0.001 * height)]), line).kind == "converged"
    assert judged(np.array([(w, b), (w + 0.001 * width, b)]), line).kind == "converged"


@cache
def rise_about(minimum, surface):
    """The highest rise of the loss within 0.01 diagonals of a minimum, sampled."""
    angle, radius = (np.linspace(0.0, top, 400) for top in (2.0 * math.pi, 0.01 * surface.diagonal))
    x, y = (np.outer(radius, turn(angle)) for turn in (np.cos, np.sin))
    return max(0.0, (surface.value(minimum[0] + x, minimum[1] + y) - surface.value(*minimum)).max())


def by_the_book(points, surface):
    """The outcome read off the definition, step by step, where every point is finite: kind, step, minimum."""
    lowest, highest = np.transpose(surface.domain)

    def at(minimum, point):
        share = abs(surface.value(*point.tolist()) - surface.value(*minimum)) / (0.01 * rise_about(minimum, surface))
        assume(not 0.9 < share < 1.1)  # the highest rise is sampled
        return math.dist(point, minimum) <= 1e-3 * surface.diagonal and share <= 1.0

    def since(holds):
        return next(k for k in range(len(points)) if all(holds(point) for point in points[k:]))

    def on_map(point):
        return (lowest <= point).all() and (point <= highest).all()

    if not on_map(points[-1]):
        return "left_map", since(lambda point: not on_map(point)), None
    for minimum in surface.minima:
        if at(minimum, points[-1]):
            return "converged", since(partial(at, minimum)), minimum
    steps = len(points) - 1
    moved = [sum(math.dist(points[k], points[k + 1]) for k in range(first, steps)) for first in range(steps + 1)]
    if moved[steps - math.ceil(steps / 10)] < 1e-9 * surface.diagonal:
        return "stopped", next(k for k in range(steps) if moved[k] < 1e-9 * surface.diagonal), None
    return "travelling", steps, None


NARROW = ["easom", "ackley", "himmelblau", "holder_table", "rosenbrock"]


@st.composite
def synthetic_paths(draw, surface):
    """Paths that stay about a minimum, at a distance that is a share of 1e-3 diagonals, or rest or jump elsewhere."""
    minimum = np.array(draw(st.sampled_from(surface.minima)))
    share = st.floats(0.0, 1.3).map(lambda share: share**3)
    points = []
    for _ in range(draw(st.integers(2, 25))):
        angle, radius = draw(st.floats(0.0, 6.28)), 1e-3 * surface.diagonal * draw(share)
        away = radius * np.array([math.cos(angle), math.sin(angle)])
        jump = np.full(2, draw(st.sampled_from([0.0, 0.0, 0.0, 0.0, 0.1, 0.6]))) * surface.diagonal
        points.append(minimum + away + jump)
    return np.array(points + draw(st.integers(0, 4)) * [points[-1]])


@pytest.mark.parametrize("landscape", NARROW)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_synthetic_paths_end_as_the_definition_says(landscape, data):
    surface = LANDSCAPES[landscape]
    points = data.draw(synthetic_paths(surface))
    outcome = judged(points, surface)
    assert (outcome.kind, outcome.step, outcome.minimum) == by_the_book(points, surface)


@pytest.mark.parametrize(
    ("landscape", "kind"), [("easom", "stopped"), ("ackley", "stopped"), ("rosenbrock", "converged")]
)
def test_where_the_well_is_narrow_the_loss_decides(landscape, kind):
    """At rest nine tenths of the allowed distance from the minimum."""
    surface = LANDSCAPES[landscape]
    x, y = surface.minima[0]
    beside = (x + 0.9e-3 * surface.diagonal, y)
    outcome = judged(np.array([surface.start, beside, beside]), surface)
    assert outcome.kind == kind
    above = surface.value(*beside) - surface.value(x, y)
    if kind == "stopped":
        assert above > 0.09
        assert f"near minimum ({x:.3g}, {y:.3g}), its loss {above:.2g} above" in outcome.sentence


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_in_a_bowl_place_decides(landscape):
    """As near to a minimum as its loss is a bowl's, its loss is as low in any direction."""
    surface = LANDSCAPES[landscape]
    unit = np.ptp(surface.domain, axis=1) * math.sqrt(2.0) if surface.data else np.full(2, surface.diagonal)
    angle = np.linspace(0.0, 2.0 * math.pi, 60)
    for minimum in surface.minima[:20]:
        ring = np.stack([np.cos(angle), np.sin(angle)], axis=1) * unit
        low, outer = (surface.value(*(minimum + share * ring).T) - surface.value(*minimum) for share in (1e-3, 1e-2))
        if not (low > 0.0).all() or (low > 0.0099 * outer.max()).any():
            continue
        for point in minimum + 0.999e-3 * ring:
            if surface.contains(point):
                assert judged(np.array([surface.start, point]), surface).kind == "converged"


@pytest.mark.parametrize("landscape", ["easom", "ackley", "griewank", "drop_wave", "bukin_n6", "ellipse"])
@pytest.mark.parametrize("optimizer", ["adam", "momentum", "rmsprop", "gradient_descent", "sign_descent"])
def test_whoever_is_said_to_have_reached_a_minimum_has_a_loss_as_low(landscape, optimizer):
    surface = LANDSCAPES[landscape]
    for x, y in surface.minima[:3]:
        for rate in (0.3, 0.03, 0.003):
            start = (x + 0.02 * surface.diagonal, y - 0.01 * surface.diagonal)
            run = trace(optimizer, surface, start, 300, learning_rate=rate)
            if run.outcome.kind != "converged":
                continue
            step, floor = run.outcome.step, surface.value(*run.outcome.minimum)
            square = np.linspace(-0.01, 0.01, 200) * surface.diagonal
            about = surface.value(run.outcome.minimum[0] + square, run.outcome.minimum[1] + square[:, None])
            assert (run.losses[step:] - floor <= 0.01 * (about.max() - floor)).all()
            before = run.points[max(step - 1, 0)]
            far = math.dist(before, run.outcome.minimum) > 1e-3 * surface.diagonal
            assert step == 0 or far or run.losses[step - 1] > run.losses[step:].max()


def test_rmsprop_is_thrown_out_again_and_again():
    bowl = LANDSCAPES["ellipse"]
    run = trace("rmsprop", bowl, steps=400, learning_rate=0.1)
    near = np.hypot(*run.points.T) <= 1e-3 * bowl.diagonal
    first, last, left = int(np.argmax(near)), int(np.flatnonzero(~near)[-1]) + 1, np.sum(near[:-1] & ~near[1:])
    assert (run.outcome.kind, run.outcome.step, run.outcome.first) == ("converged", last, first)
    assert 0 < first < last < 400
    assert left == 1
    assert run.outcome.sentence == (
        f"Back at minimum (0, 0) since step {last}, first there at step {first}, left it once; still moving"
    )
    longer = trace("rmsprop", bowl, steps=1000, learning_rate=0.1).outcome
    assert longer.sentence == f"Still travelling after 1000 steps; at minimum (0, 0) at step {first}, but left it"


def test_who_stays_is_said_to_rest_or_to_move():
    rests = trace("gradient_descent", SPHERE, steps=500, learning_rate=0.1).outcome
    moves = trace("gradient_descent", SPHERE, steps=100, learning_rate=0.1).outcome
    assert (rests.rests, moves.rests) == (True, False)
    assert rests.sentence == f"{moves.short}; at rest"
    assert moves.sentence == f"{moves.short}; still moving"


@pytest.mark.parametrize(
    ("landscape", "settings", "step", "words"),
    [
        ("saddle", {"start": (0.0, 0.0)}, 0, "at saddle (0, 0)"),
        ("saddle", {"start": (0.5, 0.0), "steps": 1000}, None, "at saddle (0, 0)"),
        (
            "himmelblau",
            {"start": (-0.27084459066700944, -0.9230385564664656), "steps": 5},
            None,
            "at maximum (-0.271, -0.923)",
        ),
        ("easom", {"start": (50.0, 50.0)}, 0, "at no known point: gradient 0"),
        ("griewank", {"start": (100.0, 100.0), "steps": 1000}, None, "at no known point: gradient "),
        ("rosenbrock", {"learning_rate": 0.0}, 0, "at no known point: gradient 2.3e+02"),
    ],
)
def test_who_rests_elsewhere_has_stopped(landscape, settings, step, words):
    outcome = trace("gradient_descent", LANDSCAPES[landscape], **{"learning_rate": 0.1, "steps": 50} | settings).outcome
    assert outcome.kind == "stopped"
    assert outcome.rests
    assert step in (None, outcome.step)
    assert outcome.sentence.startswith(f"Stopped at step {outcome.step}, {words}")


def test_the_first_visit_is_found_among_many_minima():
    surface = LANDSCAPES["rastrigin"]
    draws = np.random.default_rng(3)
    for _ in range(50):
        minimum = surface.minima[draws.integers(len(surface.minima))]
        points = draws.uniform(-5.0, 5.0, (30, 2))
        points[17] = minimum + draws.uniform(-1e-4, 1e-4, 2)
        assert judged(points, surface).first == 17
