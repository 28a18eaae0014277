"""What is proved about the newer methods, or follows from their rule in a line: sources stand at each test."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace

ELLIPSE = LANDSCAPES["ellipse"]
SURFACES = [LANDSCAPES[name] for name in ("ellipse", "rosenbrock", "himmelblau", "beale", "six_hump_camel")]
FIRST = {"steps": 1, "epsilon": 0.0}


def key_of(value):
    return value.key if hasattr(value, "key") else None


def walk(optimizer, gradients, **settings):
    """The moves (steps,) of one coordinate that starts at 0 and sees these gradients, by the file's own step."""
    method = OPTIMIZERS[optimizer]
    h = method.hyperparameters(*method.numbers(method.checked(settings)).tolist())
    x, state = 0.0, method.state(*[0.0] * len(method.state._fields))
    if method.initial_state:
        state = method.initial_state(x, h)
    xs = [x]
    for k, g in enumerate(gradients):
        x, state = method.step(x, g, state, k + 1.0, h)
        xs.append(x)
    return np.diff(xs)


def first_move(optimizer, surface, **settings):
    """The first step and the gradient that it saw, both shape (2,)."""
    run = trace(optimizer, surface, **FIRST | settings)
    return run.points[1] - run.points[0], run.gradients[0]


@pytest.mark.parametrize("optimizer", ["sign_descent", "signum", "lion"])
@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
def test_sign_methods_move_by_the_learning_rate_on_every_axis(optimizer, surface):
    """Bernstein et al. (2018), algorithms 1 and 2; Chen et al. (2023), algorithm 2: whatever the slope."""
    still = {"weight_decay": 0.0} if optimizer == "lion" else {}
    run = trace(optimizer, surface, steps=200, learning_rate=0.007, **still)
    np.testing.assert_allclose(np.abs(np.diff(run.points, axis=0)), 0.007, rtol=1e-12)


PACES = [
    ("adamax", 1.0),
    ("adan", 1.0),
    ("qhadam", 1.0),
    ("lion", 1.0),
    ("diffgrad", 0.5),  # friction 1 / (1 + exp(0)) where the gradient stays the same (Dubey et al. (2020))
]


@pytest.mark.parametrize("gradient", [-300.0, 0.02])
@pytest.mark.parametrize(("optimizer", "pace"), PACES)
def test_pace_on_an_even_slope(optimizer, pace, gradient):
    """Where the gradient is constant, corrected means are the gradient itself and the steps the learning rate."""
    small = {name: 0.0 for name in ("epsilon", "weight_decay") if name in OPTIMIZERS[optimizer].fields}
    moves = walk(optimizer, [gradient] * 50, learning_rate=0.1, **small)
    np.testing.assert_allclose(moves[1:], -0.1 * pace * math.copysign(1.0, gradient), rtol=1e-9)


def test_memories_fill_up_on_an_even_slope():
    """Each sum of AggMo tends to g / (1 - beta); AdEMAMix's slow mean comes in as 1 - beta3^t (their algorithms)."""
    moves = walk("aggmo", [2.0] * 1000, learning_rate=0.3, beta1=0.0, beta2=0.5, beta3=0.95)
    assert moves[-1] == pytest.approx(-0.1 * 2.0 * (1 + 2 + 20), rel=1e-9)
    moves = walk("ademamix", [2.0] * 50, learning_rate=0.3, beta3=0.95, alpha=4.0, epsilon=0.0)
    np.testing.assert_allclose(moves, -0.3 * (1 + 4 * (1 - 0.95 ** np.arange(1, 51))), rtol=1e-9)


@pytest.mark.parametrize("gradient", [-300.0, 0.02])
def test_adabelief_gains_speed_on_an_even_slope(gradient):
    """The surprise g - m fades as beta1^t, so steps grow; the first is 1 / beta1 of Adam's (Zhuang et al. (2020))."""
    settings = {"learning_rate": 0.1, "beta1": 0.8, "beta2": 0.9, "epsilon": 0.0, "epsilon_root": 0.0}
    moves = np.abs(walk("adabelief", [gradient] * 20, **settings))
    assert moves[0] == pytest.approx(0.1 / 0.8, rel=1e-12)
    assert (np.diff(moves) > 0).all()


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
@pytest.mark.parametrize("beta1", [0.0, 0.9])
def test_nadam_first_step(surface, beta1):
    """The shares of this gradient and of the momentum it causes, PyTorch's mu_t (Dozat (2016), algorithm 2)."""
    mu, mu_next = (beta1 * (1 - 0.5 * 0.96 ** (t * 0.004)) for t in (1, 2))
    move, gradient = first_move("nadam", surface, learning_rate=0.01, beta1=beta1, momentum_decay=0.004)
    length = 0.01 * (1 + mu_next * (1 - beta1) / (1 - mu * mu_next))
    np.testing.assert_allclose(move, -length * np.sign(gradient), rtol=1e-12)


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
@pytest.mark.parametrize(("beta2", "unscaled"), [(0.999, 5), (0.8, 6), (0.7, 9), (0.6, 40)])
def test_radam_begins_as_momentum(surface, beta2, unscaled):
    """Until rho_t passes 5 there is no scaling; for beta2 <= 2/3 it never does (Liu et al. (2020), algorithm 2)."""
    settings = {"steps": 40, "learning_rate": 1e-4}
    radam = trace("radam", surface, beta2=beta2, **settings).points
    momentum = trace("ema_momentum", surface, beta=0.9, bias_correction=True, **settings).points
    np.testing.assert_array_equal(radam[: unscaled + 1], momentum[: unscaled + 1])
    assert unscaled == 40 or (radam[unscaled + 1] != momentum[unscaled + 1]).any()


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
def test_rprop_moves_by_its_step_size_or_rests(surface):
    """The step sizes keep to their limits (Riedmiller and Braun (1993)); an axis whose slope turned rests."""
    run = trace("rprop", surface, steps=200, learning_rate=0.01, step_min=1e-3, step_max=0.05)
    sizes, moves = run.state["step_size"][1:], np.abs(np.diff(run.points, axis=0))
    rests = run.state["previous"][1:] == 0.0
    assert ((sizes >= 1e-3) & (sizes <= 0.05)).all()
    assert (moves[rests] == 0.0).all() and rests.any()
    np.testing.assert_allclose(moves[~rests], sizes[~rests], rtol=1e-9)


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
def test_yogi_changes_its_scale_by_the_square_of_the_gradient_alone(surface):
    """|v_t - v_{t-1}| = (1 - beta2) g^2, however far v is from g^2 (Zaheer et al. (2018), section 3)."""
    run = trace("yogi", surface, steps=200, learning_rate=0.01, beta2=0.95)
    change = np.abs(np.diff(run.state["v"], axis=0))
    np.testing.assert_allclose(change, 0.05 * run.used_gradients**2, rtol=1e-9, atol=1e-12 * run.state["v"].max())


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
def test_adopt_takes_no_step_before_it_knows_a_scale(surface):
    """And none longer than learning rate * (t - 1)^(1/4), by its clipping (Taniguchi et al. (2024))."""
    run = trace("adopt", surface, steps=100, learning_rate=0.05, beta2=0.9)
    moves = np.abs(np.diff(run.points, axis=0))
    assert (moves[0] == 0.0).all() and (moves[1] > 0.0).all()
    assert (moves <= 0.05 * np.arange(100)[:, None] ** 0.25 * (1 + 1e-9)).all()


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
@pytest.mark.parametrize("partial", [0.1, 0.25, 0.5])
def test_padam_first_step(surface, partial):
    """|g|^(1 - 2 partial): from gradient descent's length to Adam's (Chen et al. (2018), algorithm 1)."""
    move, gradient = first_move("padam", surface, learning_rate=1e-3, beta2=0.0, partial=partial)
    expected = -1e-3 * np.sign(gradient) * np.abs(gradient) ** (1 - 2 * partial)
    np.testing.assert_allclose(move, expected, rtol=1e-10, atol=1e-15)


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
def test_diffgrad_first_step(surface):
    """Adam's, times the friction of a gradient that was zero before (Dubey et al. (2020))."""
    move, gradient = first_move("diffgrad", surface, learning_rate=1e-3)
    expected = -1e-3 * np.sign(gradient) / (1 + np.exp(-np.abs(gradient)))
    np.testing.assert_allclose(move, expected, rtol=1e-9)


def test_adopt_divides_by_the_gradients_before():
    """A gradient that grows a hundredfold is seen as 100, and clipped to (t - 1)^(1/4) (Taniguchi et al. (2024))."""
    settings = {"learning_rate": 0.1, "beta1": 0.0}
    clipped = walk("adopt", [1.0] + [100.0] * 5, **settings)
    np.testing.assert_allclose(clipped, -0.1 * np.arange(6) ** 0.25, rtol=1e-9)
    assert walk("adopt", [1.0, 100.0], use_clipping=False, **settings)[1] == pytest.approx(-10.0, rel=1e-12)


SCALED = ["adamax", "nadam", "adan", "qhadam", "ademamix", "adopt", "schedule_free_adamw"]


@pytest.mark.parametrize("optimizer", [*SCALED, "lion", "signum", "sign_descent", "rprop"])
def test_the_scale_of_an_axis_is_not_seen(optimizer):
    """A coordinate whose gradient is 512 times as large (a power of two: no rounding) walks the same path."""
    small = {"epsilon": 1e-300} if optimizer in SCALED else {}
    run = trace(optimizer, ELLIPSE.with_parameters(kappa=512.0), start=(3.0, 3.0), steps=100, **small)
    np.testing.assert_array_equal(run.points[:, 0], run.points[:, 1])
    assert run.points[-1, 0] < 3.0
