"""Gives each axis its own step: axes whose gradients have been large so far slow down, for ever.

J. Duchi, E. Hazan and Y. Singer (2011), Adaptive subgradient methods, section 1.1, jmlr.org/papers/v12/duchi11a.html.
As torch.optim.Adagrad: epsilon stands beside the root; epsilon_inside puts it under the root as the paper's delta.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, Torch, fields, latex, number, sqrt
from optimizers.engine.latex import plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    epsilon: float = fields.epsilon(1e-10)
    lr_decay: float = number(0.0, 0.0, 0.1, "The learning rate fades with time as well.", at_least=0.0)
    initial_accumulator: float = number(0.0, 0.0, 10.0, "Smaller first steps.", at_least=0.0)
    weight_decay: float = fields.WEIGHT_DECAY
    epsilon_inside: bool = fields.EPSILON_INSIDE


class State(NamedTuple):
    sum: float


def initial_state(x, h):
    return State(h.initial_accumulator)


def step(x, g, state, t, h):
    g = g + h.weight_decay * x
    rate = h.learning_rate / (1 + (t - 1) * h.lr_decay)
    total = state.sum + g * g
    root = sqrt(total + h.epsilon) if h.epsilon_inside else sqrt(total) + h.epsilon
    return x - rate * g / (root or nan), State(total)  # 0 / 0 if epsilon is 0


def effective_rate(before, after, t, h):
    rate = h.learning_rate / (1 + (t - 1) * h.lr_decay)
    return rate / (np.sqrt(after.sum + h.epsilon) if h.epsilon_inside else np.sqrt(after.sum) + h.epsilon)


def formula(h):
    epsilon, first = plus(h.epsilon, r"\epsilon"), h.initial_accumulator
    root = rf"\sqrt{{s{epsilon}}}" if h.epsilon_inside else rf"\sqrt{{s}}{epsilon}"
    rate = r"\eta_t" if h.lr_decay else r"\eta"
    return latex.block(
        latex.gradient(h),
        r"s &\leftarrow s + g^2" + (rf", \quad s_0 = {latex.written(first)}" if first else ""),
        r"\eta_t &= \frac{\eta}{1 + \kappa\,(t-1)}" if h.lr_decay else "",
        rf"x &\leftarrow x - \frac{{{rate}}}{{{root}}}\, g",
    )


OPTIMIZER = Optimizer(
    title="AdaGrad",
    about=__doc__,
    formula=formula,
    source="Duchi, Hazan and Singer (2011), jmlr.org/papers/v12/duchi11a.html",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    effective_rate=effective_rate,
    convention="Epsilon stands beside the root and the sum begins at 0, as in PyTorch; "
    "Keras and optax put it under the root (epsilon_inside) and begin at initial_accumulator = 0.1.",
    forms=(
        Form(
            "Keras, optax",
            r"x \leftarrow x - \frac{\eta}{\sqrt{s + \epsilon}}\, g, \quad s_0 = 0.1",
            "Epsilon under the root and a sum that begins at 0.1: the same point with epsilon_inside and "
            "initial_accumulator = 0.1.",
        ),
    ),
    torch=Torch(
        "Adagrad", absent={"epsilon_inside": False}, names={"initial_accumulator": "initial_accumulator_value"}
    ),
    letters={"lr_decay": r"\kappa", "sum": "s", "total": "s"},
)
