"""Adam with a second, very long memory: gradients from thousands of steps ago still push along the valley.

M. Pagliardini, P. Ablin and D. Grangier (2024), The AdEMAMix optimizer: better, faster, older, algorithm 1,
arxiv.org/abs/2409.03137. As optax.contrib.ademamix: alpha and beta3 are constant, the slow mean is not corrected for
its start at zero, weight decay is added to the scaled step.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, latex, number, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    beta3: float = fields.average(0.9999, "A longer memory of the slow mean: it builds up later and overshoots longer.")
    alpha: float = number(
        5.0, 0.0, 20.0, "More weight on the slow mean: faster along the valley, wide overshoots; at 0 it is Adam."
    )
    epsilon: float = fields.epsilon(1e-8)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    m1: float
    m2: float
    v: float


def step(x, g, state, t, h):
    m1 = h.beta1 * state.m1 + (1 - h.beta1) * g
    m2 = h.beta3 * state.m2 + (1 - h.beta3) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    m1_hat = m1 / (1 - h.beta1**t)
    v_hat = v / (1 - h.beta2**t)
    move = (m1_hat + h.alpha * m2) / (sqrt(v_hat) + h.epsilon or nan)  # 0 / 0 if epsilon is 0
    return x - h.learning_rate * (move + h.weight_decay * x), State(m1, m2, v)


def effective_rate(before, after, t, h):
    v_hat = after.v / (1 - h.beta2**t)
    return h.learning_rate / (np.sqrt(v_hat) + h.epsilon)


def formula(h):
    move = latex.over_root(r"\hat m_1" + plus(h.alpha, r"\alpha\, m_2"), r"\hat v", h)
    return latex.block(
        average("m_1", r"\beta_1", "g", h.beta1),
        average("m_2", r"\beta_3", "g", h.beta3) if h.alpha else "",
        average("v", r"\beta_2", "g^2", h.beta2),
        rf"x &\leftarrow x - \eta\, \Bigl({move} + \lambda\, x \Bigr)"
        if h.weight_decay
        else rf"x &\leftarrow x - \eta\, {move}",
    )


OPTIMIZER = Optimizer(
    title="AdEMAMix",
    about=__doc__,
    formula=formula,
    source="Pagliardini, Ablin and Grangier (2024), arxiv.org/abs/2409.03137",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m1",
    effective_rate=effective_rate,
    convention="alpha and beta3 are constant, as is optax's default; the paper raises both slowly in long trainings.",
)
