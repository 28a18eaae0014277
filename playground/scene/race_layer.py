"""What a module of playground/scene/layers/ defines as its LAYER."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.race.runs import Racer
from playground.scene.scene import Layer
from playground.settings.race import Settings


@dataclass(frozen=True)
class RaceLayer:
    """A kind of layer over a race. key: the module's name. make: returns the layer, None if there is nothing to show.

    is_slow: whether it is left out while something is dragged.
    """

    make: Callable[[Settings, tuple[Racer, ...]], Layer | None]
    is_slow: bool = False
    key: str = ""
