"""Adam whose scaling forgets slowly: after a steep spot the steps grow back gently, not at once.

M. Zaheer et al. (2018), Adaptive methods for nonconvex optimization, algorithm 2,
papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization. As optax.yogi: both averages begin at
initial_accumulator and are then corrected as if they had begun at zero; the paper has no correction.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, latex, number, sign, sqrt
from optimizers.engine.latex import average, corrected


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    beta1: float = fields.BETA1
    beta2: float = fields.average(0.999, "Steps shrink later on steep spots, and grow back later after them.")
    epsilon: float = fields.epsilon(1e-3)
    initial_accumulator: float = number(
        1e-6, 1e-9, 10.0, "Shorter first steps, and a first push towards smaller x and y.", scale="log", at_least=0.0
    )


class State(NamedTuple):
    m: float
    v: float


def initial_state(x, h):
    return State(h.initial_accumulator, h.initial_accumulator)


def step(x, g, state, t, h):
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = state.v - (1 - h.beta2) * sign(state.v - g * g) * (g * g)
    m_hat = m / (1 - h.beta1**t)
    v_hat = v / (1 - h.beta2**t)
    root = sqrt(v_hat) + h.epsilon or nan  # 0 / 0 if epsilon and initial_accumulator are 0
    return x - h.learning_rate * m_hat / root, State(m, v)


def effective_rate(before, after, t, h):
    v_hat = after.v / (1 - h.beta2**t)
    return h.learning_rate / (np.sqrt(v_hat) + h.epsilon)


def formula(h):
    first = h.initial_accumulator
    v = r"v &\leftarrow v - (1-\beta_2)\, \operatorname{sign}(v - g^2)\, g^2"
    above, below = corrected("m", r"\beta_1", h.beta1), corrected("v", r"\beta_2", h.beta2)
    return latex.block(
        average("m", r"\beta_1", "g", h.beta1),
        v if h.beta2 else r"v &\leftarrow v - \operatorname{sign}(v - g^2)\, g^2",
        rf"m_0 &= v_0 = {latex.written(first)}" if first else "",
        rf"x &\leftarrow x - \eta\, {latex.over_root(above, below, h)}",
    )


OPTIMIZER = Optimizer(
    title="Yogi",
    about=__doc__,
    formula=formula,
    source="Zaheer et al. (2018), papers.nips.cc/paper/8186",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    moment="m",
    effective_rate=effective_rate,
    convention="With Adam's bias correction, as in optax; the paper has none, for which there is no switch here.",
)
