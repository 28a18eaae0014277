"""Adam that divides by the largest recent gradient in place of an average: one steep spot shortens steps for long.

D. P. Kingma and J. Ba (2015), Adam: a method for stochastic optimization, algorithm 2, arxiv.org/abs/1412.6980.
As torch.optim.Adamax: epsilon is added to the gradient's size before the maximum is taken (the paper has none), weight
decay adds weight_decay * x to the gradient.
"""

from math import nan
from typing import NamedTuple

from optimizers.engine import Form, Optimizer, Torch, fields, latex
from optimizers.engine.latex import average, plus


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(2e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.average(0.999, "A longer memory of the steepest spot: steps stay short for longer after it.")
    epsilon: float = fields.epsilon(1e-8)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    m: float
    u: float


def step(x, g, state, t, h):
    g = g + h.weight_decay * x
    m = h.beta1 * state.m + (1 - h.beta1) * g
    u = max(abs(g) + h.epsilon, h.beta2 * state.u)
    return x - h.learning_rate / (1 - h.beta1**t) * m / (u or nan), State(m, u)  # 0 / 0 if epsilon is 0


def effective_rate(before, after, t, h):
    return h.learning_rate / after.u


def formula(h):
    size = "|g|" + plus(h.epsilon, r"\epsilon")
    rate = r"\frac{\eta}{1-\beta_1^t}" if h.beta1 else r"\eta"
    return latex.block(
        latex.gradient(h),
        average("m", r"\beta_1", "g", h.beta1),
        rf"u &\leftarrow \max(\beta_2 u,\ {size})" if h.beta2 else rf"u &\leftarrow {size}",
        rf"x &\leftarrow x - {rate}\, \frac{{m}}{{u}}",
    )


OPTIMIZER = Optimizer(
    title="Adamax",
    about=__doc__,
    formula=formula,
    source="Kingma and Ba (2015), algorithm 2, arxiv.org/abs/1412.6980",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    effective_rate=effective_rate,
    convention="Epsilon stands inside the maximum, as in PyTorch and optax; the paper's form is epsilon = 0, and Keras "
    "adds epsilon to the denominator.",
    forms=(
        Form(
            "paper",
            r"u \leftarrow \max(\beta_2 u,\ |g|)",
            "No epsilon: the same point where epsilon is 0.",
        ),
        Form(
            "Keras",
            r"x \leftarrow x - \frac{\eta}{1-\beta_1^t}\, \frac{m}{u + \epsilon}",
            "Epsilon in the denominator in place of the maximum: the same point but for epsilon.",
        ),
    ),
    torch=Torch("Adamax"),
)
