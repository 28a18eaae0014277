"""Halfway between momentum and Adam: steep and flat axes are evened out, but only in part.

J. Chen et al. (2018), Closing the generalization gap of adaptive gradient methods in training deep neural networks,
algorithm 1, arxiv.org/abs/1806.06763. As pytorch_optimizer.PAdam: the average of squares itself in place of its
largest value so far, corrected for its start at zero outside the power. Partial 1/2 is Adam with epsilon beside the
uncorrected root (Keras's form), towards 0 the scaling vanishes.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, latex, number, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(0.1)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    partial: float = number(
        0.25, 0.0, 0.5, "Axes are evened out more: from momentum's path to Adam's.", at_least=0.0, at_most=1.0
    )
    epsilon: float = fields.epsilon(1e-8)


class State(NamedTuple):
    m: float
    v: float


def step(x, g, state, t, h):
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    rate = h.learning_rate * sqrt(1 - h.beta2**t) / (1 - h.beta1**t)
    scale = (sqrt(v) + h.epsilon) ** (2 * h.partial)
    return x - rate * m / (scale or nan), State(m, v)  # 0 / 0 if epsilon is 0


def effective_rate(before, after, t, h):
    return h.learning_rate * np.sqrt(1 - h.beta2**t) / (np.sqrt(after.v) + h.epsilon) ** (2 * h.partial)


def formula(h):
    root = r"\sqrt{v}" + plus(h.epsilon, r"\epsilon")
    move = rf"\frac{{m}}{{({root})^{{2p}}}}" if h.partial else "m"
    return latex.block(
        average("m", r"\beta_1", "g", h.beta1),
        average("v", r"\beta_2", "g^2", h.beta2) if h.partial else "",
        rf"x &\leftarrow x - {latex.corrected_rate(h)}\, {move}",
    )


OPTIMIZER = Optimizer(
    title="Padam",
    about=__doc__,
    formula=formula,
    source="Chen et al. (2018), arxiv.org/abs/1806.06763",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="Scales by the average of squares, as pytorch_optimizer; the paper by its maximum so far, as AMSGrad.",
    letters={"partial": "p"},
)
