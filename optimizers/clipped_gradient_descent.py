"""Gradient descent that never steps further than a set length: on a cliff it keeps its direction and shortens its step.

R. Pascanu, T. Mikolov and Y. Bengio (2013), On the difficulty of training recurrent neural networks, algorithm 1,
arxiv.org/abs/1211.5063. As torch.nn.utils.clip_grad_norm_ before torch.optim.SGD, without its 1e-6 beside the norm.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Optimizer, fields, number


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1e-2)
    max_norm: float = number(
        1.0, 1e-2, 1e3, "Longer steps on steep ground; where slopes are gentler than this nothing changes.",
        scale="log", at_least=0.0,
    )  # fmt: skip


class State(NamedTuple):
    clipped: float


def step(x, g, state, t, h):
    norm = np.sqrt(np.sum(g * g))
    clipped = g * (h.max_norm / norm) if norm > h.max_norm else g
    return x - h.learning_rate * clipped, State(clipped)


OPTIMIZER = Optimizer(
    title="Clipped gradient descent",
    about=__doc__,
    formula=r"""\begin{aligned}
        g &\leftarrow g\, \min\left(1,\ \tfrac{c}{\lVert g \rVert}\right) \\
        x &\leftarrow x - \eta\, g
    \end{aligned}""",
    source="Pascanu, Mikolov and Bengio (2013), arxiv.org/abs/1211.5063",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    sees="point",
    convention="Clips by the norm of the whole gradient; clipping each coordinate by itself would turn the direction.",
    letters={"max_norm": "c", "norm": r"\lVert g \rVert"},
)
