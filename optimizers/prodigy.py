"""Finds its own learning rate: it watches how far it has come from the start and lets Adam's steps grow with that.

K. Mishchenko and A. Defazio (2023), Prodigy: an expeditiously adaptive parameter-free learner, algorithm 4,
arxiv.org/abs/2306.06101. As optax.contrib.prodigy: beta3 is the root of beta2, weight decay is decoupled. d, the
estimate of the distance to the solution, only grows; the learning rate multiplies it and is 1 in the paper. While no
gradient has been seen it rests, as in the authors' code, where optax divides 0 by 0.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, latex, number, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1.0, low=1e-2)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    epsilon: float = fields.epsilon(1e-8)
    estim_lr0: float = fields.FIRST_ESTIMATE
    estim_lr_coef: float = number(1.0, 0.1, 10.0, "Multiplies what it finds: bolder steps.", scale="log", at_least=0.0)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    m: float
    v: float
    s: float
    r: float
    d: float
    start: float


def initial_state(x, h):
    return State(0.0, 0.0, 0.0, 0.0, h.estim_lr0, x)


def step(x, g, state, t, h):
    d, beta3 = state.d, sqrt(h.beta2)
    rate = d * h.learning_rate * (sqrt(1 - h.beta2**t) / (1 - h.beta1**t))
    m = h.beta1 * state.m + (1 - h.beta1) * d * g
    v = h.beta2 * state.v + (1 - h.beta2) * (d * g) * (d * g)
    s = beta3 * state.s + rate * (d * g) / h.estim_lr0
    r = beta3 * state.r + (d / h.estim_lr0) * rate * np.sum(g * (state.start - x))
    size = np.sum(np.abs(s))
    if size == 0.0:
        return x, State(m, v, s, r, state.d, state.start)
    d = np.maximum(d, h.estim_lr_coef * r / size)
    x = x - (h.weight_decay * rate * x + rate * m / (np.sqrt(v) + d * h.epsilon))
    return x, State(m, v, s, r, d, state.start)


def effective_rate(before, after, t, h):
    rate = before.d * h.learning_rate * np.sqrt(1 - h.beta2**t)
    return rate * before.d / (np.sqrt(after.v) + after.d * h.epsilon)


def formula(h):
    root = r"\sqrt{v}" + plus(h.epsilon, r"d\, \epsilon")
    return latex.block(
        rf"\eta_d &\leftarrow {latex.corrected_rate(h)}\, d",
        rf"d_0 &= {latex.written(h.estim_lr0)}, \quad \beta_3 = \sqrt{{\beta_2}}",
        average("m", r"\beta_1", r"d\, g", h.beta1),
        average("v", r"\beta_2", "d^2 g^2", h.beta2),
        r"s &\leftarrow \beta_3 s + \tfrac{d}{d_0}\, \eta_d\, g",
        r"r &\leftarrow \beta_3 r + \tfrac{d}{d_0}\, \eta_d\, \langle g, x_0 - x \rangle",
        r"d &\leftarrow \max(d,\ c_d\, r / \lVert s \rVert_1)" if h.estim_lr_coef else r"d &= d_0",
        r"x &\leftarrow (1 - \lambda\,\eta_d)\, x" if h.weight_decay else "",
        rf"x &\leftarrow x - \eta_d\, \frac{{m}}{{{root}}}",
    )


OPTIMIZER = Optimizer(
    title="Prodigy",
    about=__doc__,
    formula=formula,
    source="Mishchenko and Defazio (2023), arxiv.org/abs/2306.06101",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    effective_rate=effective_rate,
    sees="point",
    letters={"estim_lr_coef": "c_d"},
)
