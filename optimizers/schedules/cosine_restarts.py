"""Lets the rate glide down along half a cosine wave, jump back to the top, and glide again.

I. Loshchilov and F. Hutter (2017), SGDR, equation 5, arxiv.org/abs/1608.03983;
torch.optim.lr_scheduler.CosineAnnealingWarmRestarts.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule, number
from optimizers.engine.schedule_fields import ETA_MIN, MOST_STEPS, steps


class Settings(NamedTuple):
    t_0: int = steps(50, 1, 500, "A longer first glide.", "Steps to the first restart")
    t_mult: int = number(
        2, 1, 5, "Every glide is so many times as long as the one before.", at_least=1, at_most=MOST_STEPS,
        integer=True, label="Glides grow by",
    )  # fmt: skip
    eta_min: float = ETA_MIN


def rates(steps, learning_rate, s):
    begins, lengths = [0], [s.t_0]
    while begins[-1] + lengths[-1] < steps:
        begins.append(begins[-1] + lengths[-1])
        lengths.append(lengths[-1] * s.t_mult)
    k = np.arange(steps)
    glide = np.searchsorted(begins, k, side="right") - 1
    wave = 1 + np.cos(np.pi * (k - np.array(begins)[glide]) / np.array(lengths)[glide])
    return s.eta_min + (learning_rate - s.eta_min) * wave / 2


SCHEDULE = Schedule(
    title="Cosine with warm restarts",
    about=__doc__,
    formula=(
        r"\begin{aligned} \eta_k = \eta_{\min} + &\tfrac{1}{2}(\eta - \eta_{\min}) \\"
        r" &\left(1 + \cos\tfrac{\pi\,(k - r_i)}{T_0 m^i}\right) \end{aligned}"
    ),
    source="Loshchilov and Hutter (2017), arxiv.org/abs/1608.03983",
    settings=Settings,
    rates=rates,
)
