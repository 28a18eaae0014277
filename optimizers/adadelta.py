"""RMSProp whose step also carries the units of the parameter: the size of past steps over the size of past gradients.

M. D. Zeiler (2012), ADADELTA: an adaptive learning rate method, algorithm 1, arxiv.org/abs/1212.5701.
As torch.optim.Adadelta: both epsilons stand under their root; the paper's method has learning rate 1.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, Torch, fields, latex, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1.0, low=1e-2, high=1e3)
    rho: float = fields.average(0.9, "A longer memory of past squares and past steps.")
    epsilon: float = fields.epsilon(1e-6)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    v: float
    d: float


def step(x, g, state, t, h):
    g = g + h.weight_decay * x
    v = h.rho * state.v + (1 - h.rho) * g * g
    dx = sqrt(state.d + h.epsilon) / (sqrt(v + h.epsilon) or nan) * g  # 0 / 0 if epsilon is 0
    d = h.rho * state.d + (1 - h.rho) * dx * dx
    return x - h.learning_rate * dx, State(v, d)


def effective_rate(before, after, t, h):
    return h.learning_rate * np.sqrt(before.d + h.epsilon) / np.sqrt(after.v + h.epsilon)


def formula(h):
    epsilon = plus(h.epsilon, r"\epsilon")
    return latex.block(
        latex.gradient(h),
        average("v", r"\rho", "g^2", h.rho),
        rf"\Delta &\leftarrow \tfrac{{\sqrt{{d{epsilon}}}}}{{\sqrt{{v{epsilon}}}}}\, g",
        average("d", r"\rho", r"\Delta^2", h.rho),
        r"x &\leftarrow x - \eta\, \Delta",
    )


OPTIMIZER = Optimizer(
    title="AdaDelta",
    about=__doc__,
    formula=formula,
    source="Zeiler (2012), arxiv.org/abs/1212.5701",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    effective_rate=effective_rate,
    convention="The learning rate of 1 is the paper's and PyTorch's; Keras begins with 0.001, which hardly moves.",
    forms=(
        Form(
            "Keras",
            r"\Delta \leftarrow \tfrac{\sqrt{d + \epsilon}}{\sqrt{v + \epsilon}}\, g, "
            r"\quad x \leftarrow x - 0.001\, \Delta",
            "The same rule with a default learning rate of 0.001 where the paper and PyTorch have 1.",
        ),
    ),
    torch=Torch("Adadelta"),
    letters={"dx": r"\Delta"},
)
