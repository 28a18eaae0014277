"""What can be drawn over the maps of a race besides its paths: one module each, found by listing this folder.

A module of the same name in assets/player/layers/ reads and draws it.
"""

import sys
from collections.abc import Mapping

from playground.race.runs import Racer
from playground.scene.race_layer import RaceLayer
from playground.scene.scene import Layer
from playground.settings.race import Settings
from registry import discover

LAYERS: dict[str, RaceLayer] = discover(sys.modules[__name__], "LAYER")


def race_layers(settings: Settings, racers: tuple[Racer, ...], dragged: bool = False) -> Mapping[str, Layer]:
    """The layers that these settings ask for; while something is dragged, without the slow ones."""
    kinds = {key: kind for key, kind in LAYERS.items() if not (dragged and kind.is_slow)}
    layers = {key: kind.make(settings, racers) for key, kind in kinds.items()}
    return {key: layer for key, layer in layers.items() if layer is not None}
