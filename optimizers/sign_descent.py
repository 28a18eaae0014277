"""Looks only at which way each axis goes down: every step has the same length, however steep it is.

J. Bernstein, Y. Wang, K. Azizzadenesheli and A. Anandkumar (2018), signSGD: compressed optimisation for non-convex
problems, algorithm 1, arxiv.org/abs/1802.04434. As optax.sign_sgd: an axis whose gradient is zero stands still. It
never settles in a minimum unless the learning rate falls.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, fields, sign


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)


class State(NamedTuple):
    pass


def step(x, g, state, t, h):
    return x - h.learning_rate * sign(g), state


OPTIMIZER = Optimizer(
    title="Sign descent (signSGD)",
    about=__doc__,
    formula=r"x \leftarrow x - \eta\, \operatorname{sign}(g)",
    source="Bernstein et al. (2018), arxiv.org/abs/1802.04434",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
)
