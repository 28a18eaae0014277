"""Needs no setting for its inertia: of the last move it keeps next to nothing at first and nearly all of it in the end.

Y. Nesterov (1983), A method of solving a convex programming problem with convergence rate O(1/k^2), in the form of
W. Su, S. Boyd and E. Candes (2016), equation 1, arxiv.org/abs/1503.01243, whose coefficient (k - 1)/(k + 2) after step
k is (t - 2)/(t + 1) for step t. On a convex surface no method that sees gradients alone has a guarantee of a better
order; the loss sinks in waves. The points are the paper's x; the gradients are taken at its y.
"""

from typing import NamedTuple

from optimizers.engine import Form, Optimizer, fields, plain_rate


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)


class State(NamedTuple):
    velocity: float


def look_ahead(x, state, t, h):
    return x + (t - 2) / (t + 1) * state.velocity


def step(x, g, state, t, h):
    velocity = (t - 2) / (t + 1) * state.velocity - h.learning_rate * g
    return x + velocity, State(velocity)


def velocity(state, h):
    return state.velocity


OPTIMIZER = Optimizer(
    title="Nesterov for convex surfaces",
    about=__doc__,
    formula=r"""\begin{aligned}
        \mu &\leftarrow \tfrac{t-2}{t+1} \\
        v &\leftarrow \mu\, v - \eta\, \nabla f(x + \mu\, v) \\
        x &\leftarrow x + v
    \end{aligned}""",
    source="Nesterov (1983); Su, Boyd and Candes (2016), arxiv.org/abs/1503.01243",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    look_ahead=look_ahead,
    velocity=velocity,
    effective_rate=plain_rate,
    convention="The momentum grows from step to step, as in Nesterov's proof; PyTorch's and Keras's is constant, which "
    "is Nesterov and Nesterov look-ahead.",
    forms=(
        Form(
            "paper",
            r"x_t = y_{t-1} - \eta\, \nabla f(y_{t-1}), \quad y_t = x_t + \tfrac{t-1}{t+2}\,(x_t - x_{t-1})",
            "The same points: its y are the look-ahead points here.",
        ),
    ),
)
