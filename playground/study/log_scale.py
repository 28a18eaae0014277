"""The range of a logarithmic axis: without zero, rounding errors, or more decades than one can read."""

import math
from collections.abc import Iterable

import numpy as np

LOWEST_DECADE = -45  # as on the player's chart; hovering shows smaller numbers


def least_resolvable(rows: Iterable[np.ndarray], rounding: float = 0.0) -> float | None:
    """The value at the bottom of a logarithmic axis for rows of heights; None if none is above 0.

    It is a power of ten below all positive heights, unless that is within rounding errors or too many decades down.
    """
    heights = np.concatenate([np.asarray(row, dtype=float) for row in rows] or [np.empty(0)])
    heights = heights[np.isfinite(heights) & (heights > 0)]
    if not heights.size:
        return None
    lowest, highest = math.log10(heights.min()), math.log10(heights.max())
    decade = max(math.ceil(lowest) - 1, LOWEST_DECADE + min(0, math.ceil(highest)))
    return max(10.0**decade, rounding, np.finfo(float).tiny)
