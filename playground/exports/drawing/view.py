"""From data units to pixels of one map; lines are clipped first, since far points overflow as pixels."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.exports.drawing.clipping import clip_moves

FARTHEST = 1e6  # map widths; a mark that points at something further away points at this distance


@dataclass(frozen=True)
class View:
    """A map of width x height px that shows `domain`, y upwards; axes: the names of both."""

    domain: tuple[tuple[float, float], tuple[float, float]]
    width: int
    height: int
    axes: tuple[str, str] = ("x", "y")

    @property
    def scale(self) -> NDArray[np.float64]:
        """Px per data unit, (2,): to the right and downwards."""
        (left, right), (bottom, top) = self.domain
        return np.array([self.width / (right - left), -self.height / (top - bottom)])

    def pixels(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Finite points (n, 2) in px from the top left corner; for points too far away only the direction is right."""
        (left, right), (bottom, top) = self.domain
        limit = FARTHEST * max(right - left, top - bottom)
        distance: NDArray[np.float64] = np.abs(points).max(axis=1)
        near = points * (limit / np.maximum(distance, limit))[:, None]
        return (near - (left, top)) * self.scale

    def place(self, point: tuple[float, float]) -> tuple[float, float]:
        """One point in px."""
        x, y = self.pixels(np.array([point], dtype=float))[0].tolist()
        return x, y

    def distance_outside(self, x: float, y: float) -> float:
        """How far a point lies off the map, in data units; 0 on it."""
        (left, right), (bottom, top) = self.domain
        return math.hypot(max(left - x, 0.0, x - right), max(bottom - y, 0.0, y - top))

    def clip(self, points: NDArray[np.float64], margin: float) -> NDArray[np.float64]:
        """The parts of the moves between points (..., n, 2) on the map grown by `margin` px: (..., n - 1, 4) in px.

        A row is x, y of where the part begins and of where it ends; NaN where there is none.
        """
        (left, right), (bottom, top) = self.domain
        across, up = margin / np.abs(self.scale)
        parts = clip_moves(points, ((left - across, right + across), (bottom - up, top + up)))
        return (parts - (left, top) * 2) * np.tile(self.scale, 2)
