"""Sign descent with a memory: the mean of past gradients decides which way each axis goes, always by the same length.

J. Bernstein, Y. Wang, K. Azizzadenesheli and A. Anandkumar (2018), signSGD: compressed optimisation for non-convex
problems, algorithm 2, arxiv.org/abs/1802.04434. As optax.signum; a correction for the mean's start at zero would not
change its sign. beta = 0 is `sign_descent`.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, fields, latex, sign
from optimizers.engine.latex import average


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta: float = fields.average(0.9, "A longer memory: fewer zigzags, but it turns later and overshoots farther.")


class State(NamedTuple):
    m: float


def step(x, g, state, t, h):
    m = h.beta * state.m + (1 - h.beta) * g
    return x - h.learning_rate * sign(m), State(m)


def formula(h):
    return latex.block(average("m", r"\beta", "g", h.beta), r"x &\leftarrow x - \eta\, \operatorname{sign}(m)")


OPTIMIZER = Optimizer(
    title="Signum",
    about=__doc__,
    formula=formula,
    source="Bernstein et al. (2018), arxiv.org/abs/1802.04434",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
)
