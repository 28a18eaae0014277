"""Adam that listens more to the present: this gradient is mixed into Adam's mean, and its square into the scaling.

J. Ma and D. Yarats (2019), Quasi-hyperbolic momentum and Adam for deep learning, arxiv.org/abs/1810.06801, QHAdam.
Epsilon stands beside the root. The defaults are those that the paper recommends (nu1 0.7, nu2 1, beta1 0.995); the
authors' qhoptim and pytorch_optimizer.QHAdam default to nu1 = nu2 = 1, which is Adam.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, latex, number, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.average(0.995, "A longer memory: the mean part of the step is smoother and turns later.")
    beta2: float = fields.BETA2
    nu1: float = number(0.7, 0.0, 1.0, "More weight on the mean gradient: a heavier path; at 0 there is no inertia.")
    nu2: float = number(
        1.0, 0.0, 1.0, "Steadier scaling; near 0 the step has one size however steep it is.", at_least=0.0, at_most=1.0
    )
    epsilon: float = fields.epsilon(1e-8)


class State(NamedTuple):
    m: float
    v: float


def step(x, g, state, t, h):
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    m_hat = m / (1 - h.beta1**t)
    v_hat = v / (1 - h.beta2**t)
    mean = (1 - h.nu1) * g + h.nu1 * m_hat
    square = (1 - h.nu2) * g * g + h.nu2 * v_hat
    return x - h.learning_rate * mean / (sqrt(square) + h.epsilon or nan), State(m, v)  # 0 / 0 if epsilon is 0


def effective_rate(before, after, t, h):
    newest = (after.v - h.beta2 * before.v) / (1 - h.beta2)  # g * g
    square = (1 - h.nu2) * newest + h.nu2 * after.v / (1 - h.beta2**t)
    return h.learning_rate / (np.sqrt(square) + h.epsilon)


def formula(h):
    above = r"(1-\nu_1)\, g" + plus(h.nu1, r"\nu_1 \hat m") if h.nu1 else "g"
    square = r"(1-\nu_2)\, g^2 + \nu_2 \hat v" if h.nu2 else "g^2"
    return latex.block(
        average("m", r"\beta_1", "g", h.beta1) if h.nu1 else "",
        average("v", r"\beta_2", "g^2", h.beta2) if h.nu2 else "",
        rf"x &\leftarrow x - \eta\, {latex.over_root(above, square, h)}",
    )


OPTIMIZER = Optimizer(
    title="QHAdam",
    about=__doc__,
    formula=formula,
    source="Ma and Yarats (2019), arxiv.org/abs/1810.06801",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    letters={"nu1": r"\nu_1", "nu2": r"\nu_2"},
)
