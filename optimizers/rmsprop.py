"""Divides each axis by the recent size of its gradients, so that steep and flat directions are walked at one pace.

T. Tieleman and G. Hinton (2012), Coursera: Neural networks for machine learning, lecture 6.5. As torch.optim.RMSprop:
no bias correction, epsilon beside the root (epsilon_inside puts it under, as in TensorFlow); centered subtracts the
squared mean gradient, which rounding can push below zero: the result is then NaN, as in PyTorch. While the momentum is
0 its sum is left as it is.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, Torch, fields, flag, latex, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    alpha: float = fields.average(0.99, "A longer memory of past squares: the step size per axis adapts more slowly.")
    epsilon: float = fields.epsilon(1e-8)
    momentum: float = fields.momentum(0.0)
    weight_decay: float = fields.WEIGHT_DECAY
    centered: bool = flag(False, "Divides by the spread of the gradients rather than their size: bolder steps.")
    epsilon_inside: bool = fields.EPSILON_INSIDE


class State(NamedTuple):
    v: float
    mean: float
    buffer: float


def step(x, g, state, t, h):
    g = g + h.weight_decay * x
    v = h.alpha * state.v + (1 - h.alpha) * g * g
    mean = h.alpha * state.mean + (1 - h.alpha) * g
    spread = v - mean * mean if h.centered else v
    root = sqrt(spread + h.epsilon) if h.epsilon_inside else sqrt(spread) + h.epsilon
    scaled = g / (root or nan)  # 0 / 0 if epsilon is 0
    buffer = h.momentum * state.buffer + scaled if h.momentum else state.buffer
    move = buffer if h.momentum else scaled
    return x - h.learning_rate * move, State(v, mean, buffer)


def velocity(state, h):
    return -h.learning_rate * state.buffer * (h.momentum > 0.0)  # without momentum it does not last


def effective_rate(before, after, t, h):
    spread = after.v - after.mean * after.mean if h.centered else after.v
    return h.learning_rate / (np.sqrt(spread + h.epsilon) if h.epsilon_inside else np.sqrt(spread) + h.epsilon)


def formula(h):
    square, epsilon = r"v - \bar g^2" if h.centered else "v", plus(h.epsilon, r"\epsilon")
    root = rf"\sqrt{{{square}{epsilon}}}" if h.epsilon_inside else rf"\sqrt{{{square}}}{epsilon}"
    return latex.block(
        latex.gradient(h),
        average("v", r"\alpha", "g^2", h.alpha),
        average(r"\bar g", r"\alpha", "g", h.alpha) if h.centered else "",
        rf"b &\leftarrow \mu\, b + \frac{{g}}{{{root}}}" if h.momentum else "",
        r"x &\leftarrow x - \eta\, b" if h.momentum else rf"x &\leftarrow x - \frac{{\eta}}{{{root}}}\, g",
    )


OPTIMIZER = Optimizer(
    title="RMSProp",
    about=__doc__,
    formula=formula,
    source="Tieleman and Hinton (2012), lecture 6.5",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    velocity=velocity,
    effective_rate=effective_rate,
    convention="Epsilon stands beside the root, as in PyTorch; Keras, TensorFlow and optax put it under the root: "
    "switch on epsilon_inside.",
    forms=(
        Form(
            "Keras, optax",
            r"x \leftarrow x - \frac{\eta}{\sqrt{v + \epsilon}}\, g",
            "Epsilon under the root: the same point with epsilon_inside.",
        ),
    ),
    torch=Torch("RMSprop", absent={"epsilon_inside": False}),
    letters={"spread": r"\sigma^2"},
)
