"""What theory says is true of the runs that it is said about."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.study import theory

KAPPA = 20.0
BOWL = LANDSCAPES["ellipse"].with_parameters(kappa=KAPPA)
SHARES = (0.1, 0.5, 0.9)  # of the largest stable rate
SETTINGS = {
    "gradient_descent": {},
    "momentum": {"momentum": 0.8, "dampening": 0.1},
    "heavy_ball": {"momentum": 0.8},
    "ema_momentum": {"beta": 0.8},
    "nesterov": {"momentum": 0.8},
    "nesterov_lookahead": {"momentum": 0.8},
}
LINEAR = [key for key, rule in OPTIMIZERS.items() if rule.stable]


def linear(optimizer, **changes):
    """The rule on a bowl with these settings, others at their defaults."""
    rule = OPTIMIZERS[optimizer]
    return theory.linear(rule, rule.checked(changes))


def run_at(optimizer, share, steps=400, surface=BOWL):
    rate = share * linear(optimizer, **SETTINGS[optimizer]).limit / theory.curvature(surface, (0.0, 0.0)).high
    return trace(optimizer, surface, (3.0, 2.0), steps, learning_rate=rate, **SETTINGS[optimizer]), rate


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("optimizer", LINEAR)
def test_measured_is_predicted(optimizer, share):
    run, rate = run_at(optimizer, share, steps=1000)
    bowl = theory.curvature(BOWL, (0.0, 0.0))
    predicted = theory.predicted_rate(linear(optimizer, **SETTINGS[optimizer]), bowl, rate)
    measured = theory.measured_rate(run.points, (0.0, 0.0), BOWL.diagonal)
    assert predicted < 1
    assert measured == pytest.approx(predicted, rel=1e-3)


@pytest.mark.parametrize("optimizer", LINEAR)
def test_it_converges_below_the_limit_and_not_above(optimizer):
    below, _ = run_at(optimizer, 0.98, steps=3000)
    above, _ = run_at(optimizer, 1.02, steps=3000)
    assert below.losses[-1] < 1e-6 * below.losses[0]
    assert not above.losses[-1] < 1e6 * above.losses[0]


def test_the_matrix_is_that_of_the_papers():
    """The heavy ball, v = mu v - rate c x, x = x + v; without its memory as long as that stays empty."""
    mu, rate, c = 0.8, 0.3, 2.0
    expected = [[1 - rate * c, mu], [-rate * c, mu]]
    np.testing.assert_allclose(linear("heavy_ball", momentum=mu).matrix(c, rate), expected, rtol=1e-15)
    ahead = [[1 - rate * c, mu * (1 - rate * c)], [-rate * c, mu * (1 - rate * c)]]
    np.testing.assert_allclose(linear("nesterov_lookahead", momentum=mu).matrix(c, rate), ahead, rtol=1e-15)
    without = linear("momentum", momentum=0.0, dampening=0.5).matrix(c, rate)
    np.testing.assert_allclose(without, [[1 - rate * c]], rtol=1e-15)


def test_curvature_does_not_depend_on_how_the_surface_is_turned():
    turned = LANDSCAPES["ellipse_rotated"]
    hxx, hxy, hyy = turned.hessian(0.3, 0.4)
    low, high = np.linalg.eigvalsh([[hxx, hxy], [hxy, hyy]])
    here = theory.curvature(turned, (0.3, 0.4))
    assert (here.low, here.high) == pytest.approx((low, high), rel=1e-12)
    assert np.array([[hxx, hxy], [hxy, hyy]]) @ here.steepest == pytest.approx(high * np.array(here.steepest))


def test_best_settings_are_polyaks():
    """Gradient descent: (kappa - 1)/(kappa + 1); the heavy ball: (sqrt(kappa) - 1)/(sqrt(kappa) + 1)."""
    bowl = theory.curvature(BOWL, (0.0, 0.0))
    best = theory.best_settings(bowl)
    assert best.rate == pytest.approx(2 / (1 + KAPPA))
    assert best.factor == pytest.approx((KAPPA - 1) / (KAPPA + 1))
    root = math.sqrt(KAPPA)
    assert best.momentum == pytest.approx(((root - 1) / (root + 1)) ** 2)
    descent, ball = linear("gradient_descent"), linear("heavy_ball", momentum=best.momentum)
    assert theory.predicted_rate(descent, bowl, best.rate) == pytest.approx(best.factor)
    predicted = theory.predicted_rate(ball, bowl, best.momentum_rate)
    assert predicted == pytest.approx(best.momentum_factor, abs=1e-6)  # a double root
    for rate in (0.9, 1.1):
        assert theory.predicted_rate(descent, bowl, rate * best.rate) > best.factor
        assert theory.predicted_rate(ball, bowl, rate * best.momentum_rate) > predicted


def test_where_there_is_no_theory():
    assert linear("momentum")
    assert linear("adam") is None
    assert linear("momentum", weight_decay=0.1) is None
    assert linear("momentum", maximize=True) is None
    assert linear("momentum", momentum=1.0) is None
    assert linear("ema_momentum", bias_correction=True) is None
    assert theory.best_settings(theory.curvature(LANDSCAPES["saddle"], (0.0, 0.0))) is None


def test_too_few_steps_tell_no_rate():
    run = trace("gradient_descent", LANDSCAPES["rosenbrock"], steps=50)
    assert theory.measured_rate(run.points, (1.0, 1.0), run.landscape.diagonal) is None
    assert theory.approached(run.landscape, run.points) is None


def test_a_newton_step_ends_in_the_minimum_of_a_bowl():
    points = np.array([(3.0, 2.0), (-4.0, 0.5)])
    np.testing.assert_allclose(points + theory.newton_steps(BOWL, points), 0.0, atol=1e-15)
    flat = LANDSCAPES["monkey_saddle"]
    assert np.isnan(theory.newton_steps(flat, np.zeros((1, 2)))).all()


def test_newton_steps_are_those_of_newtons_method():
    run = trace("newton", LANDSCAPES["himmelblau"], (2.5, 2.5), 3, learning_rate=1.0)
    steps = theory.newton_steps(run.landscape, run.points[:-1])
    np.testing.assert_allclose(run.points[:-1] + steps, run.points[1:], rtol=1e-12)
