"""Adam that holds back until it can trust its scaling: first plain momentum, then scaled steps that grow to full size.

L. Liu et al. (2020), On the variance of the adaptive learning rate and beyond, algorithm 2, arxiv.org/abs/1908.03265.
As torch.optim.RAdam: scaling begins at rho_t > 5 (4 in the paper), epsilon stands beside the root that is not yet
corrected, weight decay is added to the gradient unless decoupled. The first steps (five of them at beta2 = 0.999) are
as long as the gradient says: on a steep surface they leap.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, Torch, fields, latex, sqrt
from optimizers.engine.latex import average, corrected


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    epsilon: float = fields.epsilon(1e-8)
    weight_decay: float = fields.WEIGHT_DECAY
    decoupled_weight_decay: bool = fields.DECOUPLED_WEIGHT_DECAY


class State(NamedTuple):
    m: float
    v: float


def step(x, g, state, t, h):
    if h.decoupled_weight_decay:
        x = x * (1 - h.learning_rate * h.weight_decay)
    else:
        g = g + h.weight_decay * x
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    m_hat = m / (1 - h.beta1**t)
    correction = 1 - h.beta2**t
    rho_end = 2 / (1 - h.beta2) - 1
    rho = rho_end - 2 * t * h.beta2**t / correction
    if not rho > 5.0:
        return x - h.learning_rate * m_hat, State(m, v)
    r = sqrt((rho - 4) * (rho - 2) * rho_end / ((rho_end - 4) * (rho_end - 2) * rho))
    root = sqrt(v) + h.epsilon or nan  # 0 / 0 if epsilon is 0
    return x - h.learning_rate * m_hat * (sqrt(correction) / root) * r, State(m, v)


def effective_rate(before, after, t, h):
    correction = 1 - h.beta2**t
    rho_end = 2 / (1 - h.beta2) - 1
    rho = rho_end - 2 * t * h.beta2**t / correction
    r = np.sqrt((rho - 4) * (rho - 2) * rho_end / ((rho_end - 4) * (rho_end - 2) * rho))
    scaled = h.learning_rate * np.sqrt(correction) / (np.sqrt(after.v) + h.epsilon) * r
    return np.where(rho > 5.0, scaled, h.learning_rate)


def formula(h):
    m_hat = corrected("m", r"\beta_1", h.beta1)
    scaled = latex.over_root(r"\sqrt{1-\beta_2^t}", "v", h)
    scaling = (
        average("v", r"\beta_2", "g^2", h.beta2),
        r"\rho_\infty &= \tfrac{2}{1-\beta_2} - 1",
        r"\rho_t &= \rho_\infty - \tfrac{2 t \beta_2^t}{1-\beta_2^t}",
        r"r_t &= \sqrt{\tfrac{(\rho_t-4)(\rho_t-2)\rho_\infty}{(\rho_\infty-4)(\rho_\infty-2)\rho_t}}",
        rf"x &\leftarrow x - \eta\, r_t\, \hat m\, {scaled},\ \rho_t > 5",
    )
    return latex.block(
        latex.shrunk(h) if h.decoupled_weight_decay else latex.gradient(h),
        average("m", r"\beta_1", "g", h.beta1),
        *(scaling if h.beta2 else ()),
        rf"x &\leftarrow x - \eta\, {m_hat}" + (r" \ \text{ otherwise}" if h.beta2 else ""),
    )


OPTIMIZER = Optimizer(
    title="RAdam",
    about=__doc__,
    formula=formula,
    source="Liu et al. (2020), arxiv.org/abs/1908.03265",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="Scaling begins at rho > 5, as in PyTorch, where the paper takes 4; optax adds epsilon after the bias "
    "correction, PyTorch and this form before it.",
    forms=(
        Form(
            "paper",
            r"x \leftarrow x - \eta\, r_t\, \hat m\, \sqrt{\tfrac{1-\beta_2^t}{v}} \quad \text{if } \rho_t > 4",
            "No epsilon, and scaling may begin a step sooner.",
        ),
        Form(
            "optax",
            r"x \leftarrow x - \eta\, \frac{r_t\, \hat m}{\sqrt{\hat v} + \epsilon}",
            "Epsilon beside the corrected root: the same point but for epsilon.",
        ),
    ),
    torch=Torch("RAdam"),
    letters={"correction": "c", "rho_end": r"\rho_\infty"},
)
