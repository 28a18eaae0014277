"""What is descended, as it has been set: a landscape with its parameters and its samples.

Of all settings only this module knows that a surface is found in a registry. Whatever else may be descended one day,
such as a formula that somebody types, is another choice to be made here; everybody else is given a `Landscape`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from landscapes import LANDSCAPES, Landscape
from landscapes.core.data import Samples
from playground.settings.entries import Values, with_stored
from registry import Choice, Field, FieldError, Flag, Message

LOWEST_HEIGHT, LARGEST_LOSS = 1e-37, 1e37  # the player receives losses as float32
DRAWABLE = Message(
    "must leave losses on the map that are within {largest} and at least {lowest} apart",
    largest=f"{LARGEST_LOSS:g}",
    lowest=f"{LOWEST_HEIGHT:g}",
)
STANDARDISE = Flag(
    False,
    "Subtracts the mean of x and divides by its standard deviation. The bowl of least squares becomes round, so that "
    "gradient descent goes straight to the minimum and can take larger steps. Other losses become rounder or not.",
    "Standardise x",
)
PROBES = 21  # places along each axis; so many tell whether there is a picture
ENOUGH_SAMPLES = 400  # to tell which learning rates work: more samples say the same


@dataclass(frozen=True)
class SurfaceChoice:
    """A landscape of the registry, by its key. parameters: those that differ from the defaults, sorted by name.

    data: the visitor's own samples, () for the landscape's own. standardise: whether their x is standardised.
    """

    key: str = "rosenbrock"
    parameters: Values = ()
    data: Samples = ()
    standardise: bool = STANDARDISE.default

    @property
    def original(self) -> Landscape:
        """The landscape as its file has it."""
        return LANDSCAPES[self.key]

    @cached_property
    def surface(self) -> Landscape:
        """The landscape as set. Raises FieldError if the settings make no sense for it."""
        return _surface(self)

    @cached_property
    def tuning_surface(self) -> Landscape:
        """The landscape for which learning rates are searched: with its default parameters, over not too many samples.

        So a rate does not move while a parameter's slider does.
        """
        at_defaults = replace(self, parameters=())
        fewer = replace(at_defaults, data=self.data[:: max(1, -(-len(self.data) // ENOUGH_SAMPLES))])
        return (fewer if fewer.is_possible else at_defaults).surface

    @property
    def samples(self) -> Samples:
        """The samples in their own units: the visitor's, or the landscape's; () where there are none."""
        return self.data or self.original.data

    @property
    def is_in_link(self) -> bool:
        """Whether a link says all about it: it cannot hold a visitor's own samples, or what stands in no registry."""
        return not self.data and LANDSCAPES.get(self.key) is self.original

    @property
    def is_possible(self) -> bool:
        """Whether the landscape can be over these samples, and with these parameters."""
        try:
            surface = self.surface
        except FieldError:
            return False
        return not self.parameters or is_drawable(surface)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """What can be set of the surface, by name."""
        parameters = {f"{self.key}.{name}": number for name, number in self.original.parameters.items()}
        keys = tuple(dict.fromkeys((*LANDSCAPES, self.key)))
        landscape = Choice(SurfaceChoice.key, keys, "The surface to descend.")
        return {"landscape": landscape, **({"standardise": STANDARDISE} if self.samples else {}), **parameters}

    def value(self, name: str) -> Any:
        """The present value of one of the fields."""
        if name == "landscape":
            return self.key
        if name == "standardise":
            return self.standardise
        return dict(self.parameters).get(name.partition(".")[2], self.fields[name].default)

    def with_value(self, name: str, value: Any) -> "SurfaceChoice":
        """With another value, already checked, of one of the fields.

        Raises FieldError if a parameter leaves the minimum off the map, or nothing to draw.
        """
        if name == "landscape":
            return self if value == self.key else self._moved_to(value)
        if name == "standardise":
            return replace(self, standardise=value)
        stored = None if value == self.fields[name].default else value
        changed = replace(self, parameters=with_stored(self.parameters, name.partition(".")[2], stored))
        try:
            surface = changed.surface
        except FieldError as error:
            raise FieldError(name, value, "must leave the minimum on the map") from error
        if not is_drawable(surface):
            raise FieldError(name, value, DRAWABLE)
        return changed

    def _moved_to(self, key: str) -> "SurfaceChoice":
        """Another landscape, over the visitor's samples if they make sense for it."""
        over_data = SurfaceChoice(key, data=self.data)
        choice = over_data if over_data.is_possible else SurfaceChoice(key)
        return replace(choice, standardise=self.standardise and bool(choice.samples))

    def with_data(self, data: Samples) -> "SurfaceChoice":
        """Over other samples, () for the landscape's own. Raises FieldError if they make no sense for it.

        Parameters that do not fit them go back to their defaults.
        """
        if replace(self, parameters=(), standardise=False, data=data).surface.data == self.original.data:
            data = ()
        choice = replace(self, data=data)
        return choice if choice.is_possible else replace(choice, parameters=())

    def has_plane_of(self, other: "SurfaceChoice") -> bool:
        """Whether a point means the same on the other surface: both differ by no more than their parameters."""
        return replace(self, parameters=()) == replace(other, parameters=())


FIRST_SURFACE = SurfaceChoice()


@lru_cache(maxsize=64)
def _surface(choice: SurfaceChoice) -> Landscape:
    surface = choice.original
    if choice.data:
        surface = surface.with_data(*zip(*choice.data, strict=True))
    if choice.standardise:
        surface = surface.standardised()
    return surface.with_parameters(**dict(choice.parameters))


def is_drawable(surface: Landscape) -> bool:
    """Whether the losses on the map are numbers that a picture can be made of."""
    x, y = np.meshgrid(*(np.linspace(low, high, PROBES) for low, high in surface.domain))
    losses = surface.value(x, y)
    return bool(np.abs(losses).max() <= LARGEST_LOSS and np.ptp(losses) >= LOWEST_HEIGHT)
