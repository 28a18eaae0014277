"""The contours of the loss over the batch that the next update sees; the player computes them from its samples."""

import numpy as np

from playground.race.runs import Racer
from playground.scene.race_layer import RaceLayer
from playground.scene.scene import Layer
from playground.settings.race import Settings


def _batch_surface(settings: Settings, racers: tuple[Racer, ...]) -> Layer | None:
    """header: for each racer the index of its batches, None if it has none to show. arrays, for each such index (equal
    batches are sent once): the indices of the samples, and where those of each update begin. No layer where the player
    does not know the loss of a sample.
    """
    if not settings.batch_surface or not settings.surface.sample_loss:
        return None
    draws = [settings.draw(key) for key in settings.keys]
    distinct = list(dict.fromkeys(draw for draw in draws if draw.is_sent(settings.steps)))
    arrays: dict[str, np.ndarray] = {}
    for place, draw in enumerate(distinct):
        batches = draw.batches(settings.steps)
        arrays[f"{place}"] = batches.indices.astype("<u2")
        arrays[f"{place}.starts"] = batches.starts.astype("<f4")
    return Layer([distinct.index(draw) if draw in distinct else None for draw in draws], arrays)


LAYER = RaceLayer(_batch_surface)
