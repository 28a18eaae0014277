"""Adam that finds its own learning rate: it starts tiny and raises it as the gradients prove the solution to be far.

A. Defazio and K. Mishchenko (2023), Learning-rate-free learning by D-adaptation, algorithm 5 (Adam),
arxiv.org/abs/2301.07733. As optax.contrib.dadapt_adamw: the rate is bias corrected, weight decay is decoupled. d, the
estimate of the distance to the solution, only grows; the learning rate multiplies it and is 1 in the paper. While no
gradient has been seen it rests, as in the authors' code, where optax divides 0 by 0.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, latex, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1.0, low=1e-2)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    epsilon: float = fields.epsilon(1e-8)
    estim_lr0: float = fields.FIRST_ESTIMATE
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    m: float
    v: float
    s: float
    r: float
    d: float


def initial_state(x, h):
    return State(0.0, 0.0, 0.0, 0.0, h.estim_lr0)


def step(x, g, state, t, h):
    beta3 = sqrt(h.beta2)
    rate = state.d * h.learning_rate * (sqrt(1 - h.beta2**t) / (1 - h.beta1**t))
    agreement = np.sum(g * (state.s / (np.sqrt(state.v) + h.epsilon)))
    m = h.beta1 * state.m + (1 - h.beta1) * rate * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    s = beta3 * state.s + (1 - beta3) * rate * g
    r = beta3 * state.r + (1 - beta3) * rate * agreement
    size = (1 - beta3) * np.sum(np.abs(s))
    if size == 0.0:
        return x, State(m, v, s, r, state.d)
    d = np.maximum(state.d, r / size)
    x = x - (h.weight_decay * rate * x + m / (np.sqrt(v) + h.epsilon))
    return x, State(m, v, s, r, d)


def effective_rate(before, after, t, h):
    rate = before.d * h.learning_rate * np.sqrt(1 - h.beta2**t)
    return rate / (np.sqrt(after.v) + h.epsilon)


def formula(h):
    root = r"\sqrt{v}" + plus(h.epsilon, r"\epsilon")
    pull = plus(h.weight_decay, r"\lambda\,\eta_d\, x")
    return latex.block(
        rf"\eta_d &\leftarrow {latex.corrected_rate(h)}\, d",
        rf"d_0 &= {latex.written(h.estim_lr0)}, \quad \beta_3 = \sqrt{{\beta_2}}",
        rf"r &\leftarrow \beta_3 r + (1-\beta_3)\, \eta_d \bigl\langle g, \tfrac{{s}}{{{root}}} \bigr\rangle",
        average("m", r"\beta_1", r"\eta_d\, g", h.beta1),
        average("v", r"\beta_2", "g^2", h.beta2),
        r"s &\leftarrow \beta_3 s + (1-\beta_3)\, \eta_d\, g",
        r"d &\leftarrow \max\Bigl(d,\ \tfrac{r}{(1-\beta_3) \lVert s \rVert_1}\Bigr)",
        rf"x &\leftarrow x - \Bigl(\frac{{m}}{{{root}}}{pull}\Bigr)"
        if pull
        else rf"x &\leftarrow x - \frac{{m}}{{{root}}}",
    )


OPTIMIZER = Optimizer(
    title="D-Adapt AdamW",
    about=__doc__,
    formula=formula,
    source="Defazio and Mishchenko (2023), arxiv.org/abs/2301.07733",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    effective_rate=effective_rate,
    sees="point",
    letters={"agreement": "a"},
)
