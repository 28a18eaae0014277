"""A landscape with its parameters and its data as set, and whether there is a picture of it."""

from functools import lru_cache

import numpy as np

from landscapes import LANDSCAPES, Landscape
from landscapes.core.data import Samples
from playground.settings.entries import Values
from registry import FieldError, Flag, Message

LOWEST_HEIGHT, LARGEST_LOSS = 1e-37, 1e37  # the player is told of losses in float32
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
LOOKS = 21  # an axis; so many places tell whether there is a picture


@lru_cache(maxsize=64)
def surface_of(landscape: str, parameters: Values = (), data: Samples = (), standardise: bool = False) -> Landscape:
    """The landscape of this key; data () stands for its own. Raises FieldError for what makes no sense there."""
    surface = LANDSCAPES[landscape]
    if data:
        surface = surface.with_data(*zip(*data, strict=True))
    if standardise:
        surface = surface.standardised()
    return surface.with_parameters(**dict(parameters))


def keeps(landscape: str, data: Samples, parameters: Values = ()) -> bool:
    """Whether the landscape of this key can be over these samples, with these parameters."""
    try:
        surface = surface_of(landscape, parameters, data)
    except FieldError:
        return False
    return not parameters or is_drawable(surface)


def is_drawable(surface: Landscape) -> bool:
    """Whether the losses on the map are numbers that a picture can be made of."""
    x, y = np.meshgrid(*(np.linspace(low, high, LOOKS) for low, high in surface.domain))
    losses = surface.value(x, y)
    return bool(np.abs(losses).max() <= LARGEST_LOSS and np.ptp(losses) >= LOWEST_HEIGHT)
