"""How far down the loss of a surface can be resolved: any lower, its digits are left by rounding."""

from functools import lru_cache

import numpy as np

from landscapes import Landscape
from playground.race.critical_points import Point, critical_points

RELATIVE_ROUNDING = 4 * np.finfo(float).eps  # of the lowest loss
MARGIN = 2.0  # over what a few places show
MOST_MINIMA = 4  # that are looked at
DISTANCES = np.append(1e-4 * 4.0 ** -np.arange(50), 0.0)  # from a minimum, in shares of the map's width and height
DIRECTIONS = np.array([(1.0, 0.7), (-0.7, 1.0), (-1.0, -0.7), (0.7, -1.0)])


def resolvable_floor(surface: Landscape) -> float | None:
    """The lowest known loss, or 0 where it differs from 0 by rounding only; None where no minimum is known."""
    if not surface.minima:
        return None
    lowest = surface.value(*surface.minima[0])
    return lowest if abs(lowest) > rounding(surface) else 0.0


@lru_cache(maxsize=64)
def rounding(surface: Landscape) -> float:
    """The height above the lowest loss below which losses differ by rounding only; almost 0 where they are exact.

    On the way to a minimum the height falls steadily. Where it rises again, or suddenly vanishes, rounding has taken
    over: in the loss, whose terms may cancel, or in the coordinates themselves.
    """
    if not surface.minima:
        return 0.0
    lowest = [critical for critical in critical_points(surface) if critical.kind == "minimum"][:MOST_MINIMA]
    unsteady = max(_unsteady(_heights(surface, critical.point)) for critical in lowest)
    return max(MARGIN * unsteady, RELATIVE_ROUNDING * abs(lowest[0].loss))


def _heights(surface: Landscape, minimum: Point) -> np.ndarray:
    """The heights above a minimum on the ways to it, shape (directions, distances); the last of each way is 0."""
    directions = DIRECTIONS * np.ptp(np.array(surface.domain), axis=1)
    x, y = (at + np.outer(along, DISTANCES) for at, along in zip(minimum, directions.T, strict=True))
    with np.errstate(all="ignore"):  # a legal parameter may be so large that squares overflow
        losses = surface.value(x, y)
        heights = np.abs(losses - losses[:, -1:])
    return np.where(np.isfinite(heights), heights, 0.0)


def _unsteady(heights: np.ndarray) -> float:
    """The greatest height from which the next place is no lower, or at height zero at once."""
    before, after = heights[:, :-1], heights[:, 1:]
    return float(np.where(after >= before, after, np.where(after == 0, before, 0.0)).max())
