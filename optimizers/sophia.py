"""Divides each axis by its own curvature, looked up now and then, and never goes further than the clip allows.

H. Liu et al. (2023), Sophia: a scalable stochastic second-order optimizer for language model pre-training, algorithm 3,
arxiv.org/abs/2305.14342. As optax.contrib.sophia, but with the exact diagonal of the Hessian in place of an estimate:
it is looked up every update_interval steps and used from the step after that, so the first step is a clipped sign.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, hessian, latex, number
from optimizers.engine.latex import average


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    beta1: float = fields.average(0.965, "A longer memory of past gradients: a smoother, heavier path.")
    beta2: float = fields.average(0.99, "A longer memory of past curvatures: slower to notice that the ground changes.")
    epsilon: float = fields.epsilon(1e-8)
    gamma: float = number(
        0.01, 1e-3, 10.0, "Trusts the curvature: smaller steps, fewer clipped.", scale="log", at_least=0.0
    )
    clip_threshold: float = number(
        1.0, 0.01, 10.0, "Longer steps where the surface is flat or bends down.", scale="log", at_least=0.0
    )
    update_interval: int = number(10, 1, 100, "Looks the curvature up less often.", at_least=1, integer=True)
    weight_decay: float = fields.WEIGHT_DECAY


class State(NamedTuple):
    m: float
    curvature: float


def step(x, g, state, t, h, surface, memory):
    m = h.beta1 * state.m + (1 - h.beta1) * g
    m_hat = m / (1 - h.beta1**t)
    ratio = m_hat / np.maximum(h.gamma * state.curvature, h.epsilon)
    clipped = np.minimum(np.maximum(ratio, -h.clip_threshold), h.clip_threshold)
    curvature = state.curvature
    if (t - 1.0) % h.update_interval == 0.0:
        hxx, _, hyy = hessian(surface, x)
        curvature = h.beta2 * state.curvature + (1 - h.beta2) * np.array((hxx, hyy))
    return x - h.learning_rate * (clipped + h.weight_decay * x), State(m, curvature)


def formula(h):
    scale = r"\max(\gamma\, c,\, \epsilon)" if h.epsilon and h.gamma else r"\gamma\, c" if h.gamma else r"\epsilon"
    clipped = rf"\mathrm{{clip}}\bigl(\tfrac{{\hat m}}{{{scale}}}, \pm\rho\bigr)"
    curvature = average("c", r"\beta_2", r"\mathrm{diag}\, \nabla^2 f", h.beta2) if h.gamma else ""
    return latex.block(
        average("m", r"\beta_1", "g", h.beta1),
        latex.shrunk(h),
        rf"x &\leftarrow x - \eta\, {clipped}",
        curvature,
        rf"&\text{{every }} {h.update_interval:g} \text{{ steps}}" if curvature and h.update_interval > 1 else "",
    )


OPTIMIZER = Optimizer(
    title="Sophia",
    about=__doc__,
    formula=formula,
    source="Liu et al. (2023), arxiv.org/abs/2305.14342",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    moment="m",
    sees="surface",
    convention="The exact diagonal of the Hessian; the paper estimates it with random vectors.",
    letters={"clip_threshold": r"\rho", "gamma": r"\gamma", "update_interval": "k"},
)
