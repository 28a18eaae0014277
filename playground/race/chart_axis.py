"""What the charts count from left to right: updates, or what these have seen of the data."""

from typing import NamedTuple

import numpy as np

from playground.settings.race import Settings
from playground.settings.view import AXIS as FIELD


class Axis(NamedTuple):
    """Where the racers' points stand on an axis that does not count updates.

    unit: "epochs" or "examples". places: the row of each racer. rows: (distinct, steps + 1), one for all who see equal
    batches.
    """

    unit: str
    places: list[int]
    rows: np.ndarray


def chart_axis(settings: Settings) -> Axis | None:
    """What is counted instead of updates; None where these are, as over a surface without data."""
    samples = len(settings.samples)
    if settings.axis == FIELD.default or not samples:
        return None
    draws = [settings.draw(key) for key in settings.keys]
    distinct = list(dict.fromkeys(draws))
    seen = np.array([draw.seen(settings.steps) for draw in distinct])
    rows = seen / samples if settings.axis == "epochs" else seen
    return Axis(settings.axis, [distinct.index(draw) for draw in draws], rows)
