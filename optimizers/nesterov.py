"""Momentum that corrects itself sooner: the step already contains the momentum that this gradient will have caused.

Y. Nesterov (1983), A method of solving a convex programming problem with convergence rate O(1/k^2), in the form of
I. Sutskever et al. (2013), proceedings.mlr.press/v28/sutskever13.html, rewritten for the point at which the gradient
is taken, as torch.optim.SGD with nesterov: while a schedule holds the momentum at 0, the sum is left as it is.
`nesterov_lookahead` is the same method seen from the other point.
"""

from typing import NamedTuple

from optimizers.engine import Form, Optimizer, Torch, fields, latex, plain_rate


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    momentum: float = fields.momentum(0.9)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    buffer: float


def step(x, g, state, t, h):
    g = g + h.weight_decay * x
    if h.momentum == 0.0:
        return x - h.learning_rate * g, state
    buffer = h.momentum * state.buffer + g
    return x - h.learning_rate * (g + h.momentum * buffer), State(buffer)


def velocity(state, h):
    return -h.learning_rate * state.buffer * (h.momentum > 0.0)  # without momentum it does not last


def formula(h):
    if not h.momentum:
        return latex.block(latex.gradient(h), r"x &\leftarrow x - \eta\, g")
    return latex.block(latex.gradient(h), r"b &\leftarrow \mu\, b + g", r"x &\leftarrow x - \eta\,(g + \mu\, b)")


def stable(h):
    mu = h.momentum
    return (2 + 2 * mu) / (1 + 2 * mu), "(2 + 2 momentum) / ((1 + 2 momentum) L)"


OPTIMIZER = Optimizer(
    title="Nesterov",
    about=__doc__,
    formula=formula,
    source="Nesterov (1983); torch.optim.SGD",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    velocity=velocity,
    effective_rate=plain_rate,
    convention="Written for the points where gradients are taken, as in PyTorch, optax and Keras; the form of the "
    "papers, which looks ahead from the point it stands on, is Nesterov look-ahead.",
    forms=(
        Form(
            "paper",
            r"v \leftarrow \mu\, v - \eta\, \nabla f(x + \mu\, v), \quad x \leftarrow x + v",
            "The same method; its points lie mu v behind ours, which are those where it looks: Nesterov look-ahead.",
        ),
        Form(
            "Keras",
            r"v \leftarrow \mu\, v - \eta\, g, \quad x \leftarrow x + \mu\, v - \eta\, g",
            "The same points while the learning rate is constant.",
        ),
    ),
    torch=Torch("SGD", {"nesterov": True}, always=("momentum",), unless_zero="momentum"),
    stable=stable,
)
