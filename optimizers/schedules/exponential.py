"""Shrinks the rate by the same factor at every step.

torch.optim.lr_scheduler.ExponentialLR: at step k the rate is eta * gamma^k, k = 0, 1, ...
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule, number


class Settings(NamedTuple):
    gamma: float = number(
        0.99, 0.9, 1.0, "Nearer to 1: the rate fades more slowly.", above=0.0, label="Factor of every step"
    )


def rates(steps, learning_rate, s):
    return learning_rate * s.gamma ** np.arange(steps)


SCHEDULE = Schedule(
    title="Exponential decay",
    about=__doc__,
    formula=r"\eta_k = \eta\,\gamma^k",
    source="torch.optim.lr_scheduler.ExponentialLR",
    settings=Settings,
    rates=rates,
)
