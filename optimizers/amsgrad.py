"""Adam whose scaling never forgets a large gradient: the step size per axis can only fall.

S. J. Reddi, S. Kale and S. Kumar (2018), On the convergence of Adam and beyond, algorithm 2,
openreview.net/forum?id=ryQu7f-RZ. As torch.optim.Adam with amsgrad: the maximum is of the uncorrected average, which is
then corrected; the paper itself has no bias correction (switch it off for that form).
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, Torch, fields, latex, sqrt


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    epsilon: float = fields.epsilon(1e-8)
    weight_decay: float = fields.WEIGHT_DECAY
    bias_correction: bool = fields.BIAS_CORRECTION


class State(NamedTuple):
    m: float
    v: float
    v_max: float


def step(x, g, state, t, h):
    g = g + h.weight_decay * x
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    v_max = max(state.v_max, v)
    m_hat = m / (1 - h.bias_correction * h.beta1**t)
    v_hat = v_max / (1 - h.bias_correction * h.beta2**t)
    return x - h.learning_rate * m_hat / (sqrt(v_hat) + h.epsilon or nan), State(m, v, v_max)  # 0 / 0 if epsilon is 0


def effective_rate(before, after, t, h):
    v_hat = after.v_max / (1 - h.bias_correction * h.beta2**t)
    return h.learning_rate / (np.sqrt(v_hat) + h.epsilon)


def formula(h):
    return latex.block(latex.gradient(h), *latex.adam(h, largest=True, correct=h.bias_correction))


OPTIMIZER = Optimizer(
    title="AMSGrad",
    about=__doc__,
    formula=formula,
    source="Reddi, Kale and Kumar (2018), openreview.net/forum?id=ryQu7f-RZ",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="The maximum is taken before the bias correction, as in PyTorch; the paper has no correction "
    "(switch bias_correction off), optax takes the maximum after it.",
    forms=(
        Form(
            "paper",
            r"x \leftarrow x - \eta\, \frac{m}{\sqrt{\bar v} + \epsilon}",
            "No bias correction: another point, the same with bias_correction off.",
        ),
        Form(
            "optax",
            r"\bar v \leftarrow \max(\bar v,\ v/(1-\beta_2^t))",
            "The maximum of the corrected averages: another point, by more in the first steps.",
        ),
    ),
    torch=Torch("Adam", {"amsgrad": True}, absent={"bias_correction": True}),
)
