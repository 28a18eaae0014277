"""Adam whose scaling forgets slowly: after a steep spot the steps grow back gently, not at once.

M. Zaheer et al. (2018), Adaptive methods for nonconvex optimization, algorithm 2,
papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization. As optax.yogi: both averages begin at
initial_accumulator and are then corrected as if they had begun at zero; the paper has no correction.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, number, sign, sqrt


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


OPTIMIZER = Optimizer(
    title="Yogi",
    about=__doc__,
    formula=r"""\begin{aligned}
        m &\leftarrow \beta_1 m + (1-\beta_1)\, g \\
        v &\leftarrow v - (1-\beta_2)\, \operatorname{sign}(v - g^2)\, g^2 \\
        x &\leftarrow x - \eta\, \frac{m/(1-\beta_1^t)}{\sqrt{v/(1-\beta_2^t)} + \epsilon}
    \end{aligned}""",
    source="Zaheer et al. (2018), papers.nips.cc/paper/8186",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    moment="m",
    effective_rate=effective_rate,
    convention="With Adam's bias correction, as in optax; the paper has none, for which there is no switch here.",
)
