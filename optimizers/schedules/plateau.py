"""Watches the loss and cuts the rate when it has stopped falling for a while.

torch.optim.lr_scheduler.ReduceLROnPlateau (mode min), fed after every step with the loss before or after that step.
A cut smaller than 1e-8 is not made, as there.
"""

import math
from typing import NamedTuple

from optimizers.engine import Schedule, choice, number
from optimizers.engine.schedule_fields import steps

SMALLEST_CUT = 1e-8


class Settings(NamedTuple):
    factor: float = number(
        0.1, 0.01, 0.99, "Nearer to 1: gentler cuts.", at_least=0.0, below=1.0, label="Factor of a cut"
    )
    patience: int = steps(10, 0, 100, "Waits longer before cutting.", "Steps of patience", at_least=0)
    threshold: float = number(
        1e-4, 1e-6, 0.1, "A larger fall is needed to count as progress.", scale="log", at_least=0, label="Least fall"
    )
    threshold_mode: str = choice(
        "rel", ("rel", "abs"), "rel: the least fall is a share of the best loss so far; abs: a difference.",
        "How the fall is measured",
    )  # fmt: skip
    cooldown: int = steps(0, 0, 100, "Rests longer after a cut.", "Steps of rest after a cut", at_least=0)
    min_lr: float = number(0.0, 0.0, 0.1, "The rate never falls below this.", at_least=0.0, label="Lowest rate")
    metric: str = choice(
        "before", ("before", "after"),
        "The loss where a step begins (before), as in a training loop, or where it ends (after).",
        "Loss watched, before or after a step",
    )  # fmt: skip


class State(NamedTuple):
    best: float
    bad_steps: float
    resting: float


def observe(before, after, rate, state, s):
    loss = after if s.metric else before
    goal = state.best - s.threshold if s.threshold_mode else state.best * (1.0 - s.threshold)
    better = loss < goal
    best = loss if better else state.best
    bad_steps = 0.0 if better or state.resting > 0.0 else state.bad_steps + 1.0
    resting = max(state.resting - 1.0, 0.0)
    if bad_steps > s.patience:
        lower = max(rate * s.factor, s.min_lr)
        rate = lower if rate - lower > SMALLEST_CUT else rate
        bad_steps, resting = 0.0, s.cooldown
    return rate, State(best, bad_steps, resting)


SCHEDULE = Schedule(
    title="Reduce on plateau",
    about=__doc__,
    formula=(
        r"\begin{gathered} \eta \leftarrow \max(f\,\eta,\ \eta_{\min}) \\"
        r" \text{when the loss stalls} \end{gathered}"
    ),
    source="torch.optim.lr_scheduler.ReduceLROnPlateau",
    settings=Settings,
    observe=observe,
    initial_state=State(math.inf, 0.0, 0.0),
)
