"""Newer methods are older ones at certain settings: equal to the last bit where the arithmetic is the same."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace

STEPS = 100
SURFACES = [LANDSCAPES[name] for name in ("ellipse", "rosenbrock", "himmelblau", "beale", "six_hump_camel")]
ONLY_NOW = {"nu1": 0.0, "nu2": 0.0, "epsilon": 0.0}
DECAYING = {"beta1": 0.0, "weight_decay": 0.3}
CORRECTED = {"beta": 0.9, "bias_correction": True}
SAME_BITS = [
    ("qhm", {"nu": 1.0, "momentum": 0.8}, "ema_momentum", {"beta": 0.8}),
    ("qhm", {"nu": 0.0, "momentum": 0.8}, "gradient_descent", {}),
    ("qhm", {"nu": 0.7, "momentum": 0.0}, "gradient_descent", {}),
    ("qhadam", {"nu1": 1.0, "nu2": 1.0, "beta1": 0.8}, "adam", {"beta1": 0.8}),
    ("qhadam", {"nu1": 0.0, "nu2": 1.0}, "adam", {"beta1": 0.0}),
    ("qhadam", ONLY_NOW, "sign_descent", {}),
    ("signum", {"beta": 0.0}, "sign_descent", {}),
    ("lion", {"beta1": 0.8, "beta2": 0.8, "weight_decay": 0.0}, "signum", {"beta": 0.8}),
    ("lion", {"beta1": 0.0, "weight_decay": 0.0}, "sign_descent", {}),
    ("schedule_free_adamw", {"beta1": 0.0}, "adam", {"beta1": 0.0}),
    ("asgd", {"lambd": 0.0}, "gradient_descent", {}),
]
ROUNDED_DIFFERENTLY = [
    ("qhm", {"nu": 0.9, "momentum": 0.9, "learning_rate": 2e-3}, "nesterov", {"momentum": 0.9, "learning_rate": 2e-4}),
    ("aggmo", {"beta1": 0.8, "beta2": 0.8, "beta3": 0.8}, "momentum", {"momentum": 0.8}),
    ("padam", {"partial": 0.5, "epsilon": 1e-30}, "adam", {"epsilon": 1e-30}),
    ("padam", {"partial": 0.0, "beta2": 0.0}, "ema_momentum", CORRECTED),
    ("ademamix", {"alpha": 0.0}, "adam", {}),
    ("ademamix", {"alpha": 0.0, "weight_decay": 0.3}, "adamw", {"weight_decay": 0.3}),
    ("schedule_free_sgd", {"beta1": 0.0, "weight_decay": 0.3}, "gradient_descent", {"weight_decay": 0.3}),
    ("schedule_free_adamw", DECAYING, "adamw", DECAYING),
    ("nadam", {"beta1": 0.0}, "adam", {"beta1": 0.0}),
    ("adan", {"beta1": 0.8, "beta2": 0.0, "beta3": 0.9}, "adam", {"beta1": 0.8, "beta2": 0.9}),
    ("adamax", {"beta2": 0.0, "epsilon": 1e-30}, "adam", {"beta2": 0.0, "epsilon": 1e-30}),
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
