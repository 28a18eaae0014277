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
    """All that are known: minima from the lowest up, then saddles, then maxima."""
    minima = landscape.minima
    lowest = landscape.value(*minima[0]) if minima else math.nan

    def kind_of(loss: float) -> Kind:
        return "local_minimum" if loss > lowest + 1e-9 * (1 + abs(lowest)) else "minimum"

    valued = [(point, float(landscape.value(*point))) for point in minima]
    return (
        *(Critical(kind_of(loss), point, loss) for point, loss in valued),
        *(Critical("saddle", point, float(landscape.value(*point))) for point in landscape.saddles),
        *(Critical("maximum", point, float(landscape.value(*point))) for point in landscape.maxima),
    )


def nearest(landscape: Any, point: tuple[float, float]) -> tuple[Critical, float] | None:
    """The nearest known critical point and its distance; None if none is known or the point is not finite."""
    known = critical_points(landscape)
    if not known or not all(map(math.isfinite, point)):
        return None
    with np.errstate(over="ignore"):
        distances = np.hypot(*(_places(landscape) - point).T)
    place = int(np.argmin(distances))
    return known[place], float(distances[place])


@lru_cache(maxsize=32)
def _places(landscape: Any) -> np.ndarray:
    return np.array([critical.point for critical in critical_points(landscape)])
