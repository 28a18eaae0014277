"""One method is another at certain settings: equal to the last bit where the arithmetic is the same."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace

STEPS = 100
SURFACES = [LANDSCAPES[name] for name in ("ellipse", "rosenbrock", "himmelblau", "beale", "six_hump_camel")]
SAME_BITS = [
    ("momentum", {"momentum": 0.0}, "gradient_descent", {}),
    ("nesterov", {"momentum": 0.0}, "gradient_descent", {}),
    ("heavy_ball", {"momentum": 0.0}, "gradient_descent", {}),
    ("nesterov_lookahead", {"momentum": 0.0}, "gradient_descent", {}),
    ("ema_momentum", {"beta": 0.0}, "gradient_descent", {}),
    ("ema_momentum", {"beta": 0.0, "bias_correction": True}, "gradient_descent", {}),
    ("momentum", {"weight_decay": 0.1, "momentum": 0.0}, "gradient_descent", {"weight_decay": 0.1}),
    ("adamw", {"weight_decay": 0.0}, "adam", {}),
    ("adamw", {"weight_decay": 0.0, "amsgrad": True}, "amsgrad", {}),
]
ROUNDED_DIFFERENTLY = [
    ("momentum", {"momentum": 0.8}, "heavy_ball", {"momentum": 0.8}),
    ("ema_momentum", {"beta": 0.75, "learning_rate": 8e-4}, "heavy_ball", {"momentum": 0.75, "learning_rate": 2e-4}),
    ("adam", {"beta1": 0.0, "beta2": 0.9, "bias_correction": False}, "rmsprop", {"alpha": 0.9}),
    ("rmsprop", {"alpha": 0.0, "epsilon": 0.1}, "adam", {"beta1": 0.0, "beta2": 0.0, "epsilon": 0.1}),
]


def key_of(value):
    return value.key if hasattr(value, "key") else None


def path(optimizer, surface, settings):
    return trace(optimizer, surface, steps=STEPS, **{"learning_rate": 2e-4} | settings).points


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
@pytest.mark.parametrize(("one", "its", "other", "others"), SAME_BITS)
def test_same_to_the_last_bit(one, its, other, others, surface):
    np.testing.assert_array_equal(path(one, surface, its), path(other, surface, others))


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
@pytest.mark.parametrize(("one", "its", "other", "others"), ROUNDED_DIFFERENTLY)
def test_same_up_to_rounding(one, its, other, others, surface):
    np.testing.assert_allclose(path(one, surface, its), path(other, surface, others), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
@pytest.mark.parametrize("momentum", [0.5, 0.9])
def test_both_forms_of_nesterov_are_one_method(surface, momentum):
    """The points of one are where the other takes its gradients, y = x + mu v (Sutskever et al. (2013))."""
    settings = {"steps": STEPS, "momentum": momentum, "learning_rate": 2e-4}
    ahead = trace("nesterov_lookahead", surface, **settings)
    there = ahead.points + momentum * ahead.state["velocity"]
    run = trace("nesterov", surface, **settings)
    np.testing.assert_allclose(run.points, there, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(run.used_gradients, ahead.used_gradients, rtol=1e-8, atol=1e-9)


def test_a_schedule_tells_momentum_and_heavy_ball_apart():
    """PyTorch's rate multiplies the whole sum, Polyak's only the newest gradient: a cut stops only the former."""
    settings = {"steps": 60, "learning_rate": 1e-3, "momentum": 0.9, "schedule": ("step", {"step_size": 50})}
    surface = LANDSCAPES["himmelblau"]
    sum_of_gradients, velocity = (trace(key, surface, **settings).points for key in ("momentum", "heavy_ball"))
    np.testing.assert_allclose(sum_of_gradients[:51], velocity[:51], rtol=1e-10)
    assert np.abs(sum_of_gradients[51] - velocity[51]).max() > 1e-6


@pytest.mark.parametrize("surface", SURFACES, ids=key_of)
def test_amsgrad_is_adam_while_the_squares_grow(surface):
    settings = {"steps": 300, "learning_rate": 0.02, "beta2": 0.9}
    adam, amsgrad = (trace(key, surface, **settings) for key in ("adam", "amsgrad"))
    fell = (np.diff(adam.state["v"], axis=0) < 0).any(axis=1)
    first = int(np.argmax(fell)) + 1
    assert fell.any()
    np.testing.assert_array_equal(adam.points[:first], amsgrad.points[:first])
    assert (adam.points[first] != amsgrad.points[first]).any()


@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum", "adam"])
def test_maximize_descends_the_negative(optimizer):
    """On a saddle, climbing is descending with the axes exchanged."""
    up = trace(optimizer, LANDSCAPES["saddle"], start=(0.3, 0.2), steps=50, learning_rate=0.01, maximize=True)
    down = trace(optimizer, LANDSCAPES["saddle"], start=(0.2, 0.3), steps=50, learning_rate=0.01)
    np.testing.assert_array_equal(up.points, down.points[:, ::-1])
    assert up.losses[-1] > up.losses[0]
