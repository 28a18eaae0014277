"""Arrows of what moves each point: the gradient, the velocity, the next step, and more."""

import numpy as np

from playground.race.internals import internals
from playground.race.runs import Racer
from playground.scene.race_layer import RaceLayer
from playground.scene.scene import Layer
from playground.settings.race import Settings


def _arrows(settings: Settings, racers: tuple[Racer, ...]) -> Layer | None:
    """header: name -> indices of the racers that have it. arrays: name -> their arrows (racers, steps + 1, 2).

    The steps themselves are not among the arrays: they follow from the points.
    """
    if not settings.show:
        return None
    owners: dict[str, list[int]] = {}
    rows: dict[str, list[np.ndarray]] = {}
    computed = [name for name in settings.show if name != "step"]
    for i, (entry, racer) in enumerate(zip(settings.entries, racers, strict=True)):
        for name, each in internals(racer.run, entry.record, computed).items():
            owners.setdefault(name, []).append(i)
            rows.setdefault(name, []).append(each)
    if "step" in settings.show:
        owners["step"] = list(range(len(racers)))
    with np.errstate(over="ignore"):
        return Layer(owners, {name: np.array(each).astype("<f4") for name, each in rows.items()}, by_step=True)


LAYER = RaceLayer(_arrows)
