"""Keeps the rate for a while, then cuts it by a factor, again and again.

torch.optim.lr_scheduler.StepLR: at step k the rate is eta * gamma^floor(k / step_size), k = 0, 1, ...
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule, number
from optimizers.engine.schedule_fields import steps


class Settings(NamedTuple):
    step_size: int = steps(100, 1, 500, "Longer stairs: the rate is cut less often.", "Steps between cuts")
    gamma: float = number(0.5, 0.01, 1.0, "Nearer to 1: gentler cuts.", above=0.0, label="Factor of a cut")


def rates(steps, learning_rate, s):
    return learning_rate * s.gamma ** (np.arange(steps) // s.step_size)


SCHEDULE = Schedule(
    title="Step decay",
    about=__doc__,
    formula=r"\eta_k = \eta\,\gamma^{\lfloor k / s \rfloor}",
    source="torch.optim.lr_scheduler.StepLR",
    settings=Settings,
    rates=rates,
)
