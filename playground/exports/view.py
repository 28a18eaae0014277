"""From data units to pixels of one map, and lines cut to it before anything is drawn."""

import math
from dataclasses import dataclass

import numpy as np

from playground.exports.strokes import Segment

FARTHEST = 1e6  # map widths; a point beyond is drawn in its direction at this distance


@dataclass(frozen=True)
class View:
    """A map of width x height px that shows `domain`, y upwards; axes: the names of both."""

    domain: tuple[tuple[float, float], tuple[float, float]]
    width: int
    height: int
    axes: tuple[str, str] = ("x", "y")

    def pixels(self, points: np.ndarray) -> np.ndarray:
        """Finite points (n, 2) in px from the top left corner, however far away they are."""
        (left, right), (bottom, top) = self.domain
        limit = FARTHEST * max(right - left, top - bottom)
        distance = np.abs(points).max(axis=1)
        near = points * (limit / np.maximum(distance, limit))[:, None]
        scale = np.array([self.width / (right - left), -self.height / (top - bottom)])
        return (near - (left, top)) * scale

    def place(self, point: tuple[float, float]) -> tuple[float, float]:
        """One point in px."""
        x, y = self.pixels(np.array([point], dtype=float))[0].tolist()
        return x, y

    def distance_outside(self, x: float, y: float) -> float:
        """How far a point lies off the map, in data units; 0 on it."""
        (left, right), (bottom, top) = self.domain
        return math.hypot(max(left - x, 0.0, x - right), max(bottom - y, 0.0, y - top))

    def clip(self, segment: Segment, margin: float) -> tuple[float, float] | None:
        """The part of a segment on the map grown by `margin` px, as two shares of its length; None if there is none.

        Y.-D. Liang and B. A. Barsky (1984), A new concept and method for line clipping.
        """
        ax, ay, bx, by = segment
        sides = (
            (ax - bx, ax + margin),
            (bx - ax, self.width + margin - ax),
            (ay - by, ay + margin),
            (by - ay, self.height + margin - ay),
        )
        start, end = 0.0, 1.0
        for run, room in sides:
            if run == 0 and room < 0:
                return None
            if run < 0:
                start = max(start, room / run)
            elif run > 0:
                end = min(end, room / run)
        return (start, end) if start <= end else None
