"""Starts over at every step: from the start it leaps by all gradients so far, then the path follows that point slowly.

A. Defazio and S. Jelassi (2021), Adaptivity without compromise: a momentumized, adaptive, dual averaged gradient method
for stochastic optimization, algorithm 1, arxiv.org/abs/2101.11075. As the authors' code and pytorch_optimizer.MADGRAD:
epsilon is also added to a learning rate that is not 0. Later gradients weigh more, by the root of their step number.
"""

from typing import NamedTuple

from optimizers.engine import Form, Optimizer, fields, latex, sqrt
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    momentum: float = fields.average(0.9, "The path follows its aim more slowly: smoother, and later to turn.")
    epsilon: float = fields.epsilon(1e-6)


class State(NamedTuple):
    s: float
    v: float
    x0: float


def initial_state(x, h):
    return State(0.0, 0.0, x)


def step(x, g, state, t, h):
    rate = h.learning_rate + h.epsilon if h.learning_rate > 0.0 else 0.0
    weight = rate * sqrt(t)
    s = state.s + weight * g
    v = state.v + weight * g * g
    root = v ** (1 / 3) + h.epsilon
    z = state.x0 if root == 0.0 else state.x0 - s / root  # no gradient so far: the aim is the start
    x = x if x == z else h.momentum * x + (1 - h.momentum) * z  # the mean of equals may be rounded
    return x, State(s, v, state.x0)


def formula(h):
    epsilon = plus(h.epsilon, r"\epsilon")
    rate = rf"(\eta{epsilon})" if epsilon else r"\eta"
    return latex.block(
        rf"s &\leftarrow s + {rate} \sqrt{{t}}\, g",
        rf"v &\leftarrow v + {rate} \sqrt{{t}}\, g^2",
        rf"z &\leftarrow x_0 - \frac{{s}}{{\sqrt[3]{{v}}{epsilon}}}",
        average("x", r"\mu", "z", h.momentum),
    )


OPTIMIZER = Optimizer(
    title="MADGRAD",
    about=__doc__,
    formula=formula,
    source="Defazio and Jelassi (2021), arxiv.org/abs/2101.11075",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    convention="Epsilon is also added to the learning rate, as in the authors' code, pytorch_optimizer and optax; the "
    "paper has no such term.",
    forms=(
        Form(
            "paper",
            r"s \leftarrow s + \eta \sqrt{t}\, g",
            "No epsilon beside the learning rate: the same point but for epsilon.",
        ),
    ),
    letters={"x0": "x_0"},
)
