"""Schedule-free descent whose runner scales each axis like Adam; the average of where it has been makes the momentum.

A. Defazio et al. (2024), The road less scheduled, algorithm 1, arxiv.org/abs/2405.15682. As
optax.contrib.schedule_free_adamw: the path shown is y, where gradients are taken; the state holds the runner z and the
average; weight decay pulls at y. In a warm-up the runner's rate begins at 0 and lags one step behind the weight of the
average.
"""

from math import nan
from typing import NamedTuple

from optimizers.engine import Optimizer, fields, latex, sqrt
from optimizers.engine.latex import average, corrected
from optimizers.schedule_free_sgd import averaged_lines, mixed, warmed_up, weigh


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(2.5e-3)
    beta1: float = fields.TOWARDS_AVERAGE
    beta2: float = fields.BETA2
    epsilon: float = fields.epsilon(1e-8)
    warmup_steps: float = fields.WARMUP_STEPS
    weight_lr_power: float = fields.WEIGHT_LR_POWER
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    z: float
    averaged: float
    v: float
    weight: float
    largest_rate: float


def initial_state(x, h):
    return State(x, x, 0.0, 0.0, 0.0)


def step(y, g, state, t, h):
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    v_hat = v / (1 - h.beta2**t)
    scaled = g / (sqrt(v_hat) + h.epsilon or nan)  # 0 / 0 if epsilon is 0
    z = state.z - warmed_up(t - 1, h) * (scaled + h.weight_decay * y)
    weight, largest_rate = weigh(state, t, h)
    c = 1 / weight
    averaged = mixed(c, z, state.averaged)
    return mixed(h.beta1, averaged, z), State(z, averaged, v, weight, largest_rate)


def formula(h):
    move = latex.over_root("g", corrected("v", r"\beta_2", h.beta2), h)
    return latex.block(average("v", r"\beta_2", "g^2", h.beta2), *averaged_lines(h, move))


OPTIMIZER = Optimizer(
    title="Schedule-free AdamW",
    about=__doc__,
    formula=formula,
    source="Defazio et al. (2024), arxiv.org/abs/2405.15682",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    convention="The warm-up begins with a step of 0, as in optax; the authors' code begins with 1 / warmup_steps.",
)
