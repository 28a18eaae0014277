"""Moves first and looks then: the gradient is taken where the momentum is about to carry the point.

I. Sutskever, J. Martens, G. Dahl and G. Hinton (2013), On the importance of initialization and momentum in deep
learning, equations 3 and 4, proceedings.mlr.press/v28/sutskever13.html, after Nesterov (1983).
"""

from typing import NamedTuple

from optimizers.engine import Form, Optimizer, fields, latex, plain_rate
from optimizers.engine.latex import plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    momentum: float = fields.momentum(0.9)


class State(NamedTuple):
    velocity: float


def look_ahead(x, state, t, h):
    return x + h.momentum * state.velocity


def step(x, g, state, t, h):
    velocity = h.momentum * state.velocity - h.learning_rate * g
    return x + velocity, State(velocity)


def velocity(state, h):
    return state.velocity


def formula(h):
    ahead = plus(h.momentum, r"\mu\, v")
    kept = r"\mu\, v" if h.momentum else ""
    return latex.block(rf"v &\leftarrow {kept} - \eta\, \nabla f(x{ahead})", r"x &\leftarrow x + v")


def stable(h):
    mu = h.momentum
    return (2 + 2 * mu) / (1 + 2 * mu), "(2 + 2 momentum) / ((1 + 2 momentum) L)"


OPTIMIZER = Optimizer(
    title="Nesterov look-ahead",
    about=__doc__,
    formula=formula,
    source="Sutskever et al. (2013), proceedings.mlr.press/v28/sutskever13.html",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    look_ahead=look_ahead,
    velocity=velocity,
    effective_rate=plain_rate,
    convention="The path shows the points from which it looks ahead, as in the papers; PyTorch, optax and Keras show "
    "the points ahead, where the gradients are taken, which is Nesterov.",
    forms=(
        Form(
            "PyTorch, optax",
            r"b \leftarrow \mu\, b + g, \quad x \leftarrow x - \eta\, (g + \mu\, b)",
            "Its points are the look-ahead points of this form, while the learning rate is constant: Nesterov.",
        ),
    ),
    stable=stable,
)
