"""A landscape with its parameters and its data as set."""

from functools import lru_cache

from landscapes import LANDSCAPES, Landscape
from landscapes.core.data import Samples
from playground.entries import Values
from registry import FieldError


@lru_cache(maxsize=64)
def surface_of(landscape: str, parameters: Values = (), data: Samples = ()) -> Landscape:
    """The landscape of this key; data () stands for its own. Raises FieldError for what makes no sense there."""
    surface = LANDSCAPES[landscape]
    if data:
        surface = surface.with_data(*zip(*data, strict=True))
    return surface.with_parameters(**dict(parameters))


def keeps(landscape: str, data: Samples, parameters: Values = ()) -> bool:
    """Whether the landscape of this key can be over these samples, with these parameters."""
    try:
        surface_of(landscape, parameters, data)
    except FieldError:
        return False
    return True
