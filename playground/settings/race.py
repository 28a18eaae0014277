"""Everything that a visitor can set for a race, in one frozen value, from which widgets, links and exports are made.

A setting that nobody has touched is not stored, as its default depends on the surface: the start, the learning rates.
As long as the methods are those that the surface begins with, unchanged, another surface brings its own.
A setting has the same name everywhere, in widgets and in links alike: `steps`, `ellipse.kappa`, `adam-2.beta2`,
`adam.schedule`, `adam.schedule.t_max`. What follows an entry's name is explained in playground/settings/entries.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from landscapes import Landscape
from landscapes.core.data import Samples
from optimizers import OPTIMIZERS
from optimizers.engine.recipe import STEPS
from playground.settings import batches
from playground.settings.entries import OWN, TIED_RATES, Entry, schedule_default, untouched
from playground.settings.fields import Camera, Colours, Keys, Place, Subset
from playground.settings.lineup import MOST_ENTRIES, Lineup
from playground.settings.noise import NOISE, RANDOMNESS_FIELDS, SEED, SEEDS
from playground.settings.surface import FIRST_SURFACE, SurfaceChoice
from playground.settings.tuning import first_methods, working_learning_rate
from playground.settings.view import AXES, AXIS, CAMERA, DIMENSIONS, LAYOUT, LOG_HEIGHT, SHOW, VIEW_FIELDS
from registry import Field

PAGE_STEPS = replace(STEPS, default=500, at_most=STEPS.high)


@dataclass(frozen=True)
class Settings(Lineup):
    """The whole page. surface_choice: what is descended; samples of the visitor's own are no part of the link.

    start None: the surface's own. batch_size None: all samples. step None: the race plays from the beginning.
    camera and step are where a visit begins; from then on they belong to the player in the browser.
    """

    surface_choice: SurfaceChoice = FIRST_SURFACE
    entries: tuple[Entry, ...] = untouched(first_methods(FIRST_SURFACE.original))
    colours: tuple[int, ...] = ()
    start: tuple[float, float] | None = None
    steps: int = int(PAGE_STEPS.default)
    noise: float = NOISE.default
    seed: int = int(SEED.default)
    seeds: int = int(SEEDS.default)
    batch_size: int | None = None
    sampling: str = batches.SAMPLING.default
    schedule_every: str = batches.SCHEDULE_EVERY.default
    batch_surface: bool = batches.SURFACE.default
    layout: str = LAYOUT.default
    dimensions: str = DIMENSIONS.default
    axes: str = AXES.default
    log_height: bool = LOG_HEIGHT.default
    camera: tuple[float, ...] | None = None
    show: tuple[str, ...] = SHOW.default
    axis: str = AXIS.default
    step: int | None = None

    @property
    def surface(self) -> Landscape:
        """The landscape as set."""
        return self.surface_choice.surface

    @property
    def samples(self) -> Samples:
        """The samples in their own units: the visitor's, or the landscape's; () where there are none."""
        return self.surface_choice.samples

    @property
    def data(self) -> Samples:
        """The visitor's own samples; () as long as there are none."""
        return self.surface_choice.data

    @cached_property
    def _first_methods(self) -> tuple[str, ...]:
        return first_methods(self.surface_choice.original)

    def fields(self) -> Iterator[tuple[str, Field | Place | Camera | Colours | Keys | Subset]]:
        """All names that can be set at present, with their fields."""
        yield from self.surface_choice.fields.items()
        yield "optimizers", Keys(tuple(OPTIMIZERS), MOST_ENTRIES, default=self._first_methods)
        yield "colours", self.colours_field
        yield "start", Place(self.surface.domain, self.surface.axes)
        yield "steps", PAGE_STEPS
        yield from RANDOMNESS_FIELDS.items()
        yield from batches.fields(len(self.samples))
        yield from VIEW_FIELDS.items()
        for key, entry in zip(self.keys, self.entries, strict=True):
            yield from self._entry_fields(key, entry)

    def _entry_fields(self, key: str, entry: Entry) -> Iterator[tuple[str, Field | Place | Keys]]:
        for name, field in entry.fields.items():
            yield f"{key}.{name}", field
        yield f"{key}.start", Place(self.surface.domain, self.surface.axes)
        yield f"{key}.noise", NOISE
        if self.samples:
            yield f"{key}.batch_size", batches.batch_size(len(self.samples))

    def default(self, name: str) -> Any:
        """The value that `name` has as long as nobody sets it; None for what an entry may have of its own."""
        owner, _, rest = name.partition(".")
        if name == "start":
            return self.surface.start
        if name in ("camera", "step") or rest in OWN:
            return None
        if rest == "learning_rate":
            return working_learning_rate(self.entry(owner).optimizer, self.surface_choice.tuning_surface)
        field: Any = self.field(name)
        if rest.startswith("schedule."):
            return schedule_default(rest, field, self.value(f"{owner}.learning_rate"))
        return field.default

    def value(self, name: str) -> Any:
        """The present value of `name`."""
        return self.surface_choice.value(name) if name in self.surface_choice.fields else super().value(name)

    def with_value(self, name: str, value: Any) -> "Settings":
        """These settings with one changed. Raises FieldError naming it, the value and what is allowed."""
        value = self.field(name).check(name, value)
        owner, _, rest = name.partition(".")
        if name in self.surface_choice.fields:
            return self._on(self.surface_choice.with_value(name, value))
        if name == "optimizers":
            return replace(self, entries=untouched(value), colours=())
        if name == "colours":
            return self.with_colours(value)
        if not rest:
            default = CAMERA.default if name == "camera" else self.default(name)
            at_default = name in ("start", "camera", "batch_size") and value == default
            return replace(self, **cast(Any, {name: None if at_default else value}))
        tied = rest.rpartition(".")[2] in ("learning_rate", *TIED_RATES)  # the default moves with other settings
        return self.with_entry_changed(owner, rest, None if not tied and value == self.default(name) else value)

    def without(self, name: str) -> "Settings":
        """These settings with one back at its default."""
        owner, _, rest = name.partition(".")
        if name in self.surface_choice.fields:
            return self.with_value(name, self.default(name))
        return self.with_entry_changed(owner, rest, None) if rest else replace(self, **{name: getattr(Settings, name)})

    def _on(self, choice: SurfaceChoice) -> "Settings":
        """On another surface: what belonged to the old one goes, methods and learning rates that were touched stay."""
        moved = replace(self, surface_choice=choice)
        if choice.has_plane_of(self.surface_choice):
            return moved
        if choice.original != self.surface_choice.original and not self.has_chosen_methods:
            moved = replace(moved, entries=untouched(first_methods(choice.original)), colours=())
        return moved._refitted()

    @property
    def has_chosen_methods(self) -> bool:
        """Whether somebody has chosen the methods, or set anything about one of them."""
        return self.entries != untouched(self._first_methods)

    def with_data(self, data: Samples) -> "Settings":
        """Over other samples, () for the landscape's own. Raises FieldError if they make no sense for it."""
        return replace(self, surface_choice=self.surface_choice.with_data(data))._refitted()

    def _refitted(self) -> "Settings":
        """Without what the surface has no place for: starts on another, batches larger than the number of samples."""
        samples = len(self.samples)

        def fitting(size: int | None) -> int | None:
            return size if size is not None and size < samples else None

        entries = tuple(replace(entry, start=None, batch_size=fitting(entry.batch_size)) for entry in self.entries)
        batching = {name: getattr(self, name) if samples else field.default for name, field in batches.BATCHING.items()}
        fitted: dict[str, Any] = {"batch_size": fitting(self.batch_size), **batching}
        return replace(self, start=None, entries=entries, **fitted)

    def noise_of(self, key: str) -> float:
        """The noise on the gradients of an entry: its own, or the race's."""
        noise = self.entry(key).noise
        return self.noise if noise is None else noise

    def is_random(self, key: str) -> bool:
        """Whether the seed makes a difference to an entry."""
        return self.noise_of(key) > 0 or self.draw(key).size is not None

    def draw(self, key: str) -> batches.Draw:
        """How the batches of an entry are drawn."""
        samples, size = len(self.samples), self.entry(key).batch_size
        if size is None:
            size = self.batch_size
        return batches.Draw(samples, None if size == samples else size, self.sampling, self.seed)
