"""Lets the rate fall to zero at a step that you name, in a straight line or ever more gently; then nothing moves.

torch.optim.lr_scheduler.PolynomialLR: eta * (1 - k / total_iters)^power, 0 from step total_iters on. Its own default
is 5 steps.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule, number
from optimizers.engine.schedule_fields import steps


class Settings(NamedTuple):
    total_iters: int = steps(500, 10, 2000, "The rate reaches zero later.", "Steps to zero")
    power: float = number(1.0, 0.0, 5.0, "1: a straight line. More: a quick fall, then a long tail.", at_least=0.0)


def rates(steps, learning_rate, s):
    done = np.minimum(np.arange(steps), s.total_iters) / s.total_iters
    return learning_rate * (1.0 - done) ** s.power


SCHEDULE = Schedule(
    title="Polynomial decay to zero",
    about=__doc__,
    formula=r"\eta_k = \eta\,\bigl(1 - \tfrac{1}{T}\min(k, T)\bigr)^p",
    source="torch.optim.lr_scheduler.PolynomialLR",
    settings=Settings,
    rates=rates,
)
