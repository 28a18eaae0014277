"""Every step is equally long on both axes: averages of past gradients only vote on the direction, up or down.

X. Chen et al. (2023), Symbolic discovery of optimization algorithms, algorithm 2, arxiv.org/abs/2302.06675.
As optax.lion, but without its weight decay of 1e-3, which would move the end away from the minimum. The step never
shrinks by itself: the path ends in a zigzag as wide as the learning rate, which a schedule can narrow.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, fields, latex, sign
from optimizers.engine.latex import average


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    beta1: float = fields.average(0.9, "The newest gradient has less of a say: the path turns later.")
    beta2: float = fields.average(0.99, "A longer memory of past gradients: the path overshoots before it turns.")
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    m: float


def step(x, g, state, t, h):
    c = h.beta1 * state.m + (1 - h.beta1) * g
    m = h.beta2 * state.m + (1 - h.beta2) * g
    return x - h.learning_rate * (sign(c) + h.weight_decay * x), State(m)


def formula(h):
    move = r"(\operatorname{sign}(c) + \lambda\, x)" if h.weight_decay else r"\operatorname{sign}(c)"
    return latex.block(
        r"c &\leftarrow \beta_1 m + (1-\beta_1)\, g" if h.beta1 else r"c &\leftarrow g",
        rf"x &\leftarrow x - \eta\, {move}",
        average("m", r"\beta_2", "g", h.beta2),
    )


OPTIMIZER = Optimizer(
    title="Lion",
    about=__doc__,
    formula=formula,
    source="Chen et al. (2023), arxiv.org/abs/2302.06675",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
)
