"""A blend of two walkers: each step goes partly along this gradient, partly along the mean of the gradients so far.

J. Ma and D. Yarats (2019), Quasi-hyperbolic momentum and Adam for deep learning, section 3, arxiv.org/abs/1810.06801.
As pytorch_optimizer.QHM, but with the defaults that the paper recommends: with that library's own (momentum 0, nu 1) it
is plain gradient descent. nu = 1 is `ema_momentum`, nu = 0 gradient descent, nu = momentum Nesterov's method.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, fields, latex, number, plain_rate
from optimizers.engine.latex import average


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    momentum: float = fields.average(0.999, "A longer memory: the mean part of the step is smoother and turns later.")
    nu: float = number(0.7, 0.0, 1.0, "More weight on the mean: a heavier path; at 0 it is plain gradient descent.")


class State(NamedTuple):
    mean: float


def step(x, g, state, t, h):
    mean = h.momentum * state.mean + (1 - h.momentum) * g
    return x - h.learning_rate * ((1 - h.nu) * g + h.nu * mean), State(mean)


def formula(h):
    if not h.nu:
        return r"x \leftarrow x - \eta\, g"
    return latex.block(
        average("m", r"\mu", "g", h.momentum), r"x &\leftarrow x - \eta\,\bigl((1-\nu)\, g + \nu\, m\bigr)"
    )


OPTIMIZER = Optimizer(
    title="Quasi-hyperbolic momentum (QHM)",
    about=__doc__,
    formula=formula,
    source="Ma and Yarats (2019), arxiv.org/abs/1810.06801",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="mean",
    effective_rate=plain_rate,
    letters={"nu": r"\nu"},
)
