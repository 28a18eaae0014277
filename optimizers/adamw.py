"""Adam with the pull towards the origin taken out of its scaling: every axis decays at the same pace.

I. Loshchilov and F. Hutter (2019), Decoupled weight decay regularization, algorithm 2, arxiv.org/abs/1711.05101.
As torch.optim.AdamW: the point shrinks by 1 - learning_rate * weight_decay before the step. On a test surface the decay
moves the end away from the minimum. amsgrad uses the largest average of squares so far.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, Torch, fields, flag, latex, number, sqrt


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    epsilon: float = fields.epsilon(1e-8)
    weight_decay: float = number(
        1e-2, 0.0, 0.5, "A pull towards the origin; the path no longer ends in the minimum.", at_least=0.0
    )
    amsgrad: bool = flag(False, "The scaling per axis never forgets a large gradient.")


class State(NamedTuple):
    m: float
    v: float
    v_max: float


def step(x, g, state, t, h):
    x = x * (1 - h.learning_rate * h.weight_decay)
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    v_max = max(state.v_max, v)
    m_hat = m / (1 - h.beta1**t)
    v_hat = (v_max if h.amsgrad else v) / (1 - h.beta2**t)
    return x - h.learning_rate * m_hat / (sqrt(v_hat) + h.epsilon or nan), State(m, v, v_max)  # 0 / 0 if epsilon is 0


def effective_rate(before, after, t, h):
    v_hat = (after.v_max if h.amsgrad else after.v) / (1 - h.beta2**t)
    return h.learning_rate / (np.sqrt(v_hat) + h.epsilon)


def formula(h):
    return latex.block(latex.shrunk(h), *latex.adam(h, largest=h.amsgrad))


OPTIMIZER = Optimizer(
    title="AdamW",
    about=__doc__,
    formula=formula,
    source="Loshchilov and Hutter (2019), arxiv.org/abs/1711.05101",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="The decay is multiplied by the learning rate, as in PyTorch, in the paper only by the schedule; "
    "decay added to the gradient is weight_decay of Adam.",
    forms=(
        Form(
            "optax",
            r"x \leftarrow x - \eta \left( \frac{\hat m}{\sqrt{\hat v} + \epsilon} + \lambda\, x \right)",
            "The same point, up to rounding.",
        ),
        Form(
            "paper",
            r"x \leftarrow x - \eta_t \left( \alpha\, \frac{\hat m}{\sqrt{\hat v} + \epsilon} + \lambda\, x \right)",
            "The decay is multiplied by the schedule alone, not by the learning rate: a stronger pull at the same "
            "lambda.",
        ),
    ),
    torch=Torch("AdamW"),
)
