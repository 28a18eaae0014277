"""What a logarithmic axis can tell: not zero, not what lies within rounding, and not more decades than one can read."""

import math
from collections.abc import Iterable

import numpy as np

MOST_DECADES = 45  # below the highest value, as on the player's chart
ROUNDING = 4 * np.finfo(float).eps  # of a loss, in shares of it


def told_floor(floor: float, usual: float) -> float:
    """The lowest loss, from which others are measured; 0 where it is only what rounding has left of zero.

    usual: a loss elsewhere on the same surface.
    """
    return 0.0 if abs(floor) <= ROUNDING * abs(usual) else floor


def least_told(rows: Iterable[np.ndarray], floor: float = 0.0) -> float | None:
    """The value at the bottom of a logarithmic axis for rows of heights above a floor; None if none is above it.

    It is a round power of ten below all positive heights, unless that is less than rounding beside the floor lets one
    tell, or too many decades down.
    """
    heights = np.concatenate([np.asarray(row, dtype=float) for row in rows] or [np.empty(0)])
    heights = heights[np.isfinite(heights) & (heights > 0)]
    if not heights.size:
        return None
    lowest, highest = math.log10(heights.min()), math.log10(heights.max())
    decade = max(math.ceil(lowest) - 1, math.ceil(highest) - MOST_DECADES, -300)
    return max(10.0**decade, ROUNDING * abs(floor))
