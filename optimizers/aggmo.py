"""Three balls tied together, one with little inertia and one with much: the nimble ones stop the heavy one's swinging.

J. Lucas, S. Sun, R. Zemel and R. Grosse (2019), Aggregated momentum: stability through passive damping,
arxiv.org/abs/1804.00325. As pytorch_optimizer.AggMo with three momentum coefficients: the learning rate multiplies
the mean of the three sums of gradients, so a schedule also scales old momentum.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, fields, latex, plain_rate


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    beta1: float = fields.average(0.0, "More inertia in the nimblest part: less damping, so the path swings more.")
    beta2: float = fields.average(0.9, "More inertia in the middle part: faster along the valley, slower to turn.")
    beta3: float = fields.average(0.99, "More inertia in the heaviest part: long slopes run faster, with wider arcs.")


class State(NamedTuple):
    v1: float
    v2: float
    v3: float


def step(x, g, state, t, h):
    v1 = h.beta1 * state.v1 + g
    v2 = h.beta2 * state.v2 + g
    v3 = h.beta3 * state.v3 + g
    rate = h.learning_rate / 3
    return x - rate * v1 - rate * v2 - rate * v3, State(v1, v2, v3)


def velocity(state, h):
    return -h.learning_rate * (state.v1 + state.v2 + state.v3) / 3


def formula(h):
    betas = enumerate((h.beta1, h.beta2, h.beta3), 1)
    sums = (rf"v_{i} &\leftarrow \beta_{i} v_{i} + g" if beta else rf"v_{i} &\leftarrow g" for i, beta in betas)
    return latex.block(*sums, r"x &\leftarrow x - \tfrac{\eta}{3}\,(v_1 + v_2 + v_3)")


OPTIMIZER = Optimizer(
    title="Aggregated momentum (AggMo)",
    about=__doc__,
    formula=formula,
    source="Lucas, Sun, Zemel and Grosse (2019), arxiv.org/abs/1804.00325",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    velocity=velocity,
    effective_rate=plain_rate,
)
