"""How far down the loss of a surface can be told: below that, its digits are what rounding has left."""

from functools import lru_cache

import numpy as np

from landscapes import Landscape
from playground.race.critical_points import Point, critical_points

OF_THE_LOWEST = 4 * np.finfo(float).eps  # in shares of the lowest loss
MARGIN = 2.0  # over what a few places show
MOST = 4  # minima that are looked at
SHARES = np.append(1e-4 * 4.0 ** -np.arange(50), 0.0)  # of the map's width and height, on the way to a minimum
DIRECTIONS = np.array([(1.0, 0.7), (-0.7, 1.0), (-1.0, -0.7), (0.7, -1.0)])


def resolvable_floor(surface: Landscape) -> float | None:
    """The lowest loss, 0 where that is only what rounding has left of zero; None where none is known."""
    if not surface.minima:
        return None
    lowest = surface.value(*surface.minima[0])
    return lowest if abs(lowest) > rounding(surface) else 0.0


@lru_cache(maxsize=64)
def rounding(surface: Landscape) -> float:
    """The height above the lowest loss below which losses differ by rounding; next to 0 where they are exact.

    On the way to a minimum the height falls steadily. Where it rises again, or is gone, rounding has taken over: in the
    loss, whose terms may cancel, or in the coordinates themselves.
    """
    if not surface.minima:
        return 0.0
    lowest = [critical for critical in critical_points(surface) if critical.kind == "minimum"][:MOST]
    unsteady = max(_unsteady(_heights(surface, critical.point)) for critical in lowest)
    return max(MARGIN * unsteady, OF_THE_LOWEST * abs(lowest[0].loss))


def _heights(surface: Landscape, minimum: Point) -> np.ndarray:
    """The distances from the loss at a minimum on the ways there, shape (directions, shares); the last are 0."""
    ways = DIRECTIONS * np.ptp(np.array(surface.domain), axis=1)
    x, y = (place + np.outer(way, SHARES) for place, way in zip(minimum, ways.T, strict=True))
    with np.errstate(all="ignore"):  # a legal parameter may be so large that squares overflow
        losses = surface.value(x, y)
        heights = np.abs(losses - losses[:, -1:])
    return np.where(np.isfinite(heights), heights, 0.0)


def _unsteady(heights: np.ndarray) -> float:
    """The greatest height from which a step leads no lower, or at once to zero."""
    before, after = heights[:, :-1], heights[:, 1:]
    return float(np.where(after >= before, after, np.where(after == 0, before, 0.0)).max())
