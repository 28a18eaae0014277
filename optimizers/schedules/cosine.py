"""Lets the rate glide down along half a cosine wave, slowly at both ends; past its period it rises again.

I. Loshchilov and F. Hutter (2017), SGDR, equation 5, arxiv.org/abs/1608.03983, without restarts;
torch.optim.lr_scheduler.CosineAnnealingLR, whose rate also rises again after t_max steps.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule
from optimizers.engine.schedule_fields import ETA_MIN, steps


class Settings(NamedTuple):
    t_max: int = steps(
        500, 10, 2000, "A longer glide down; shorter than the run, the rate rises again.", "Steps to the lowest point"
    )
    eta_min: float = ETA_MIN


def rates(steps, learning_rate, s):
    wave = (1 + np.cos(np.pi * np.arange(steps) / s.t_max)) / 2
    return s.eta_min + (learning_rate - s.eta_min) * wave


SCHEDULE = Schedule(
    title="Cosine annealing",
    about=__doc__,
    formula=(
        r"\begin{aligned} \eta_k = \eta_{\min} + &\tfrac{1}{2}(\eta - \eta_{\min}) \\"
        r" &\left(1 + \cos\tfrac{\pi k}{T}\right) \end{aligned}"
    ),
    source="Loshchilov and Hutter (2017), arxiv.org/abs/1608.03983",
    settings=Settings,
    rates=rates,
)
