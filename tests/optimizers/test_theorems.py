"""What is proved about the methods, on quadratics: sources stand at each test."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace

ELLIPSE = LANDSCAPES["ellipse"]
BOWLS = [ELLIPSE.with_parameters(kappa=kappa) for kappa in (0.2, 1.0, 37.0, 500.0)]
BOWLS += [
    LANDSCAPES["ellipse_rotated"].with_parameters(kappa=kappa, theta=theta)
    for kappa, theta in ((0.2, 0.3), (37.0, 1.0), (500.0, 2.5))
]


def bowl_name(bowl):
    return "-".join([bowl.key, *(f"{value:g}" for value in bowl.values)])


def spectrum(bowl):
    """Eigenvalues (2,) and eigenvectors (2, 2), in columns, of the bowl's Hessian."""
    hxx, hxy, hyy = bowl.hessian(0.0, 0.0)
    return np.linalg.eigh([[hxx, hxy], [hxy, hyy]])


@pytest.mark.parametrize("bowl", BOWLS, ids=bowl_name)
def test_gradient_descent_follows_its_closed_form(bowl):
    """Along each eigenvector x_k = (1 - learning rate * lambda)^k x_0 (Nocedal and Wright (2006), section 3.3)."""
    eigenvalues, vectors = spectrum(bowl)
    rate = 1.3 / eigenvalues.max()
    run = trace("gradient_descent", bowl, start=(-4.5, 2.0), steps=100, learning_rate=rate)
    powers = (1 - rate * eigenvalues) ** np.arange(101)[:, None]
    expected = powers * (run.points[0] @ vectors)
    np.testing.assert_allclose(run.points @ vectors, expected, rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("bowl", BOWLS, ids=bowl_name)
def test_gradient_descent_converges_only_below_two_over_l(bowl):
    """L is the largest eigenvalue of the Hessian (Nesterov (2004), Introductory lectures, section 1.2.3)."""
    limit = 2 / spectrum(bowl)[0].max()
    below, above = (
        trace("gradient_descent", bowl, start=(-4.5, 2.0), steps=6000, learning_rate=share * limit).outcome.kind
        for share in (0.995, 1.005)
    )
    assert (below, above) == ("converged", "diverged")


def test_at_two_over_l_gradient_descent_bounces_for_ever():
    run = trace("gradient_descent", ELLIPSE.with_parameters(kappa=8.0), start=(1.0, 2.0), steps=100, learning_rate=0.25)
    np.testing.assert_array_equal(run.points[:, 1], np.where(np.arange(101) % 2, -2.0, 2.0))


@pytest.mark.parametrize("bowl", BOWLS, ids=bowl_name)
def test_gradient_descent_at_its_best_rate(bowl):
    """With learning rate 2 / (L + m) the distance shrinks by (kappa - 1) / (kappa + 1) a step (ibid., theorem 2.1.15).

    It starts where both eigenvectors have a share, so the bound is met with equality at every step.
    """
    low, high = spectrum(bowl)[0]
    run = trace("gradient_descent", bowl, start=(-4.5, 2.0), steps=20, learning_rate=2 / (low + high))
    distance = np.hypot(*run.points.T)
    expected = distance[0] * ((high - low) / (high + low)) ** np.arange(21)
    np.testing.assert_allclose(distance, expected, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("kappa", [4.0, 25.0, 100.0, 900.0])
@pytest.mark.parametrize("landscape", ["ellipse", "ellipse_rotated"])
def test_heavy_ball_at_its_best_rate(landscape, kappa):
    """With Polyak's settings the distance shrinks by (r - 1) / (r + 1) a step, r = sqrt(kappa) (Polyak (1964)).

    The slowest part is a double root: k * rho^k, so from step n to 2n the distance falls by 2 * rho^n in the limit.
    """
    root = math.sqrt(kappa)
    rho = (root - 1) / (root + 1)
    settings = {"learning_rate": (2 / (root + 1)) ** 2, "momentum": rho**2}
    bowl = LANDSCAPES[landscape].with_parameters(kappa=kappa)
    n = math.ceil(-100 / math.log(rho))
    distance = np.hypot(*trace("heavy_ball", bowl, start=(-4.5, 2.0), steps=2 * n, **settings).points.T)
    assert (distance[2 * n] / distance[n] / 2) ** (1 / n) == pytest.approx(rho, rel=1e-3)


@pytest.mark.parametrize("landscape", LANDSCAPES)
@pytest.mark.parametrize("rate", [1e-3, 0.2])
def test_adam_first_step_has_the_length_of_the_learning_rate(landscape, rate):
    """Both corrected averages are those of one gradient: g / |g| (Kingma and Ba (2015), section 2.1)."""
    run = trace("adam", LANDSCAPES[landscape], steps=1, learning_rate=rate, epsilon=0.0)
    moved = run.gradients[0] != 0.0
    expected = -rate * np.sign(run.gradients[0])[moved]
    np.testing.assert_allclose((run.points[1] - run.points[0])[moved], expected, rtol=1e-9)
    assert moved.any()


@pytest.mark.parametrize("optimizer", ["adagrad", "rmsprop", "adam", "amsgrad"])
def test_diagonal_methods_do_not_see_the_scale_of_an_axis(optimizer):
    """A coordinate whose gradient is kappa times as large walks the same path (Duchi et al. (2011), section 1.1)."""
    paths = [
        trace(optimizer, ELLIPSE.with_parameters(kappa=kappa), start=(3.0, 3.0), steps=50, epsilon=1e-30).points
        for kappa in (1.0, 500.0)
    ]
    np.testing.assert_allclose(paths[0], paths[1], rtol=1e-12)
    np.testing.assert_allclose(paths[1][:, 0], paths[1][:, 1], rtol=1e-12)


def test_gradient_descent_does_not_notice_a_turn():
    """The turned bowl is the bowl in other coordinates; AdaGrad, which scales the axes, does notice."""
    theta = 0.7
    turn = np.array([[math.cos(theta), -math.sin(theta)], [math.sin(theta), math.cos(theta)]])
    plain = ELLIPSE.with_parameters(kappa=20.0)
    turned = LANDSCAPES["ellipse_rotated"].with_parameters(kappa=20.0, theta=theta)
    start = np.array([2.0, 1.0])

    def difference(optimizer):
        path = trace(optimizer, plain, start=start, steps=100, learning_rate=0.05).points
        seen = trace(optimizer, turned, start=turn @ start, steps=100, learning_rate=0.05).points
        return np.abs(seen - path @ turn.T).max()

    assert difference("gradient_descent") < 1e-12
    assert difference("heavy_ball") < 1e-12
    assert difference("adagrad") > 1e-2


def test_adadelta_carries_the_units_of_the_point():
    """Ten times the start, a hundred times epsilon (a squared length): ten times the path (Zeiler (2012), 3.2)."""
    small = trace("adadelta", ELLIPSE, start=(-0.3, 0.2), steps=200, epsilon=1e-6)
    large = trace("adadelta", ELLIPSE, start=(-3.0, 2.0), steps=200, epsilon=1e-4)
    np.testing.assert_allclose(large.points, 10 * small.points, rtol=1e-10)
    assert np.hypot(*(large.points[-1] - large.points[0])) > 0.5
