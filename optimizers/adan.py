"""Adam that also watches how the gradient changes from step to step, and brakes before the slope turns.

X. Xie et al. (2022), Adan: adaptive Nesterov momentum algorithm for faster optimizing deep models, algorithm 1,
arxiv.org/abs/2208.06677, whose betas are 1 minus ours. As its authors' code and pytorch_optimizer.Adan: the averages
are corrected for their start at zero, and weight decay divides the point by 1 + learning_rate * weight_decay.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, fields, latex, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.average(0.98, "A longer memory of past gradients: a smoother, heavier path that turns later.")
    beta2: float = fields.average(0.92, "Changes of the gradient count more, and for longer: earlier braking.")
    beta3: float = fields.average(0.99, "A longer memory of past squares: the step size per axis adapts more slowly.")
    epsilon: float = fields.epsilon(1e-8)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    m: float
    v: float
    n: float
    previous: float


def step(x, g, state, t, h):
    change = 0.0 if t == 1.0 else g - state.previous
    ahead = g + h.beta2 * change
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * change
    n = h.beta3 * state.n + (1 - h.beta3) * ahead * ahead
    root = sqrt(n) / sqrt(1 - h.beta3**t) + h.epsilon or nan  # 0 / 0 if epsilon is 0
    x = x - h.learning_rate / (1 - h.beta1**t) * m / root
    x = x - h.learning_rate * h.beta2 / (1 - h.beta2**t) * v / root
    return x / (1 + h.learning_rate * h.weight_decay), State(m, v, n, g)


def effective_rate(before, after, t, h):
    n_hat = after.n / (1 - h.beta3**t)
    return h.learning_rate / (np.sqrt(n_hat) + h.epsilon)


def formula(h):
    change, ahead = plus(h.beta2, r"\beta_2\, c"), plus(h.beta2, r"\beta_2 \hat v")
    ratio = latex.over_root(r"\hat m" + ahead, r"\hat n", h)
    return latex.block(
        r"c &\leftarrow g - g', \quad g' \leftarrow g" if h.beta2 else "",
        average("m", r"\beta_1", "g", h.beta1),
        average("v", r"\beta_2", "c", h.beta2) if h.beta2 else "",
        average("n", r"\beta_3", rf"(g{change})^2" if change else "g^2", h.beta3),
        rf"x &\leftarrow x - \eta\, {ratio}",
        r"x &\leftarrow x / (1 + \eta\lambda)" if h.weight_decay else "",
    )


OPTIMIZER = Optimizer(
    title="Adan",
    about=__doc__,
    formula=formula,
    source="Xie et al. (2022), arxiv.org/abs/2208.06677",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="The change of the gradient counts beta2 times, as in the paper; optax 0.2.8 counts it 1 - beta2 times, "
    "for which there is no switch here.",
    forms=(
        Form(
            "optax",
            r"n \leftarrow \beta_3 n + (1-\beta_3) \left(g + (1-\beta_2)(g - g')\right)^2, "
            r"\quad x \leftarrow x - \eta\, \frac{\hat m + (1-\beta_2)\, \hat v}{\sqrt{\hat n} + \epsilon}",
            "The change of the gradient counts 1 - beta2 times: the same first step, other points after it.",
        ),
    ),
    letters={"change": r"\Delta g"},
)
