"""Lets the rate grow in a straight line from a small share to its full size, and stay there.

torch.optim.lr_scheduler.LinearLR: eta * (start_factor + (end_factor - start_factor) * k / total_iters) up to step
total_iters. Its own defaults are from 1/3 over 5 steps. With an end factor below the start factor it falls instead.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule
from optimizers.engine.schedule_fields import share_of_rate, steps


class Settings(NamedTuple):
    start_factor: float = share_of_rate(0.1, "Bolder first steps.", "Share of the rate at first", above=0.0)
    end_factor: float = share_of_rate(
        1.0, "The rate ends higher; if below the first share, it falls.", "Share at the end", at_least=0.0
    )
    total_iters: int = steps(50, 1, 500, "A slower warm-up.", "Steps of warm-up")


def rates(steps, learning_rate, s):
    done = np.minimum(np.arange(steps), s.total_iters) / s.total_iters
    return learning_rate * (s.start_factor + (s.end_factor - s.start_factor) * done)


SCHEDULE = Schedule(
    title="Linear warm-up",
    about=__doc__,
    formula=(
        r"\begin{aligned} \eta_k &= \eta\,\bigl(a + (b - a)\,\tau_k\bigr) \\"
        r" \tau_k &= \tfrac{1}{T} \min(k, T) \end{aligned}"
    ),
    source="torch.optim.lr_scheduler.LinearLR",
    settings=Settings,
    rates=rates,
)
