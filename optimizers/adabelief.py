"""Adam that strides where the gradient is what it expected and treads carefully where it is a surprise.

J. Zhuang et al. (2020), AdaBelief optimizer: adapting stepsizes by the belief in observed gradients, algorithm 2,
arxiv.org/abs/2010.07468. As optax.adabelief: the paper's one epsilon is two, epsilon beside the root and epsilon_root,
which is added to the average of squares at every step and so accumulates there, as the paper's does.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, fields, latex, number, sqrt
from optimizers.engine.latex import average, corrected, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    beta1: float = fields.BETA1
    beta2: float = fields.average(0.999, "A longer memory of past surprises: the pace of each axis adapts more slowly.")
    epsilon: float = number(
        1e-16, 1e-16, 1.0, "Shorter strides along straight, even slopes.", scale="log", at_least=0.0
    )
    epsilon_root: float = number(
        1e-16, 1e-16, 1.0, "Shorter strides along straight slopes, the more so as steps go by.",
        scale="log", at_least=0.0,
    )  # fmt: skip


class State(NamedTuple):
    m: float
    s: float


def step(x, g, state, t, h):
    m = h.beta1 * state.m + (1 - h.beta1) * g
    surprise = g - m
    s = h.beta2 * state.s + (1 - h.beta2) * (surprise * surprise) + h.epsilon_root
    m_hat = m / (1 - h.beta1**t)
    s_hat = s / (1 - h.beta2**t)
    root = sqrt(s_hat) + h.epsilon or nan  # 0 / 0 if both epsilons are 0
    return x - h.learning_rate * m_hat / root, State(m, s)


def effective_rate(before, after, t, h):
    s_hat = after.s / (1 - h.beta2**t)
    return h.learning_rate / (np.sqrt(s_hat) + h.epsilon)


def formula(h):
    surprise = average("s", r"\beta_2", "(g - m)^2", h.beta2) + plus(h.epsilon_root, r"\epsilon_r")
    ratio = latex.over_root(corrected("m", r"\beta_1", h.beta1), corrected("s", r"\beta_2", h.beta2), h)
    return latex.block(average("m", r"\beta_1", "g", h.beta1), surprise, rf"x &\leftarrow x - \eta\, {ratio}")


OPTIMIZER = Optimizer(
    title="AdaBelief",
    about=__doc__,
    formula=formula,
    source="Zhuang et al. (2020), arxiv.org/abs/2010.07468",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="Two epsilons, as in optax; the paper's one stands in both places, which is epsilon = epsilon_root.",
    forms=(
        Form(
            "paper",
            r"s \leftarrow \beta_2 s + (1-\beta_2)(g - m)^2 + \epsilon, "
            r"\quad x \leftarrow x - \eta\, \frac{\hat m}{\sqrt{\hat s} + \epsilon}",
            "One epsilon in both places: the same point where epsilon_root = epsilon.",
        ),
    ),
    letters={"epsilon_root": r"\epsilon_r", "s_hat": r"\hat s", "surprise": r"\delta"},
)
