"""Walks straight downhill: each step goes against the gradient, and its length is the learning rate times the slope.

A. Cauchy (1847), Methode generale pour la resolution des systemes d'equations simultanees; as torch.optim.SGD without
momentum: weight decay adds weight_decay * x to the gradient, maximize turns the gradient round before that.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, Torch, fields, latex, plain_rate


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    weight_decay: float = fields.WEIGHT_DECAY
    maximize: bool = fields.MAXIMIZE


class State(NamedTuple):
    pass


def step(x, g, state, t, h):
    if h.maximize or h.weight_decay:
        g = (-g if h.maximize else g) + h.weight_decay * x
    return x - h.learning_rate * g, state


def formula(h):
    return latex.block(latex.gradient(h), r"x &\leftarrow x - \eta\, g")


def stable(h):
    return 2.0, "2/L"


OPTIMIZER = Optimizer(
    title="Gradient descent",
    about=__doc__,
    formula=formula,
    source="Cauchy (1847); torch.optim.SGD",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    effective_rate=plain_rate,
    torch=Torch("SGD"),
    stable=stable,
)
