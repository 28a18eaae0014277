"""The losses of a landscape over its map; where very much data make them dear, from fewer points, refined."""

import numpy as np

from landscapes import Landscape

MOST_SUMMANDS = 64 * 400 * 400  # samples times points
FEWEST_POINTS = 64  # an axis
BLOCK = 64  # rows


def landscape_losses(landscape: Landscape, columns: int, rows: int) -> np.ndarray:
    """The loss at rows x columns points over the domain, edges included."""
    (x_low, x_high), (y_low, y_high) = landscape.domain
    if len(landscape.data) * columns * rows <= 2 * MOST_SUMMANDS:
        x, y = np.meshgrid(np.linspace(x_low, x_high, columns), np.linspace(y_low, y_high, rows))
        return _values(landscape, x, y)
    points = max(FEWEST_POINTS, int((MOST_SUMMANDS / len(landscape.data)) ** 0.5))
    x, y = np.meshgrid(_beyond(x_low, x_high, points), _beyond(y_low, y_high, points))
    return _weights(points, rows) @ _values(landscape, x, y) @ _weights(points, columns).T


def _values(landscape: Landscape, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The loss at each place, so many rows at a time that they stay near the processor from one sample to the next."""
    return np.concatenate([landscape.value(x[i : i + BLOCK], y[i : i + BLOCK]) for i in range(0, len(x), BLOCK)])


def _beyond(low: float, high: float, points: int) -> np.ndarray:
    """So many points from low to high, and one more at either end."""
    step = (high - low) / (points - 1)
    return low + step * np.arange(-1, points + 1)


def _weights(points: int, finer: int) -> np.ndarray:
    """The weights of the points, two more at the ends, in each of the finer points.

    E. Catmull and R. Rom (1974), A class of local interpolating splines; exact for parabolas.
    """
    places = np.linspace(0, points - 1, finer)
    left = np.minimum(places.astype(int), points - 2)
    t = (places - left)[:, None]
    near = np.hstack([-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2]) / 2
    weights = np.zeros((finer, points + 2))
    np.put_along_axis(weights, left[:, None] + np.arange(4), near, axis=1)
    return weights
