"""Divides each axis by the recent size of its gradients, so that steep and flat directions are walked at one pace.

T. Tieleman and G. Hinton (2012), Coursera: Neural networks for machine learning, lecture 6.5. As torch.optim.RMSprop:
no bias correction, epsilon beside the root (epsilon_inside puts it under, as in TensorFlow); centered subtracts the
squared mean gradient, which rounding can push below zero: the result is then NaN, as in PyTorch.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, fields, flag, sqrt


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    alpha: float = fields.average(0.99, "A longer memory of past squares: the step size per axis adapts more slowly.")
    epsilon: float = fields.epsilon(1e-8)
    momentum: float = fields.momentum(0.0)
    weight_decay: float = fields.WEIGHT_DECAY
    centered: bool = flag(False, "Divides by the spread of the gradients rather than their size: bolder steps.")
    epsilon_inside: bool = fields.EPSILON_INSIDE


class State(NamedTuple):
    v: float
    mean: float
    buffer: float


def step(x, g, state, t, h):
    g = g + h.weight_decay * x
    v = h.alpha * state.v + (1 - h.alpha) * g * g
    mean = h.alpha * state.mean + (1 - h.alpha) * g
    spread = v - mean * mean if h.centered else v
    root = sqrt(spread + h.epsilon) if h.epsilon_inside else sqrt(spread) + h.epsilon
    buffer = h.momentum * state.buffer + g / root
    return x - h.learning_rate * buffer, State(v, mean, buffer)


OPTIMIZER = Optimizer(
    title="RMSProp",
    about=__doc__,
    formula=r"""\begin{aligned}
        v &\leftarrow \alpha\, v + (1-\alpha)\, g^2 \\
        x &\leftarrow x - \frac{\eta}{\sqrt{v} + \epsilon}\, g
    \end{aligned}""",
    source="Tieleman and Hinton (2012), lecture 6.5",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    convention="Epsilon stands beside the root, as in PyTorch; Keras, TensorFlow and optax put it under the root: "
    "switch on epsilon_inside.",
)
