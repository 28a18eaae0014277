"""The curves for study, against the recorded run."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.study.quantities import QUANTITIES, available, curves

STEPS = 60


def entrant(key, landscape="himmelblau", **changes):
    rate = {"learning_rate": 0.003, **changes}
    return trace(key, LANDSCAPES[landscape], steps=STEPS, **rate), OPTIMIZERS[key]


def only(name, *entrants):
    """The values of the only curve."""
    (curve,) = curves(name, entrants)
    return curve.values


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_has_curves_over_all_points(key):
    entrants = [entrant(key)]
    names = available(entrants)
    assert names[:5] == list(QUANTITIES)[:5]
    assert [name for name in names if name not in QUANTITIES] == [
        f"state.{name}" for name in OPTIMIZERS[key].state._fields if (key, name) != ("momentum", "begun")
    ]
    for name in names:
        found = curves(name, entrants)
        assert [curve.axis for curve in found] in ([""], ["x", "y"])
        assert all(curve.values.shape == (STEPS + 1,) for curve in found)


def test_loss_gradient_and_step_are_those_of_the_run():
    run, _ = both = entrant("adam")
    np.testing.assert_array_equal(only("loss", both), run.losses)
    for k in (0, 17, STEPS):
        assert only("gradient_norm", both)[k] == pytest.approx(math.hypot(*run.gradients[k]), rel=1e-15)
    lengths = only("step_length", both)
    assert lengths[17] == pytest.approx(math.dist(run.points[17], run.points[18]), rel=1e-15)
    assert np.isnan(lengths[STEPS])


def test_the_distance_is_that_to_whichever_minimum_is_nearest():
    run, _ = both = entrant("momentum")
    minima = LANDSCAPES["himmelblau"].minima
    assert len(minima) == 4
    for k in (0, 5, STEPS):
        nearest = min(math.dist(run.points[k], minimum) for minimum in minima)
        assert only("distance", both)[k] == pytest.approx(nearest, rel=1e-14)


def test_a_surface_without_known_minima_has_no_distance():
    entrants = [entrant("adam", "saddle")]
    assert LANDSCAPES["saddle"].minima == ()
    assert "distance" not in available(entrants)
    assert curves("distance", entrants) == []


def test_learning_rates_are_those_of_the_schedule():
    run, _ = both = entrant("momentum", schedule="cosine")
    np.testing.assert_array_equal(only("learning_rate", both)[:-1], run.learning_rates)
    assert np.ptp(run.learning_rates) > 0


def test_effective_rates_are_what_multiplies_the_first_moment():
    run, _ = both = entrant("adam")
    x, y = curves("effective_rate", [both])
    assert (x.axis, y.axis) == ("x", "y")
    m_hat = run.state["m"][1:] / (1 - 0.9 ** np.arange(1.0, STEPS + 1))[:, None]
    rates = np.stack([x.values, y.values], axis=1)[:-1]
    np.testing.assert_allclose(-rates * m_hat, np.diff(run.points, axis=0), rtol=1e-9)


def test_one_rate_for_both_axes_is_one_curve_and_signs_have_none():
    entrants = [entrant("gradient_descent"), entrant("sign_descent"), entrant("adam")]
    assert [(curve.racer, curve.axis) for curve in curves("effective_rate", entrants)] == [(0, ""), (2, "x"), (2, "y")]


def test_a_state_variable_is_drawn_for_those_who_have_it():
    entrants = [entrant("adam"), entrant("momentum"), entrant("rmsprop")]
    assert available(entrants)[-4:] == ["state.m", "state.v", "state.buffer", "state.mean"]
    found = curves("state.v", entrants)
    assert [(curve.racer, curve.axis) for curve in found] == [(0, "x"), (0, "y"), (2, "x"), (2, "y")]
    np.testing.assert_array_equal(found[3].values, entrants[2][0].state["v"][:, 1])


def test_what_is_not_finite_is_a_gap():
    both = entrant("gradient_descent", "rosenbrock", learning_rate=1.0)
    assert not np.isfinite(both[0].losses).all()
    for name in available([both]):
        for curve in curves(name, [both]):
            assert np.isnan(curve.values[-1])
            assert not np.isinf(curve.values).any()
            assert np.isfinite(curve.values[0])
