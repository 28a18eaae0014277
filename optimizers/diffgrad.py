"""Adam with a brake: where the gradient hardly changes from step to step, it walks at half the pace.

S. R. Dubey et al. (2020), diffGrad: an optimization method for convolutional neural networks,
arxiv.org/abs/1909.11015. As pytorch_optimizer.DiffGrad: epsilon stands beside the uncorrected root, and 1e-15 under it;
the paper corrects the root first. The gradient before the first is taken as zero.
"""

from math import exp
from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, latex, sqrt
from optimizers.engine.latex import average


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    epsilon: float = fields.epsilon(1e-8)


class State(NamedTuple):
    m: float
    v: float
    gradient: float


def step(x, g, state, t, h):
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    friction = 1 / (1 + exp(-abs(state.gradient - g)))  # from 1/2 to 1
    rate = h.learning_rate * sqrt(1 - h.beta2**t) / (1 - h.beta1**t)
    return x - rate * (friction * m) / (sqrt(v + 1e-15) + h.epsilon), State(m, v, g)


def effective_rate(before, after, t, h):
    friction = 1 / (1 + np.exp(-np.abs(before.gradient - after.gradient)))
    return h.learning_rate * np.sqrt(1 - h.beta2**t) * friction / (np.sqrt(after.v + 1e-15) + h.epsilon)


def formula(h):
    ratio = latex.over_root(r"\xi\, m", "v", h)
    return latex.block(
        average("m", r"\beta_1", "g", h.beta1),
        average("v", r"\beta_2", "g^2", h.beta2),
        r"\xi &\leftarrow 1 / (1 + e^{-|g_{\mathrm{last}} - g|})",
        rf"x &\leftarrow x - {latex.corrected_rate(h)}\, {ratio}",
    )


OPTIMIZER = Optimizer(
    title="diffGrad",
    about=__doc__,
    formula=formula,
    source="Dubey et al. (2020), arxiv.org/abs/1909.11015",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="Epsilon stands beside the uncorrected root, as in pytorch_optimizer; in the paper as in Adam.",
    letters={"friction": r"\xi"},
)
