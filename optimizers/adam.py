"""Steers like momentum and scales each axis like RMSProp: averages of the gradient and of its square, both corrected
for their start at zero.

D. P. Kingma and J. Ba (2015), Adam: a method for stochastic optimization, algorithm 1, arxiv.org/abs/1412.6980.
As torch.optim.Adam: epsilon stands beside the corrected root, weight decay adds weight_decay * x to the gradient.
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
    maximize: bool = fields.MAXIMIZE


class State(NamedTuple):
    m: float
    v: float


def step(x, g, state, t, h):
    g = -g if h.maximize else g
    g = g + h.weight_decay * x
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    m_hat = m / (1 - h.bias_correction * h.beta1**t)
    v_hat = v / (1 - h.bias_correction * h.beta2**t)
    return x - h.learning_rate * m_hat / (sqrt(v_hat) + h.epsilon or nan), State(m, v)  # 0 / 0 if epsilon is 0


def effective_rate(before, after, t, h):
    v_hat = after.v / (1 - h.bias_correction * h.beta2**t)
    return h.learning_rate / (np.sqrt(v_hat) + h.epsilon)


def formula(h):
    return latex.block(latex.gradient(h), *latex.adam(h, correct=h.bias_correction))


OPTIMIZER = Optimizer(
    title="Adam",
    about=__doc__,
    formula=formula,
    source="Kingma and Ba (2015), arxiv.org/abs/1412.6980",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="Epsilon stands beside the corrected root, as in the paper's algorithm and in PyTorch; "
    "Keras's form, beside the uncorrected root, is Padam with partial = 0.5.",
    forms=(
        Form(
            "PyTorch",
            r"x \leftarrow x - \frac{\eta}{1-\beta_1^t}\, \frac{m}{\sqrt{v} / \sqrt{1-\beta_2^t} + \epsilon}",
            "The same point.",
        ),
        Form(
            "Keras",
            r"x \leftarrow x - \eta\, \frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}\, \frac{m}{\sqrt{v} + \epsilon}",
            "Epsilon counts for more in the first steps; without epsilon the same point.",
        ),
    ),
    torch=Torch("Adam", absent={"bias_correction": True}),
)
