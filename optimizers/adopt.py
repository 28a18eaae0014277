"""Adam that divides each gradient by the size of those before it, and only then averages: outliers cannot hide
themselves.

S. Taniguchi et al. (2024), ADOPT: modified Adam can converge with any beta2 with the optimal rate,
arxiv.org/abs/2411.02853. As optax.contrib.adopt: the first gradient only sets the scale, so the first step does not
move; scaled gradients are clipped to +-(t - 1)^(1/4), as in the authors' code (use_clipping off is their first form).
"""

from math import inf
from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, flag, latex, sqrt
from optimizers.engine.latex import average


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.average(0.9999, "A longer memory of past squares: the step size per axis adapts more slowly.")
    epsilon: float = fields.epsilon(1e-6)
    use_clipping: bool = flag(True, "Tames steps after a sudden steepening; without it the path can leap there.")


class State(NamedTuple):
    m: float
    v: float


def step(x, g, state, t, h):
    beta1, beta2 = (1.0, 0.0) if t == 1.0 else (h.beta1, h.beta2)
    scale = max(sqrt(state.v), h.epsilon)
    u = g / scale if scale else g * inf  # a division by zero, which plain Python refuses
    c = (t - 1) ** 0.25 if h.use_clipping else inf
    u = c if u > c else -c if u < -c else u
    m = beta1 * state.m + (1 - beta1) * u
    v = beta2 * state.v + (1 - beta2) * g * g
    return x - h.learning_rate * m, State(m, v)


def velocity(state, h):
    return -h.learning_rate * state.m


def effective_rate(before, after, t, h):
    return h.learning_rate / np.maximum(np.sqrt(before.v), h.epsilon)


def formula(h):
    return latex.block(
        r"u &\leftarrow g / \max(\sqrt{v},\, \epsilon)" if h.epsilon else r"u &\leftarrow g / \sqrt{v}",
        r"u &\leftarrow \operatorname{clip}(u,\ \pm \sqrt[4]{t-1})" if h.use_clipping else "",
        average("m", r"\beta_1", "u", h.beta1),
        r"x &\leftarrow x - \eta\, m",
        average("v", r"\beta_2", "g^2", h.beta2),
    )


OPTIMIZER = Optimizer(
    title="ADOPT",
    about=__doc__,
    formula=formula,
    source="Taniguchi et al. (2024), arxiv.org/abs/2411.02853",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    velocity=velocity,
    effective_rate=effective_rate,
    convention="Scaled gradients are clipped, as in optax and the authors' code; use_clipping off is the form without.",
)
