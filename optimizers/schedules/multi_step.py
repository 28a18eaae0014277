"""Keeps the rate, and cuts it by a factor at each of the steps that you name.

torch.optim.lr_scheduler.MultiStepLR: at step k the rate is eta * gamma^(number of milestones up to k); a milestone
that is given twice counts twice.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule, milestone_list, number


class Settings(NamedTuple):
    milestones: tuple[int, ...] = milestone_list(
        (200, 350), 500, "The rate is cut at these steps, such as 20,60,61; one given twice cuts twice.",
        label="Cut at steps",
    )  # fmt: skip
    gamma: float = number(0.1, 0.01, 1.0, "Nearer to 1: gentler cuts.", above=0.0, label="Factor of a cut")


def rates(steps, learning_rate, s):
    return learning_rate * s.gamma ** np.searchsorted(s.milestones, np.arange(steps), side="right")


SCHEDULE = Schedule(
    title="Cuts at chosen steps",
    about=__doc__,
    formula=r"\begin{aligned} \eta_k &= \eta\,\gamma^{n_k} \\ n_k &= \#\{i : m_i \le k\} \end{aligned}",
    source="torch.optim.lr_scheduler.MultiStepLR",
    settings=Settings,
    rates=rates,
)
