"""Gradient descent that keeps the mean of its own path: steps may dance round the minimum, their mean comes to rest.

B. T. Polyak and A. B. Juditsky (1992), Acceleration of stochastic approximation by averaging, doi.org/10.1137/0330046,
with the fading step of W. Xu (2011), arxiv.org/abs/1107.2490. As torch.optim.ASGD: the path shows the raw points, the
mean is the state `averaged` and begins at step t0, so with the default t0 the two are one; a new learning rate acts one
step late; lambd both fades the step and pulls towards the origin. The learning rate is 1e-3 by default, not 1e-2, from
which the path leaves steep surfaces at once.
"""

from typing import NamedTuple

from optimizers.engine import Optimizer, Torch, fields, latex, number


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-3)
    lambd: float = number(
        1e-4, 1e-6, 1.0, "Steps fade sooner, and a pull towards the origin grows.", scale="log", at_least=0.0
    )
    alpha: float = number(0.75, 0.0, 2.0, "Steps fade faster.", at_least=0.0)
    t0: float = number(1e6, 1.0, 1e6, "The mean begins later and forgets more of the way.", scale="log", at_least=0.0)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    averaged: float
    eta: float
    mu: float


def initial_state(x, h):
    return State(x, h.learning_rate, 1.0)


def step(x, g, state, t, h):
    g = g + h.weight_decay * x
    x = x * (1 - h.lambd * state.eta) - state.eta * g
    averaged = x if state.mu == 1.0 else state.averaged + (x - state.averaged) * state.mu
    eta = h.learning_rate * (1 + h.lambd * h.learning_rate * t) ** -h.alpha
    mu = 1 / max(1.0, t - h.t0)
    return x, State(averaged, eta, mu)


def effective_rate(before, after, t, h):
    return before.eta


def formula(h):
    pulled = r"(1 - \lambda\, \eta_t)\, x" if h.lambd else "x"
    fades = h.lambd and h.alpha
    return latex.block(
        latex.gradient(h, r"\lambda_2"),
        rf"x &\leftarrow {pulled} - \eta_t\, g",
        r"\bar x &\leftarrow \bar x + \mu_t\, (x - \bar x)",
        r"\eta_{t+1} &= \eta\, (1 + \lambda\, \eta\, t)^{-\alpha}" if fades else r"\eta_{t+1} &= \eta",
        rf"\mu_{{t+1}} &= 1/\max(1,\ t{' - t_0' if h.t0 else ''})",
    )


OPTIMIZER = Optimizer(
    title="Averaged gradient descent",
    about=__doc__,
    formula=formula,
    source="Polyak and Juditsky (1992), doi.org/10.1137/0330046; torch.optim.ASGD",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    initial_state=initial_state,
    effective_rate=effective_rate,
    convention="The path shows the points where gradients are taken, as in PyTorch; their mean, which the paper is "
    "about, is the state called averaged.",
    torch=Torch("ASGD"),
    letters={"eta": r"\eta", "lambd": r"\lambda", "t0": "t_0"},
)
