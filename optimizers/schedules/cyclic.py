"""Lets the rate climb and fall between two bounds, again and again, while the momentum does the opposite.

L. N. Smith (2017), Cyclical learning rates, arxiv.org/abs/1506.01186; torch.optim.lr_scheduler.CyclicLR.
Its rates lie between base_lr and max_lr and stand in for the method's own learning rate; the momentum (beta1, for
methods like Adam) is overwritten likewise, and where a method has none only the rate moves.
A step_size_down of 0 is PyTorch's None: as many steps down as up.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule, choice, number
from optimizers.engine.schedule_fields import CYCLE_MOMENTUM, limit_of_momentum, own_rate, steps


class Settings(NamedTuple):
    base_lr: float = own_rate(0.01, "A higher lowest rate.", "Lowest rate")
    max_lr: float = own_rate(0.1, "Higher peaks.", "Highest rate")
    step_size_up: int = steps(50, 1, 500, "A slower climb.", "Steps up")
    step_size_down: int = steps(0, 0, 500, "A slower fall; 0: as many steps as up.", "Steps down", at_least=0)
    mode: str = choice(
        "triangular", ("triangular", "triangular2", "exp_range"),
        "Equal peaks, peaks halved each time (triangular2), or peaks that shrink a little every step (exp_range).",
        "Peaks",
    )  # fmt: skip
    gamma: float = number(
        1.0, 0.9, 1.0, "Nearer to 1: peaks last longer; for exp_range alone.", above=0.0, label="Shrink factor a step"
    )
    cycle_momentum: bool = CYCLE_MOMENTUM
    base_momentum: float = limit_of_momentum(0.8, "More inertia at the peaks of the rate.", "Lowest momentum")
    max_momentum: float = limit_of_momentum(0.9, "More inertia where the rate is low.", "Highest momentum")


def rates(steps, learning_rate, s):
    return s.base_lr + (s.max_lr - s.base_lr) * _height(steps, s)


def momenta(steps, s):
    if not s.cycle_momentum:
        return None
    return s.max_momentum - (s.max_momentum - s.base_momentum) * _height(steps, s)


def _height(steps, s):
    """How far up the cycle is at every step: 0 at the bounds' bottom, 1 at their top, less where peaks shrink."""
    k, up = np.arange(steps, dtype=float), float(s.step_size_up)
    total = up + (s.step_size_down or up)
    ratio = up / total
    cycle = np.floor(1 + k / total)
    x = 1.0 + k / total - cycle
    height = np.where(x <= ratio, x / ratio, (x - 1) / (ratio - 1))
    peak = {"triangular": 1.0, "triangular2": 1 / 2.0 ** (cycle - 1), "exp_range": s.gamma**k}
    return height * peak[s.mode]


SCHEDULE = Schedule(
    title="Cyclic, up and down",
    about=__doc__,
    formula=(
        r"\begin{gathered} \eta_{\min} \nearrow \eta_{\max} \searrow \cdots \\"
        r" \beta_{\max} \searrow \beta_{\min} \nearrow \cdots \end{gathered}"
    ),
    source="Smith (2017), arxiv.org/abs/1506.01186",
    settings=Settings,
    rates=rates,
    momenta=momenta,
)
