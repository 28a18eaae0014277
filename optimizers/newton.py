"""Fits a bowl to the slope and curvature underfoot and jumps to its bottom; where the surface bends down, it climbs.

I. Newton and J. Raphson, as in J. Nocedal and S. J. Wright (2006), Numerical Optimization, equation 3.30, with a
learning rate on the step (1 is Newton's own) and no safeguard: a saddle or a maximum attracts it like a minimum. Where
the gradient is zero it rests, also where the surface is flat and the inverse of the curvature does not exist.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, hessian


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1.0, low=1e-3, high=2.0)


class State(NamedTuple):
    direction: float


def step(x, g, state, t, h, surface, memory):
    hxx, hxy, hyy = hessian(surface, x)
    scale = max(abs(hxx), abs(hxy), abs(hyy)) or 1.0  # products of tiny curvatures would be 0
    a, b, c = hxx / scale, hxy / scale, hyy / scale
    adjugate = np.array((c * g[0] - b * g[1], a * g[1] - b * g[0]))
    direction = -g if np.sum(np.abs(g)) == 0.0 else -adjugate / (a * c - b * b) / scale
    return x + h.learning_rate * direction, State(direction)


OPTIMIZER = Optimizer(
    title="Newton's method",
    about=__doc__,
    formula=r"x \leftarrow x - \eta\, \left(\nabla^2 f(x)\right)^{-1} g",
    source="Nocedal and Wright (2006), Numerical Optimization, section 3.3",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    sees="surface",
    leaps=True,
    letters={"adjugate": "a"},
)
