"""Shrinks the rate like one over time: quickly at first, then ever more slowly.

H. Robbins and S. Monro (1951), A stochastic approximation method, doi.org/10.1214/aoms/1177729586;
at step k the rate is eta / (1 + decay * k), k = 0, 1, ...
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule, number


class Settings(NamedTuple):
    decay: float = number(0.01, 1e-4, 1.0, "The rate falls sooner.", scale="log", at_least=0.0)


def rates(steps, learning_rate, s):
    return learning_rate / (1 + s.decay * np.arange(steps))


SCHEDULE = Schedule(
    title="Inverse-time decay",
    about=__doc__,
    formula=r"\eta_k = \frac{\eta}{1 + d\,k}",
    source="Robbins and Monro (1951), doi.org/10.1214/aoms/1177729586",
    settings=Settings,
    rates=rates,
)
