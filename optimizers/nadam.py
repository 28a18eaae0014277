"""Adam with Nesterov's foresight: the step already contains the momentum that this gradient will have caused.

T. Dozat (2016), Incorporating Nesterov momentum into Adam, openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ.
As torch.optim.NAdam: the share mu of momentum in the step grows from half of beta1 to all of it, but the average m
itself uses beta1 (mu in the paper) throughout. Weight decay is added to the gradient unless decoupled.
"""

from math import nan
from typing import NamedTuple

import numpy as np

from optimizers.engine import Form, Optimizer, Torch, fields, latex, number, sqrt
from optimizers.engine.latex import average, corrected


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(2e-3)
    beta1: float = fields.BETA1
    beta2: float = fields.BETA2
    epsilon: float = fields.epsilon(1e-8)
    momentum_decay: float = number(
        4e-3, 1e-4, 10.0, "Momentum counts in full sooner: early steps are smoother and turn later.",
        scale="log", at_least=0.0,
    )  # fmt: skip
    weight_decay: float = fields.WEIGHT_DECAY
    decoupled_weight_decay: bool = fields.DECOUPLED_WEIGHT_DECAY


class State(NamedTuple):
    m: float
    v: float
    mu_product: float


def initial_state(x, h):
    return State(0.0, 0.0, 1.0)


def step(x, g, state, t, h):
    if h.decoupled_weight_decay:
        x = x * (1 - h.learning_rate * h.weight_decay)
    else:
        g = g + h.weight_decay * x
    mu = h.beta1 * (1 - 0.5 * 0.96 ** (t * h.momentum_decay))
    mu_next = h.beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * h.momentum_decay))
    mu_product = state.mu_product * mu
    m = h.beta1 * state.m + (1 - h.beta1) * g
    v = h.beta2 * state.v + (1 - h.beta2) * g * g
    root = sqrt(v / (1 - h.beta2**t)) + h.epsilon or nan  # 0 / 0 if epsilon is 0
    x = x - h.learning_rate * (1 - mu) / (1 - mu_product) * g / root
    x = x - h.learning_rate * mu_next / (1 - mu_product * mu_next) * m / root
    return x, State(m, v, mu_product)


def effective_rate(before, after, t, h):
    return h.learning_rate / (np.sqrt(after.v / (1 - h.beta2**t)) + h.epsilon)


def formula(h):
    share = r"\tfrac{1}{2}\, 0.96^{t\psi}" if h.momentum_decay else r"\tfrac{1}{2}"
    foresight = (
        rf"\mu_t &= \beta_1 \bigl(1 - {share}\bigr)",
        r"P_t &= \mu_1 \cdots \mu_t",
        average("m", r"\beta_1", "g", h.beta1),
        r"\bar m &\leftarrow \tfrac{1-\mu_t}{1-P_t}\, g + \tfrac{\mu_{t+1}}{1-P_{t+1}}\, m",
    )
    ratio = latex.over_root(r"\bar m" if h.beta1 else "g", corrected("v", r"\beta_2", h.beta2), h)
    return latex.block(
        latex.shrunk(h) if h.decoupled_weight_decay else latex.gradient(h),
        *(foresight if h.beta1 else ()),
        average("v", r"\beta_2", "g^2", h.beta2),
        rf"x &\leftarrow x - \eta\, {ratio}",
    )


OPTIMIZER = Optimizer(
    title="NAdam",
    about=__doc__,
    formula=formula,
    source="Dozat (2016), openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    moment="m",
    effective_rate=effective_rate,
    convention="The momentum in the step grows as in PyTorch; momentum_decay = 1 is Keras's faster growth, and a very "
    "large one (10^6) is optax's constant momentum.",
    forms=(
        Form(
            "optax",
            r"x \leftarrow x - \frac{\eta}{\sqrt{\hat v} + \epsilon} "
            r"\left( \tfrac{\beta_1 m}{1-\beta_1^{t+1}} + \tfrac{(1-\beta_1)\, g}{1-\beta_1^t} \right)",
            "The share of momentum is beta1 from the beginning: another point.",
        ),
        Form(
            "Keras",
            r"\mu_t = \beta_1 \left(1 - \tfrac{1}{2}\, 0.96^{t}\right)",
            "The share of momentum grows faster: another point, that of momentum_decay = 1.",
        ),
    ),
    torch=Torch("NAdam"),
    letters={"momentum_decay": r"\psi", "mu_next": r"\mu_{t+1}", "mu_product": "P"},
)
