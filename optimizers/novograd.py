"""Divides the gradient by the size of the whole gradient, not axis by axis: a steady pace, the direction kept.

B. Ginsburg et al. (2019), Stochastic gradient methods with layer-wise adaptive moments for training of deep networks,
algorithm 1, arxiv.org/abs/1905.11286. As optax.novograd: the first squared norm and the first normalised gradient are
taken undamped, the average of the gradients is a sum (not weighted by 1 - beta1), nothing is bias corrected.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, latex
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.average(0.25, "A longer memory of past gradient lengths: the pace adapts more slowly.")
    epsilon: float = fields.epsilon(1e-6)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    m: float
    v: float


def step(x, g, state, t, h):
    beta1, beta2 = (h.beta1, h.beta2) if t > 1.0 else (0.0, 0.0)
    v = beta2 * state.v + (1 - beta2) * np.sum(g * g)
    m = beta1 * state.m + (g / (np.sqrt(v) + h.epsilon) + h.weight_decay * x)
    return x - h.learning_rate * m, State(m, v)


def velocity(state, h):
    return -h.learning_rate * state.m


def effective_rate(before, after, t, h):
    return h.learning_rate / (np.sqrt(after.v) + h.epsilon)


def formula(h):
    root = r"\sqrt{v}" + plus(h.epsilon, r"\epsilon")
    kept, pull = (r"\beta_1 m + " if h.beta1 else ""), plus(h.weight_decay, r"\lambda\, x")
    return latex.block(
        average("v", r"\beta_2", r"\lVert g \rVert^2", h.beta2),
        rf"m &\leftarrow {kept}\frac{{g}}{{{root}}}{pull}",
        r"x &\leftarrow x - \eta\, m",
    )


OPTIMIZER = Optimizer(
    title="NovoGrad",
    about=__doc__,
    formula=formula,
    source="Ginsburg et al. (2019), arxiv.org/abs/1905.11286",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    velocity=velocity,
    effective_rate=effective_rate,
    sees="point",
)
