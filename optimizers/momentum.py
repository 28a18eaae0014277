"""Gradient descent with inertia: a running sum of gradients damps zigzags across a ravine and gathers speed along it.

B. T. Polyak (1964), Some methods of speeding up the convergence of iteration methods,
doi.org/10.1016/0041-5553(64)90137-5. As torch.optim.SGD: the learning rate multiplies the sum (so a schedule also
scales old momentum), dampening is not applied to the gradient with which the sum begins, and while the momentum is 0
neither dampening nor the sum counts: a schedule that comes back from 0 finds the sum as it was left. `heavy_ball` is
the paper's own form.
"""

from typing import NamedTuple

from optimizers.engine import Form, Optimizer, Switch, Torch, fields, latex, number, plain_rate


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    momentum: float = fields.momentum(0.9)
    dampening: float = number(0.0, 0.0, 1.0, "New gradients count less.")
    weight_decay: float = fields.WEIGHT_DECAY
    maximize: bool = fields.MAXIMIZE


class State(NamedTuple):
    buffer: float
    begun: Switch


def step(x, g, state, t, h):
    g = -g if h.maximize else g
    g = g + h.weight_decay * x
    if h.momentum == 0.0:
        return x - h.learning_rate * g, state
    buffer = g if t == 1.0 else h.momentum * state.buffer + (1 - h.dampening) * g if state.begun else g
    return x - h.learning_rate * buffer, State(buffer, 1.0)


def velocity(state, h):
    return -h.learning_rate * state.buffer * (h.momentum > 0.0)  # without momentum it does not last


def formula(h):
    if not h.momentum:
        return latex.block(latex.gradient(h), r"x &\leftarrow x - \eta\, g")
    new = r"(1-\tau)\, g" if h.dampening else "g"
    return latex.block(latex.gradient(h), rf"b &\leftarrow \mu\, b + {new}", r"x &\leftarrow x - \eta\, b")


def stable(h):
    if h.momentum and h.dampening:
        return 2 * (1 + h.momentum) / (1 - h.dampening), "2 (1 + momentum) / ((1 - dampening) L)"
    return 2 * (1 + h.momentum), "2 (1 + momentum) / L"


OPTIMIZER = Optimizer(
    title="Momentum",
    about=__doc__,
    formula=formula,
    source="Polyak (1964); torch.optim.SGD",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    velocity=velocity,
    effective_rate=plain_rate,
    convention="The learning rate multiplies the whole sum, as in PyTorch and optax; in the paper and in Keras it "
    "multiplies each gradient as it comes in, which is Heavy ball.",
    forms=(
        Form(
            "Keras, paper",
            r"v \leftarrow \mu\, v - \eta\, g, \quad x \leftarrow x + v",
            "The same points while the learning rate is constant; when it changes, old momentum keeps its size there.",
        ),
        Form(
            "lectures",
            r"m \leftarrow \beta\, m + (1-\beta)\, g, \quad x \leftarrow x - \eta\, m",
            "The same points at a learning rate 1 / (1 - beta) times as large: Averaged momentum.",
        ),
    ),
    torch=Torch("SGD", always=("momentum",)),
    stable=stable,
    letters={"dampening": r"\tau"},
)
