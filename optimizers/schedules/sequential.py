"""Runs one schedule after another: most often a warm-up, then a decay.

torch.optim.lr_scheduler.SequentialLR: from each milestone on the next schedule is in force, with its own steps counted
from 0 and the method's learning rate as its base. A schedule that watches the loss cannot take part, nor this one.
Where a part moves the momentum, that waits at its first value before the part and keeps its last one after it, as in
PyTorch. No part touches another here; PyTorch's OneCycleLR and CyclicLR may overwrite the base rate of the others,
depending on which was made first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from optimizers import schedules as folder
from optimizers.engine import Schedule, milestone_list
from optimizers.engine.record import key_and_settings
from registry import FieldError, Message, discover

Part = tuple[str, tuple[tuple[str, Any], ...]]  # a key and all settings, sorted by name


@cache
def possible_parts() -> dict[str, Schedule]:
    """The schedules that can take part: those whose rates are known before the run."""
    found = discover(folder, "SCHEDULE")
    return {key: schedule for key, schedule in found.items() if schedule.rates and key != "sequential"}


@dataclass(frozen=True)
class Parts:
    """Two schedules or more, each as a key or (key, settings)."""

    default: tuple[str, ...]
    help: str
    label: str = ""

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        known = ", ".join(possible_parts())
        return Message(
            "must be two or more of {known} (the rates must be known beforehand), as a name or (name, settings)",
            known=known,
        )

    def check(self, name: str, value: object) -> tuple[Part, ...]:
        """Key and all settings of every part. Raises FieldError for what cannot be one, or if there are too few."""
        if not isinstance(value, Iterable) or isinstance(value, str):
            raise FieldError(name, value, self.allowed)
        parts = tuple(self._part(name, part) for part in value)
        if len(parts) < 2:
            raise FieldError(name, value, self.allowed)
        return parts

    def _part(self, name: str, part: object) -> Part:
        key, settings = key_and_settings(name, part)
        if key not in possible_parts():
            raise FieldError(name, key, self.allowed)
        return key, tuple(sorted(possible_parts()[key].checked(settings).items()))


def _parts(default: tuple[str, ...], help: str, label: str) -> Any:
    return Parts(default, help, label)


class Settings(NamedTuple):
    schedules: tuple[Part, ...] = _parts(("linear_warmup", "cosine"), "What comes first, and what then.", "Schedules")
    milestones: tuple[int, ...] = milestone_list(
        (50,), 500, "The next schedule begins later.", label="Then from step", at_least=1, distinct=True
    )


def agree(owner, values):
    """Raises FieldError unless there is one milestone fewer than there are schedules."""
    between = Settings._field_defaults["milestones"].of(len(values["schedules"]) - 1)
    between.check(f"{owner}.milestones", values["milestones"])


def _pieces(steps, s):
    """For every part: its record, its settings, its first step and how many of the run's steps it has."""
    begins, ends = (0, *s.milestones), (*s.milestones, steps)
    for (key, values), begin, end in zip(s.schedules, begins, ends, strict=True):
        schedule = possible_parts()[key]
        yield schedule, schedule.settings(**dict(values)), begin, max(0, min(end, steps) - begin)


def rates(steps, learning_rate, s):
    return np.concatenate([part.rates(count, learning_rate, own) for part, own, _, count in _pieces(steps, s)])


def momenta(steps, s):
    row = None
    for part, own, begin, count in _pieces(steps, s):
        values = part.momenta(max(1, count), own) if part.momenta else None
        if values is None:
            continue
        row = np.full(steps, values[0]) if row is None else row
        row[begin : begin + count] = values[:count]
        row[begin + count :] = values[-1]
    return row


SCHEDULE = Schedule(
    title="Warm-up, then decay",
    about=__doc__,
    formula=(r"\eta_k = \begin{cases} \eta^{(1)}_k & k < m \\ \eta^{(2)}_{k-m} & k \ge m \end{cases}"),
    source="torch.optim.lr_scheduler.SequentialLR",
    settings=Settings,
    rates=rates,
    momenta=momenta,
    agree=agree,
)
