"""Everything a visitor can set, in one frozen value; widgets, links and the command line are projections of it.

A setting that nobody has touched is not stored: its default depends on the surface (the start, the learning rates).
Neither are the methods as long as they are the ones, as they are, that the surface begins with: another brings its own.
One name addresses a setting everywhere, in widgets and in links alike: `steps`, `ellipse.kappa`, `adam-2.beta2`,
`adam.schedule`, `adam.schedule.t_max`. What follows an entry's name is explained in playground/settings/entries.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from landscapes import LANDSCAPES, Landscape
from landscapes.core.data import Samples
from optimizers import OPTIMIZERS
from optimizers.engine.recipe import STEPS
from playground.settings import batches
from playground.settings.entries import OWN, TIED_RATES, Entry, Values, schedule_default, untouched, with_stored
from playground.settings.fields import Camera, Colours, Keys, Place, Subset
from playground.settings.lineup import MOST_ENTRIES, Lineup
from playground.settings.noise import CHANCE, NOISE, SEED, SEEDS
from playground.settings.surface import DRAWABLE, STANDARDISE, is_drawable, keeps, surface_of
from playground.settings.tuning import first_methods, working_learning_rate
from playground.settings.view import AXES, AXIS, CAMERA, DIMENSIONS, LAYOUT, LOG_HEIGHT, LOOKS, SHOW
from registry import Choice, Field, FieldError

PAGE_STEPS = replace(STEPS, default=500, at_most=STEPS.high)


@dataclass(frozen=True)
class Settings(Lineup):
    """The whole page. start None is the landscape's own start; step None is a race that plays from the beginning.

    data: the visitor's own samples, no part of the link; () for the landscape's own. batch_size None: all samples.

    camera and step are where a visit begins; from then on they belong to the player in the browser.
    """

    landscape: str = "rosenbrock"
    parameters: Values = ()
    entries: tuple[Entry, ...] = untouched(first_methods("rosenbrock"))
    colours: tuple[int, ...] = ()
    start: tuple[float, float] | None = None
    steps: int = int(PAGE_STEPS.default)
    noise: float = NOISE.default
    seed: int = int(SEED.default)
    seeds: int = int(SEEDS.default)
    data: Samples = ()
    standardise: bool = STANDARDISE.default
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

    @cached_property
    def surface(self) -> Landscape:
        """The landscape with its parameters and its data as set."""
        return surface_of(self.landscape, self.parameters, self.data, self.standardise)

    @property
    def samples(self) -> Samples:
        """The samples in their own units: the visitor's, or the landscape's; () where there are none."""
        return self.data or LANDSCAPES[self.landscape].data

    def fields(self) -> Iterator[tuple[str, Field | Place | Camera | Colours | Keys | Subset]]:
        """All names that can be set at present, with their fields."""
        yield "landscape", Choice(Settings.landscape, tuple(LANDSCAPES), "The surface to descend.")
        yield "optimizers", Keys(tuple(OPTIMIZERS), MOST_ENTRIES, default=first_methods(self.landscape))
        yield "colours", self.colours_field
        yield "start", Place(self.surface.domain)
        yield "steps", PAGE_STEPS
        yield from CHANCE.items()
        if self.samples:
            yield "standardise", STANDARDISE
        yield from batches.fields(len(self.samples))
        yield from LOOKS.items()
        for name, number in LANDSCAPES[self.landscape].parameters.items():
            yield f"{self.landscape}.{name}", number
        for key, entry in zip(self.keys, self.entries, strict=True):
            yield from self._entry_fields(key, entry)

    def _entry_fields(self, key: str, entry: Entry) -> Iterator[tuple[str, Field | Place | Keys]]:
        for name, field in entry.fields.items():
            yield f"{key}.{name}", field
        yield f"{key}.start", Place(self.surface.domain)
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
            return working_learning_rate(self.entry(owner).optimizer, self.landscape, self.data, self.standardise)
        field: Any = self.field(name)
        if rest.startswith("schedule."):
            return schedule_default(rest, field, self.value(f"{owner}.learning_rate"))
        return field.default

    def value(self, name: str) -> Any:
        """The present value of `name`."""
        owner, _, rest = name.partition(".")
        if name == "optimizers":
            return tuple(entry.optimizer for entry in self.entries)
        if name == "colours":
            return self.places
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
        if name == "standardise":
            return self if value == self.standardise else replace(self, standardise=value)._over(self.data)
        if name == "optimizers":
            return replace(self, entries=untouched(value), colours=())
        if name == "colours":
            return self.with_colours(value)
        if not rest:
            default = CAMERA.default if name == "camera" else self.default(name)
            at_default = name in ("start", "camera", "batch_size") and value == default
            return replace(self, **cast(Any, {name: None if at_default else value}))
        tied = rest.rpartition(".")[2] in ("learning_rate", *TIED_RATES)  # the default moves with other settings
        stored = None if not tied and value == self.default(name) else value
        if owner == self.landscape:
            _check_surface(self.surface, name, rest, value)
            return replace(self, parameters=with_stored(self.parameters, rest, stored))
        position = self.keys.index(owner)
        entries = list(self.entries)
        entries[position] = entries[position].changed(rest, stored)
        return replace(self, entries=tuple(entries))

    def without(self, name: str) -> "Settings":
        """These settings with one back at its default."""
        owner, _, rest = name.partition(".")
        if name == "standardise":
            return self.with_value(name, STANDARDISE.default)
        if not rest:
            return replace(self, **{name: getattr(Settings, name)})
        if owner == self.landscape:
            return replace(self, parameters=with_stored(self.parameters, rest, None))
        position = self.keys.index(owner)
        entries = list(self.entries)
        entries[position] = entries[position].changed(rest, None)
        return replace(self, entries=tuple(entries))

    def _on(self, landscape: str) -> "Settings":
        """On another surface: what belonged to the old one goes, methods and learning rates that were touched stay."""
        if landscape == self.landscape:
            return self
        data = self.data if keeps(landscape, self.data) else ()
        lineup: dict[str, Any] = (
            {} if self.has_chosen_methods else {"entries": untouched(first_methods(landscape)), "colours": ()}
        )
        return replace(self, landscape=landscape, parameters=(), **lineup)._over(data)

    @property
    def has_chosen_methods(self) -> bool:
        """Whether somebody has chosen who takes part, or set anything about an entry."""
        return self.entries != untouched(first_methods(self.landscape))

    def with_data(self, data: Samples) -> "Settings":
        """Over other samples, () for the landscape's own. Raises FieldError if they make no sense for it."""
        if surface_of(self.landscape, (), data).data == LANDSCAPES[self.landscape].data:
            data = ()
        parameters = self.parameters if keeps(self.landscape, data, self.parameters) else ()
        return replace(self, parameters=parameters)._over(data)

    def noise_of(self, key: str) -> float:
        """The noise on the gradients of an entry: its own, or the race's."""
        own = self.entry(key).noise
        return self.noise if own is None else own

    def is_random(self, key: str) -> bool:
        """Whether the seed makes a difference to an entry."""
        return self.noise_of(key) > 0 or self.draw(key).size is not None

    def draw(self, key: str) -> batches.Draw:
        """How the batches of an entry are drawn."""
        own = self.entry(key).batch_size
        samples = len(self.samples)
        size = self.batch_size if own is None else own
        return batches.Draw(samples, None if size == samples else size, self.sampling, self.seed)

    def _over(self, data: Samples) -> "Settings":
        """Over other samples: starts go, and so do batches that are larger than the samples are many."""
        samples = len(data or LANDSCAPES[self.landscape].data)

        def fits(size: int | None) -> int | None:
            return size if size is not None and size < samples else None

        entries = tuple(replace(entry, start=None, batch_size=fits(entry.batch_size)) for entry in self.entries)
        batching = {name: getattr(self, name) if samples else field.default for name, field in batches.BATCHING.items()}
        own: Any = {"batch_size": fits(self.batch_size), "standardise": self.standardise and samples > 0, **batching}
        return replace(self, data=data, start=None, entries=entries, **own)


def _check_surface(surface: Landscape, name: str, parameter: str, value: float) -> None:
    """Raises FieldError if the surface with this parameter has its minimum off the map, or no picture."""
    try:
        changed = surface.with_parameters(**{parameter: value})
    except FieldError as error:
        raise FieldError(name, value, "must leave the minimum on the map") from error
    if not is_drawable(changed):
        raise FieldError(name, value, DRAWABLE)
