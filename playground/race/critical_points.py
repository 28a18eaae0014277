"""The known minima, saddles and maxima of a surface, and which of them is nearest to a point."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np

Kind = Literal["minimum", "local_minimum", "saddle", "maximum"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Critical:
    """A place where the gradient vanishes."""

    kind: Kind
    point: tuple[float, float]
    loss: float


@lru_cache(maxsize=32)
def critical_points(landscape: Any) -> tuple[Critical, ...]:
    """All known ones: the minima from the lowest up, then the saddles, then the maxima."""
    kinds: list[tuple[Kind, Point]] = [
        *(("minimum" if landscape.is_lowest(point) else "local_minimum", point) for point in landscape.minima),
        *(("saddle", point) for point in landscape.saddles),
        *(("maximum", point) for point in landscape.maxima),
    ]
    return tuple(Critical(kind, point, float(landscape.value(*point))) for kind, point in kinds)


def nearest(landscape: Any, point: tuple[float, float]) -> tuple[Critical, float] | None:
    """The nearest known critical point and its distance; None if none is known or the point is not finite."""
    known = critical_points(landscape)
    if not known or not all(map(math.isfinite, point)):
        return None
    with np.errstate(over="ignore"):
        distances = np.hypot(*(_points(landscape) - point).T)
    closest = int(np.argmin(distances))
    return known[closest], float(distances[closest])


@lru_cache(maxsize=32)
def _points(landscape: Any) -> np.ndarray:
    return np.array([critical.point for critical in critical_points(landscape)])
