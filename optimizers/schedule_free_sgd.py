"""One point runs ahead downhill, a second averages where it has been, and the gradient is taken between the two: the
averaging does what a falling learning rate would.

A. Defazio et al. (2024), The road less scheduled, equations 3 to 5, arxiv.org/abs/2405.15682. As
optax.contrib.schedule_free_sgd: the path shown is y, where gradients are taken; the state holds the runner z and the
average. In a warm-up the runner's rate begins at 0 and lags one step behind the weight of the average. optax's default
rate of 1 diverges on steep surfaces.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, fields, latex


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.TOWARDS_AVERAGE
    warmup_steps: float = fields.WARMUP_STEPS
    weight_lr_power: float = fields.WEIGHT_LR_POWER
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    z: float
    averaged: float
    weight: float
    largest_rate: float


def initial_state(x, h):
    return State(x, x, 0.0, 0.0)


def warmed_up(count, h):
    """The learning rate, after count steps of its warm-up."""
    return h.learning_rate * min(count / h.warmup_steps, 1.0) if h.warmup_steps else h.learning_rate


def weigh(state, t, h):
    """The sum of the weights rate^power of all steps, in units of the newest (so it cannot overflow); largest rate."""
    largest_rate = max(state.largest_rate, warmed_up(t, h))
    ratio = state.largest_rate / largest_rate if largest_rate else 1.0
    return state.weight * ratio**h.weight_lr_power + 1, largest_rate


def mixed(share, one, other):
    """So much of one, the rest of the other; exactly themselves where they are equal, so that what rests stays."""
    return one if one == other else share * one + (1 - share) * other


def step(y, g, state, t, h):
    z = state.z - warmed_up(t - 1, h) * (g + h.weight_decay * y)
    weight, largest_rate = weigh(state, t, h)
    c = 1 / weight
    averaged = mixed(c, z, state.averaged)
    return mixed(h.beta1, averaged, z), State(z, averaged, weight, largest_rate)


def averaged_lines(h, move):
    """The lines after a move is known: the runner's, the average's, and the point between the two."""
    rate, power = (r"\eta_t" if h.warmup_steps else r"\eta"), rf"{h.weight_lr_power:g}"
    weight = rf"\tfrac{{{rate}^{{{power}}}}}{{\sum {rate}^{{{power}}}}}" if h.weight_lr_power else r"\tfrac{1}{t}"
    moved = rf"\Bigl({move} + \lambda\, y \Bigr)" if h.weight_decay else move
    mean = r"\beta_1 \bar x + (1-\beta_1)\, z" if h.beta1 else "z"
    return (
        rf"\eta_t &= \eta\, \min(1,\ t/{h.warmup_steps:g})" if h.warmup_steps else "",
        rf"z &\leftarrow z - {rate}\, {moved}",
        r"\bar x &\leftarrow (1-c)\, \bar x + c\, z",
        rf"c &= {weight}",
        rf"y &\leftarrow {mean}",
    )


def formula(h):
    return latex.block(*averaged_lines(h, "g"))


OPTIMIZER = Optimizer(
    title="Schedule-free SGD",
    about=__doc__,
    formula=formula,
    source="Defazio et al. (2024), arxiv.org/abs/2405.15682",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    convention="The warm-up begins with a step of 0, as in optax; the authors' code begins with 1 / warmup_steps.",
)
