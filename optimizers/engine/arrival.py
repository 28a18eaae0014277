"""When a path is at a minimum: close to it, and with a loss as low.

Close is within a thousandth of the map's diagonal. As low is above the minimum's loss by at most a hundredth of the
highest rise within ten times that distance. In a bowl the second follows from the first; in a well that is narrower
than a thousandth of the diagonal, or pointed, the second decides.
"""

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from optimizers.engine.protocols import Point, Surface

ARRIVED = 1e-3  # map diagonals from a minimum; points within are close to it
ROUND_ABOUT = 1e-2  # map diagonals from a minimum within which its rise is measured
AS_LOW = 1e-2  # of that rise; a loss this little above the minimum's is as low
ROW = 1e4  # more cells as wide as ARRIVED than there are on a map side by side


def distances(points: np.ndarray, target: npt.ArrayLike, landscape: Surface) -> np.ndarray:
    """How many map diagonals each of the points (..., 2) is from the target."""
    away = (points - np.asarray(target)) / _unit(landscape)
    lengths: np.ndarray = np.hypot(away[..., 0], away[..., 1])
    return lengths


def at_minimum(minimum: Point, points: np.ndarray, losses: np.ndarray, landscape: Surface) -> np.ndarray:
    """Which of the points (n, 2) with these losses (n,) are at the minimum, shape (n,)."""
    close = distances(points, minimum, landscape) <= ARRIVED
    arrived: np.ndarray = close & (np.abs(losses - landscape.value(*minimum)) <= AS_LOW * _rise(landscape, minimum))
    return arrived


def minima_near(point: np.ndarray, landscape: Surface) -> list[Point]:
    """The listed minima close to a point, the closest first."""
    if not landscape.minima:
        return []
    away = distances(np.array(landscape.minima), point, landscape)
    return [landscape.minima[i] for i in np.argsort(away) if away[i] <= ARRIVED]


def first_visit(points: np.ndarray, losses: np.ndarray, landscape: Surface) -> tuple[int, Point] | None:
    """The first step at any listed minimum, and at which; None if there is none."""
    entered = np.isin(_cells_round_minima(landscape), _cells(points[np.isfinite(points[:, 0])], landscape))
    visits = []
    for place in np.flatnonzero(entered.any(axis=1)):
        there = at_minimum(landscape.minima[place], points, losses, landscape)
        if there.any():
            visits.append((int(np.argmax(there)), landscape.minima[place]))
    return min(visits, default=None)


def _unit(landscape: Surface) -> np.ndarray:
    """What counts as a map diagonal along each axis.

    The two coordinates of a loss over data are of different kinds: each counts by its own side of the map.
    """
    if landscape.data:
        units: np.ndarray = math.sqrt(2.0) * np.ptp(landscape.domain, axis=1)
        return units
    return np.full(2, landscape.diagonal)


@lru_cache(maxsize=128)
def _rise(landscape: Surface, minimum: Point) -> float:
    """The highest rise of the loss around a minimum, sampled on ten circles."""
    angle, radius = np.linspace(0.0, 2.0 * math.pi, 128, endpoint=False), ROUND_ABOUT * np.linspace(0.1, 1.0, 10)
    x, y = (np.ravel(np.outer(radius, turn(angle))) for turn in (np.cos, np.sin))
    scale_x, scale_y = _unit(landscape)
    rises = landscape.value(minimum[0] + scale_x * x, minimum[1] + scale_y * y) - landscape.value(*minimum)
    return float(np.max(rises, initial=0.0, where=np.isfinite(rises)))


@lru_cache(maxsize=64)
def _cells_round_minima(landscape: Surface) -> np.ndarray:
    """The cell of each listed minimum and the eight around it, shape (minima, 9)."""
    around = [ROW * i + j for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return _cells(np.reshape(landscape.minima, (-1, 2)), landscape)[:, None] + around


def _cells(points: np.ndarray, landscape: Surface) -> np.ndarray:
    """The numbers of the cells, as wide as ARRIVED, in which the points (n, 2) lie; beyond the map arbitrary ones."""
    low = np.array(landscape.domain)[:, 0]
    column, row = np.clip(np.floor((points - low) / (ARRIVED * _unit(landscape))), -2, ROW - 3).T
    cells: np.ndarray = ROW * column + row
    return cells
