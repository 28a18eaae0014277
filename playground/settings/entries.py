"""One optimizer of the race, with all that has been set about it.

A setting is addressed by the part of its name that follows the entry's: `beta2`, `schedule`, `schedule.t_max`; where
schedules follow each other also `schedule.schedules`, `schedule.milestones` and `schedule.1.total_iters`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from optimizers import OPTIMIZERS, SCHEDULES, Optimizer
from optimizers.schedules.sequential import Parts, possible_parts
from playground.settings.fields import Keys
from registry import Choice, Field, Milestones

NO_SCHEDULE = "constant"
MOST_PARTS = 6
SCHEDULE = Choice(NO_SCHEDULE, (NO_SCHEDULE, *SCHEDULES), "How the learning rate changes during the run.")
# A schedule's own rates, unless they are set: the method's learning rate divided by this.
TIED_RATES = {"max_lr": 1.0, "base_lr": 10.0}

OWN = ("start", "noise", "batch_size")  # what an entry may have of its own, in place of the race's

Values = tuple[tuple[str, Any], ...]


def as_values(settings: Mapping[str, Any]) -> Values:
    """Settings by name as a value that can be stored and compared."""
    return tuple(sorted(settings.items()))


def with_stored(values: Values, name: str, stored: Any) -> Values:
    """The values with one changed; without it if stored is None."""
    others = {other: value for other, value in values if other != name}
    return as_values(others if stored is None else {**others, name: stored})


@dataclass(frozen=True)
class Entry:
    """One optimizer in the race. values and schedule_values hold what differs from the defaults, sorted by name."""

    optimizer: str
    values: Values = ()
    schedule: str = NO_SCHEDULE
    schedule_values: Values = ()
    start: tuple[float, float] | None = None
    noise: float | None = None
    batch_size: int | None = None

    @property
    def record(self) -> Optimizer:
        """The optimizer's record."""
        return OPTIMIZERS[self.optimizer]

    @property
    def parts(self) -> tuple[str, ...]:
        """The schedules that follow each other; none if the schedule is a single one."""
        return _parts(self.schedule, self.schedule_values)

    @cached_property
    def fields(self) -> dict[str, Field | Keys]:
        """What can be set about the method and its schedule, with the fields."""
        scheduled = {f"schedule.{name}": field for name, field in self.schedule_fields()}
        return {**self.record.fields, "schedule": SCHEDULE, **scheduled}

    def schedule_fields(self) -> Iterator[tuple[str, Field | Keys]]:
        """The settings of the schedule with their fields, those of the first part as 1.t_max and so on."""
        if self.schedule == NO_SCHEDULE:
            return
        for name, field in SCHEDULES[self.schedule].fields.items():
            if isinstance(field, Parts):
                yield name, Keys(tuple(possible_parts()), MOST_PARTS, 2, field.default)
            elif isinstance(field, Milestones) and self.parts:
                yield name, field.of(len(self.parts) - 1)
            else:
                yield name, field
        for number, part in enumerate(self.parts, 1):
            for name, field in SCHEDULES[part].fields.items():
                yield f"{number}.{name}", field

    def plan(self, learning_rate: float) -> tuple[str, dict[str, Any]] | None:
        """The schedule as trace() takes it, (key, all settings), for this learning rate; None if there is none."""
        if self.schedule == NO_SCHEDULE:
            return None
        values = {name: schedule_default(name, field, learning_rate) for name, field in self.schedule_fields()}
        values |= dict(self.schedule_values)
        for number, part in enumerate(self.parts, 1):
            nested = {name: values.pop(f"{number}.{name}") for name in SCHEDULES[part].fields}
            values["schedules"] = (
                *values["schedules"][: number - 1],
                (part, nested),
                *values["schedules"][number:],
            )
        return self.schedule, values

    def stored(self, name: str) -> Any:
        """The value that has been set; None if none has."""
        if name in (*OWN, "schedule"):
            return getattr(self, name)
        if name.startswith("schedule."):
            return dict(self.schedule_values).get(name.removeprefix("schedule."))
        return dict(self.values).get(name)

    def changed(self, name: str, stored: Any) -> "Entry":
        """With one setting changed; back at its default if stored is None."""
        if name == "schedule":
            chosen = stored or NO_SCHEDULE
            return self if chosen == self.schedule else replace(self, schedule=chosen, schedule_values=())
        if name in OWN:
            return replace(self, **{name: stored})
        if name.startswith("schedule."):
            values = with_stored(self.schedule_values, name.removeprefix("schedule."), stored)
            return replace(self, schedule_values=self._fitting(values))
        return replace(self, values=with_stored(self.values, name, stored))

    def _fitting(self, values: Values) -> Values:
        """The settings of a schedule without those of parts that are no longer there."""
        parts = _parts(self.schedule, values)

        def fits(name: str) -> bool:
            number = name.partition(".")[0]
            if number.isdigit():
                place = slice(int(number) - 1, int(number))
                return parts[place] == self.parts[place]
            return name != "milestones" or len(parts) == len(self.parts)

        return tuple((name, value) for name, value in values if fits(name))


def untouched(methods: Iterable[str]) -> tuple[Entry, ...]:
    """An entry for each of the methods, with nothing set."""
    return tuple(Entry(method) for method in methods)


def _parts(schedule: str, values: Values) -> tuple[str, ...]:
    field: Any = SCHEDULES[schedule].fields.get("schedules") if schedule in SCHEDULES else None
    return dict(values).get("schedules", field.default) if field else ()


def schedule_default(name: str, field: Any, learning_rate: float) -> Any:
    """The default of a schedule's setting for this learning rate of the method."""
    setting = name.rpartition(".")[2]
    return learning_rate / TIED_RATES[setting] if setting in TIED_RATES else field.default
