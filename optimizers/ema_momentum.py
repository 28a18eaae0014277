"""Momentum as an average: steps along a moving mean of past gradients, so its step is 1 - beta times the heavy ball's.

The form of many lectures and of Adam's first moment (Kingma and Ba (2015), algorithm 1, arxiv.org/abs/1412.6980);
bias correction, off here as in the lectures, makes up for the mean's start at zero.
"""

from typing import NamedTuple

from optimizers.engine import Form, Optimizer, fields, flag, latex, plain_rate
from optimizers.engine.latex import average, corrected


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta: float = fields.average(0.9, "A longer memory of past gradients: smoother, later to turn.")
    bias_correction: bool = flag(False, "Full-sized first steps: makes up for the mean's start at zero.")


class State(NamedTuple):
    m: float


def step(x, g, state, t, h):
    m = h.beta * state.m + (1 - h.beta) * g
    m_hat = m / (1 - h.beta**t) if h.bias_correction else m
    return x - h.learning_rate * m_hat, State(m)


def formula(h):
    m_hat = corrected("m", r"\beta", h.bias_correction and h.beta)
    return latex.block(average("m", r"\beta", "g", h.beta), rf"x &\leftarrow x - \eta\, {m_hat}")


def stable(h):
    return 2 * (1 + h.beta) / (1 - h.beta), "2 (1 + beta) / ((1 - beta) L)"


OPTIMIZER = Optimizer(
    title="Averaged momentum",
    about=__doc__,
    formula=formula,
    source="Kingma and Ba (2015), arxiv.org/abs/1412.6980",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=plain_rate,
    convention="New gradients count 1 - beta, as in Adam, with or without its bias_correction; PyTorch, optax and "
    "Keras count them in full, which is Momentum.",
    forms=(
        Form(
            "PyTorch, optax",
            r"b \leftarrow \beta\, b + g, \quad x \leftarrow x - \eta\, b",
            "The same points at a learning rate 1 - beta times as large: Momentum.",
        ),
    ),
    stable=stable,
)
