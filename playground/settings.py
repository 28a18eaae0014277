"""Everything a visitor can set, in one frozen value; widgets, links and the command line are projections of it.

A setting that nobody has touched is not stored: its default depends on the surface (the start, the learning rates).
One name addresses a setting everywhere, in widgets and in links alike: `steps`, `ellipse.kappa`, `adam-2.beta2`,
`adam.schedule`, `adam.schedule.t_max`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from landscapes import LANDSCAPES, Landscape
from optimizers import OPTIMIZERS, SCHEDULES, Optimizer
from optimizers.engine.trace import NOISE, SEED, STEPS
from playground.fields import Keys, Place
from playground.tuning import working_learning_rate
from registry import Choice, Field, FieldError, Number

MOST_ENTRIES = 8
PAGE_STEPS = replace(STEPS, default=500, at_most=STEPS.high)
LAYOUT = Choice("panels", ("panels", "overlay"), "One map for each optimizer, or all on one map.")
STEP = Number(0, 0, STEPS.high, "The step shown.", at_least=0, at_most=STEPS.high, integer=True)
NO_SCHEDULE = "constant"

Values = tuple[tuple[str, Any], ...]


def _with(values: Values, name: str, value: Any) -> Values:
    return tuple(sorted({**dict(values), name: value}.items()))


def _without(values: Values, name: str) -> Values:
    return tuple((kept, value) for kept, value in values if kept != name)


@dataclass(frozen=True)
class Entry:
    """One optimizer in the race. values and schedule_values hold what differs from the defaults, sorted by name."""

    optimizer: str
    values: Values = ()
    schedule: str = NO_SCHEDULE
    schedule_values: Values = ()
    start: tuple[float, float] | None = None
    noise: float | None = None

    @property
    def record(self) -> Optimizer:
        """The optimizer's record."""
        return OPTIMIZERS[self.optimizer]


@dataclass(frozen=True)
class Settings:
    """The whole page. start None is the landscape's own start; step None is a race that plays from the beginning."""

    landscape: str = "rosenbrock"
    parameters: Values = ()
    entries: tuple[Entry, ...] = tuple(
        Entry(optimizer) for optimizer in ("gradient_descent", "momentum", "rmsprop", "adam")
    )
    start: tuple[float, float] | None = None
    steps: int = int(PAGE_STEPS.default)
    noise: float = NOISE.default
    seed: int = int(SEED.default)
    layout: str = LAYOUT.default
    step: int | None = None

    @cached_property
    def surface(self) -> Landscape:
        """The landscape with its parameters as set."""
        return LANDSCAPES[self.landscape].with_parameters(**dict(self.parameters))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The entries' names: the optimizer's, with -2, -3 for its second and third entry."""
        names: list[str] = []
        seen: dict[str, int] = {}
        for entry in self.entries:
            seen[entry.optimizer] = seen.get(entry.optimizer, 0) + 1
            count = seen[entry.optimizer]
            names.append(entry.optimizer if count == 1 else f"{entry.optimizer}-{count}")
        return tuple(names)

    def entry(self, key: str) -> Entry:
        """The entry of this name. Raises FieldError if there is none."""
        if key not in self.keys:
            raise FieldError("optimizer", key, "must be one of " + ", ".join(self.keys))
        return self.entries[self.keys.index(key)]

    def fields(self) -> Iterator[tuple[str, Field | Place | Keys]]:
        """All names that can be set at present, with their fields."""
        yield "landscape", Choice(Settings.landscape, tuple(LANDSCAPES), "The surface to descend.")
        yield "optimizers", Keys(tuple(OPTIMIZERS), MOST_ENTRIES)
        yield "start", Place(LANDSCAPES[self.landscape].domain)
        yield "steps", PAGE_STEPS
        yield "noise", NOISE
        yield "seed", SEED
        yield "layout", LAYOUT
        yield "step", STEP
        for name, number in LANDSCAPES[self.landscape].parameters.items():
            yield f"{self.landscape}.{name}", number
        for key, entry in zip(self.keys, self.entries, strict=True):
            yield from self._entry_fields(key, entry)

    def _entry_fields(self, key: str, entry: Entry) -> Iterator[tuple[str, Field | Place | Keys]]:
        for name, field in entry.record.fields.items():
            yield f"{key}.{name}", field
        yield (
            f"{key}.schedule",
            Choice(NO_SCHEDULE, (NO_SCHEDULE, *SCHEDULES), "How the learning rate changes during the run."),
        )
        if entry.schedule != NO_SCHEDULE:
            for name, field in SCHEDULES[entry.schedule].fields.items():
                yield f"{key}.schedule.{name}", field
        yield f"{key}.start", Place(LANDSCAPES[self.landscape].domain)
        yield f"{key}.noise", NOISE

    def field(self, name: str) -> Field | Place | Keys:
        """The field of this name. Raises FieldError if nothing of this name can be set."""
        for known, field in self.fields():
            if known == name:
                return field
        raise FieldError(name, "", "is not a setting of this page")

    def default(self, name: str) -> Any:
        """The value that `name` has as long as nobody sets it; None for an entry's own start and noise."""
        owner, _, rest = name.partition(".")
        if name == "start":
            return LANDSCAPES[self.landscape].start
        if name == "step" or rest in ("start", "noise"):
            return None
        if rest == "learning_rate":
            return working_learning_rate(self.entry(owner).optimizer, self.landscape)
        if name == "optimizers":
            return tuple(entry.optimizer for entry in Settings.entries)
        field: Any = self.field(name)
        return field.default

    def value(self, name: str) -> Any:
        """The present value of `name`."""
        owner, _, rest = name.partition(".")
        if name == "optimizers":
            return tuple(entry.optimizer for entry in self.entries)
        if not rest:
            stored = getattr(self, name)
        elif owner == self.landscape:
            stored = dict(self.parameters).get(rest)
        else:
            stored = _stored(self.entry(owner), rest)
        return self.default(name) if stored is None else stored

    def with_value(self, name: str, value: Any) -> "Settings":
        """These settings with one changed. Raises FieldError naming it, the value and what is allowed."""
        value = self.field(name).check(name, value)
        owner, _, rest = name.partition(".")
        if name == "landscape":
            return self._on(value)
        if name == "optimizers":
            return replace(self, entries=tuple(Entry(optimizer) for optimizer in value))
        if not rest:
            untouched = name == "start" and value == self.default(name)
            return replace(self, **cast(Any, {name: None if untouched else value}))
        stored = None if rest != "learning_rate" and value == self.default(name) else value
        if owner == self.landscape:
            _check_minima(self.surface, name, rest, value)
            return replace(self, parameters=_stored_values(self.parameters, rest, stored))
        position = self.keys.index(owner)
        entries = list(self.entries)
        entries[position] = _changed(entries[position], rest, value, stored)
        return replace(self, entries=tuple(entries))

    def without(self, name: str) -> "Settings":
        """These settings with one back at its default."""
        owner, _, rest = name.partition(".")
        if not rest:
            return replace(self, **{name: getattr(Settings, name)})
        if owner == self.landscape:
            return replace(self, parameters=_without(self.parameters, rest))
        position = self.keys.index(owner)
        entries = list(self.entries)
        entries[position] = _changed(entries[position], rest, None, None)
        return replace(self, entries=tuple(entries))

    def _on(self, landscape: str) -> "Settings":
        """On another surface: what belonged to the old one goes, learning rates that were touched stay."""
        if landscape == self.landscape:
            return self
        entries = tuple(replace(entry, start=None) for entry in self.entries)
        return replace(self, landscape=landscape, parameters=(), start=None, entries=entries)

    def with_entry(self, optimizer: str) -> "Settings":
        """With one more optimizer at its defaults. Raises FieldError if there are too many."""
        return self._with_entries((*self.entries, Entry(optimizer)))

    def with_copy(self, key: str) -> "Settings":
        """With an entry a second time, right after itself. Raises FieldError if there are too many."""
        position = self.keys.index(key)
        return self._with_entries((*self.entries[: position + 1], self.entry(key), *self.entries[position + 1 :]))

    def _with_entries(self, entries: tuple[Entry, ...]) -> "Settings":
        self.field("optimizers").check("optimizers", tuple(entry.optimizer for entry in entries))
        return replace(self, entries=entries)

    def without_entry(self, key: str) -> "Settings":
        """Without an entry; the last one stays."""
        position = self.keys.index(key)
        remaining = self.entries[:position] + self.entries[position + 1 :]
        return replace(self, entries=remaining or self.entries)

    def with_reset(self, key: str) -> "Settings":
        """With an entry back at its defaults."""
        position = self.keys.index(key)
        entries = list(self.entries)
        entries[position] = Entry(entries[position].optimizer)
        return replace(self, entries=tuple(entries))

    def hyperparameters(self, key: str) -> Mapping[str, Any]:
        """All hyperparameters of an entry by name, those that nobody has set at their defaults on this surface."""
        entry = self.entry(key)
        rate = self.value(f"{key}.learning_rate")
        return entry.record.checked({**dict(entry.values), "learning_rate": rate})


def _check_minima(surface: Landscape, name: str, parameter: str, value: float) -> None:
    try:
        surface.with_parameters(**{parameter: value})
    except FieldError as error:
        raise FieldError(name, value, "must leave the minimum on the map") from error


def _stored_values(values: Values, name: str, stored: Any) -> Values:
    return _without(values, name) if stored is None else _with(values, name, stored)


def _stored(entry: Entry, name: str) -> Any:
    if name in ("start", "noise", "schedule"):
        return getattr(entry, name)
    if name.startswith("schedule."):
        return dict(entry.schedule_values).get(name.removeprefix("schedule."))
    return dict(entry.values).get(name)


def _changed(entry: Entry, name: str, value: Any, stored: Any) -> Entry:
    if name == "schedule":
        chosen = value or NO_SCHEDULE
        return entry if chosen == entry.schedule else replace(entry, schedule=chosen, schedule_values=())
    if name in ("start", "noise"):
        return replace(entry, **{name: stored})
    if name.startswith("schedule."):
        setting = name.removeprefix("schedule.")
        return replace(entry, schedule_values=_stored_values(entry.schedule_values, setting, stored))
    return replace(entry, values=_stored_values(entry.values, name, stored))
