"""What the charts count from left to right: updates, or how much of the data they have seen."""

from typing import NamedTuple

import numpy as np

from playground.settings.race import Settings
from playground.settings.view import AXIS


class Axis(NamedTuple):
    """Where the racers' points lie on an axis that does not count updates.

    unit: "epochs" or "examples". positions: (distinct, steps + 1), one row for all racers that see the same batches.
    row_of_racer: the row of each.
    """

    unit: str
    row_of_racer: list[int]
    positions: np.ndarray


def chart_axis(settings: Settings) -> Axis | None:
    """What is counted instead of updates; None where updates are counted, as they are on a surface without data."""
    samples = len(settings.samples)
    if settings.axis == AXIS.default or not samples:
        return None
    draws = [settings.draw(key) for key in settings.keys]
    distinct = list(dict.fromkeys(draws))
    seen = np.array([draw.seen(settings.steps) for draw in distinct])
    positions = seen / samples if settings.axis == "epochs" else seen
    return Axis(settings.axis, [distinct.index(draw) for draw in draws], positions)
