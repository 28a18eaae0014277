"""The losses of a landscape over its map; where a lot of data makes them costly, interpolated from fewer points."""

import numpy as np
from numpy.typing import NDArray

from landscapes import Landscape
from playground.scene.spline import spline_weights

MOST_SUMMANDS = 64 * 400 * 400  # samples times points
FEWEST_POINTS = 64  # an axis
BLOCK = 64  # rows


def landscape_losses(landscape: Landscape, columns: int, rows: int) -> NDArray[np.float64]:
    """The loss at rows x columns points over the domain, edges included."""
    (x_low, x_high), (y_low, y_high) = landscape.domain
    if len(landscape.data) * columns * rows <= 2 * MOST_SUMMANDS:
        x, y = np.meshgrid(np.linspace(x_low, x_high, columns), np.linspace(y_low, y_high, rows))
        return _values(landscape, x, y)
    points = max(FEWEST_POINTS, int((MOST_SUMMANDS / len(landscape.data)) ** 0.5))
    x, y = np.meshgrid(_beyond(x_low, x_high, points), _beyond(y_low, y_high, points))
    along, across = (spline_weights(_beyond(0, 1, points), np.linspace(0, 1, finer)) for finer in (rows, columns))
    return along @ _values(landscape, x, y) @ across.T


def _values(landscape: Landscape, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The loss at each place, by blocks of rows that stay in the processor's cache from one sample to the next."""
    return np.concatenate([landscape.value(x[i : i + BLOCK], y[i : i + BLOCK]) for i in range(0, len(x), BLOCK)])


def _beyond(low: float, high: float, points: int) -> NDArray[np.float64]:
    """This many points from low to high, and one more beyond either end."""
    step = (high - low) / (points - 1)
    return low + step * np.arange(-1.0, points + 1)
