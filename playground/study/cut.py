"""A cut through the surface: the loss along a line through a point, with the tangent there."""

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

Direction = Literal["x", "y", "step"]
SAMPLES = 400  # to either side
CLOSE = 4.0  # step lengths to either side in a close view
LEAST = 0.05  # map diagonals to either side in a close view


@dataclass(frozen=True)
class Cut:
    """along: the coordinate of each sample, or its distance from the point for the direction of the step.

    losses: the loss at each. here, loss, slope: the point, and the tangent there. there: the next point on this line,
    there_loss: the surface above it; None where the next point is not finite.
    """

    direction: Direction
    along: np.ndarray
    losses: np.ndarray
    here: float
    loss: float
    slope: float
    there: float | None
    there_loss: float | None

    @property
    def tangent(self) -> np.ndarray:
        """The tangent's height at each sample."""
        return self.loss + self.slope * (self.along - self.here)


def cut(landscape: Any, point: np.ndarray, following: np.ndarray, direction: Direction, whole: bool = True) -> Cut:
    """The surface along x, y or the step from point to following, over the whole map or close to the point."""
    length = float(np.hypot(*(following - point)))
    moved = math.isfinite(length) and length > 0
    if direction == "step" and not moved:
        direction = "x"
    unit = {"x": np.array([1.0, 0.0]), "y": np.array([0.0, 1.0])}.get(direction)
    if unit is None:
        unit = (following - point) / length
    here = {"x": float(point[0]), "y": float(point[1])}.get(direction, 0.0)
    ahead = float((following - point) @ unit) if moved else None
    back, forth = _extent(landscape, point, unit, length if moved else 0.0, whole)
    offsets = np.unique([*np.linspace(back, 0.0, SAMPLES), *np.linspace(0.0, forth, SAMPLES)])

    def height(offset: Any) -> Any:
        with np.errstate(all="ignore"):
            return landscape.value(*(point[:, None] + unit[:, None] * np.atleast_1d(offset)))

    slope = float(np.array(landscape.gradient(*point)) @ unit)
    there = None if ahead is None else here + ahead
    there_loss = None if ahead is None else float(height(ahead)[0])
    return Cut(direction, here + offsets, height(offsets), here, float(height(0.0)[0]), slope, there, there_loss)


def _extent(landscape: Any, point: np.ndarray, unit: np.ndarray, length: float, whole: bool) -> tuple[float, float]:
    """How far the cut goes back and forth along the unit vector: to the map's edges, or a few steps."""
    reach = max(CLOSE * length, LEAST * landscape.diagonal)
    if not whole or not landscape.contains(tuple(point)):
        return -reach, reach
    ends = []
    for place, part, (low, high) in zip(point, unit, landscape.domain, strict=True):
        if part:
            ends.append(sorted(((low - place) / part, (high - place) / part)))
    return float(max(back for back, _ in ends)), float(min(forth for _, forth in ends))
