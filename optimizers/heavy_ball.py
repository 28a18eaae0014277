"""A ball with friction rolling downhill: the velocity keeps a share of itself and gains the downhill pull.

B. T. Polyak (1964), Some methods of speeding up the convergence of iteration methods, equation 9,
doi.org/10.1016/0041-5553(64)90137-5. The learning rate enters the velocity: a schedule does not rescale old momentum.
"""

from typing import NamedTuple

from optimizers.engine import Form, Optimizer, fields, latex, plain_rate


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    momentum: float = fields.momentum(0.9)


class State(NamedTuple):
    velocity: float


def step(x, g, state, t, h):
    velocity = h.momentum * state.velocity - h.learning_rate * g
    return x + velocity, State(velocity)


def velocity(state, h):
    return state.velocity


def formula(h):
    kept = r"\mu\, v" if h.momentum else ""
    return latex.block(rf"v &\leftarrow {kept} - \eta\, g", r"x &\leftarrow x + v")


def stable(h):
    return 2 * (1 + h.momentum), "2 (1 + momentum) / L"


OPTIMIZER = Optimizer(
    title="Heavy ball",
    about=__doc__,
    formula=formula,
    source="Polyak (1964), doi.org/10.1016/0041-5553(64)90137-5",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    velocity=velocity,
    effective_rate=plain_rate,
    convention="The learning rate multiplies each gradient as it comes in, as in the paper and in Keras; PyTorch and "
    "optax multiply the whole sum by it, which is Momentum.",
    forms=(
        Form(
            "PyTorch, optax",
            r"b \leftarrow \mu\, b + g, \quad x \leftarrow x - \eta\, b",
            "The same points while the learning rate is constant; when it changes, old momentum changes with it there: "
            "Momentum.",
        ),
    ),
    stable=stable,
)
