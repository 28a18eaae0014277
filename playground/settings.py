"""Everything a visitor can set, in one frozen value; widgets, links and the command line are projections of it.

A setting that nobody has touched is not stored: its default depends on the surface (the start, the learning rates).
One name addresses a setting everywhere, in widgets and in links alike: `steps`, `ellipse.kappa`, `adam-2.beta2`,
`adam.schedule`, `adam.schedule.t_max`. What follows an entry's name is explained in playground/entries.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from landscapes import LANDSCAPES, Landscape
from optimizers import OPTIMIZERS
from optimizers.engine.trace import NOISE, SEED, STEPS
from playground.entries import SCHEDULE, TIED_RATES, Entry, Values, schedule_default, with_stored
from playground.fields import Camera, Keys, Place, Subset
from playground.lineup import MOST_ENTRIES, Lineup
from playground.looks import CAMERA, DIMENSIONS, LAYOUT, LOG_HEIGHT, LOOKS, SHOW
from playground.tuning import working_learning_rate
from registry import Choice, Field, FieldError

PAGE_STEPS = replace(STEPS, default=500, at_most=STEPS.high)


@dataclass(frozen=True)
class Settings(Lineup):
    """The whole page. start None is the landscape's own start; step None is a race that plays from the beginning.

    camera and step are where a visit begins; from then on they belong to the player in the browser.
    """

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
    dimensions: str = DIMENSIONS.default
    log_height: bool = LOG_HEIGHT.default
    camera: tuple[float, ...] | None = None
    show: tuple[str, ...] = SHOW.default
    step: int | None = None

    @cached_property
    def surface(self) -> Landscape:
        """The landscape with its parameters as set."""
        return LANDSCAPES[self.landscape].with_parameters(**dict(self.parameters))

    def fields(self) -> Iterator[tuple[str, Field | Place | Camera | Keys | Subset]]:
        """All names that can be set at present, with their fields."""
        yield "landscape", Choice(Settings.landscape, tuple(LANDSCAPES), "The surface to descend.")
        first = tuple(entry.optimizer for entry in Settings.entries)
        yield "optimizers", Keys(tuple(OPTIMIZERS), MOST_ENTRIES, default=first)
        yield "start", Place(LANDSCAPES[self.landscape].domain)
        yield "steps", PAGE_STEPS
        yield "noise", NOISE
        yield "seed", SEED
        yield from LOOKS.items()
        for name, number in LANDSCAPES[self.landscape].parameters.items():
            yield f"{self.landscape}.{name}", number
        for key, entry in zip(self.keys, self.entries, strict=True):
            yield from self._entry_fields(key, entry)

    def _entry_fields(self, key: str, entry: Entry) -> Iterator[tuple[str, Field | Place | Camera | Keys | Subset]]:
        for name, field in entry.record.fields.items():
            yield f"{key}.{name}", field
        yield f"{key}.schedule", SCHEDULE
        for setting, part in entry.schedule_fields():
            yield f"{key}.schedule.{setting}", part
        yield f"{key}.start", Place(LANDSCAPES[self.landscape].domain)
        yield f"{key}.noise", NOISE

    def field(self, name: str) -> Field | Place | Camera | Keys | Subset:
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
        if name in ("camera", "step") or rest in ("start", "noise"):
            return None
        if rest == "learning_rate":
            return working_learning_rate(self.entry(owner).optimizer, self.landscape)
        field: Any = self.field(name)
        if rest.startswith("schedule."):
            return schedule_default(rest, field, self.value(f"{owner}.learning_rate"))
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
            stored = self.entry(owner).stored(rest)
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
            untouched = (name == "start" and value == self.default(name)) or (name, value) == ("camera", CAMERA.default)
            return replace(self, **cast(Any, {name: None if untouched else value}))
        tied = rest.rpartition(".")[2] in ("learning_rate", *TIED_RATES)  # the default moves with other settings
        stored = None if not tied and value == self.default(name) else value
        if owner == self.landscape:
            _check_minima(self.surface, name, rest, value)
            return replace(self, parameters=with_stored(self.parameters, rest, stored))
        position = self.keys.index(owner)
        entries = list(self.entries)
        entries[position] = entries[position].changed(rest, stored)
        return replace(self, entries=tuple(entries))

    def without(self, name: str) -> "Settings":
        """These settings with one back at its default."""
        owner, _, rest = name.partition(".")
        if not rest:
            return replace(self, **{name: getattr(Settings, name)})
        if owner == self.landscape:
            return replace(self, parameters=with_stored(self.parameters, rest, None))
        position = self.keys.index(owner)
        entries = list(self.entries)
        entries[position] = entries[position].changed(rest, None)
        return replace(self, entries=tuple(entries))

    def _on(self, landscape: str) -> "Settings":
        """On another surface: what belonged to the old one goes, learning rates that were touched stay."""
        if landscape == self.landscape:
            return self
        entries = tuple(replace(entry, start=None) for entry in self.entries)
        return replace(self, landscape=landscape, parameters=(), start=None, entries=entries)


def _check_minima(surface: Landscape, name: str, parameter: str, value: float) -> None:
    try:
        surface.with_parameters(**{parameter: value})
    except FieldError as error:
        raise FieldError(name, value, "must leave the minimum on the map") from error
