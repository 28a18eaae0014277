"""Holds the rate low for the first steps, then lets it jump to its full size.

torch.optim.lr_scheduler.ConstantLR: eta * factor at steps k < total_iters, eta from there on. Its own defaults are a
factor of 1/3 for 5 steps.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule
from optimizers.engine.schedule_fields import share_of_rate, steps


class Settings(NamedTuple):
    factor: float = share_of_rate(
        1 / 3, "Nearer to 1: the first steps are less careful.", "Share of the rate at first", at_least=0.0
    )
    total_iters: int = steps(50, 1, 500, "The careful steps go on for longer.", "Steps held low")


def rates(steps, learning_rate, s):
    return np.where(np.arange(steps) < s.total_iters, learning_rate * s.factor, learning_rate)


SCHEDULE = Schedule(
    title="Low at first, then full",
    about=__doc__,
    formula=r"\eta_k = \begin{cases} f\,\eta & k < T \\ \eta & k \ge T \end{cases}",
    source="torch.optim.lr_scheduler.ConstantLR",
    settings=Settings,
    rates=rates,
)
