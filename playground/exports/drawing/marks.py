"""The marks on a map: heads, start rings, minima, bursts and arrows, each a distance from a simple shape."""

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np

from playground.exports.drawing.look import Colour
from playground.exports.drawing.strokes import Box, box_around, grid, paint

Kind = Literal["head", "ring", "burst", "arrow", "minimum", "local_minimum", "one_of_many", "saddle", "maximum"]

REACH = 13.0  # units; no mark is larger


class Mark(NamedTuple):
    """A mark at (x, y) px; angle: where an arrow points, in radians, y downwards."""

    kind: Kind
    x: float
    y: float
    colour: Colour
    angle: float = 0.0


class Shape(NamedTuple):
    """distance (u, v -> units) from the skeleton, half the stroke's width and the rim around it, in units."""

    distance: Callable[[np.ndarray, np.ndarray], np.ndarray]
    half: float
    rim: float


def _ring(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    distance: np.ndarray = np.abs(np.hypot(u, v) - 7)
    return distance


def _cross(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    u, v = np.abs(u), np.abs(v)
    along = np.clip((u + v) / 2, 0, 4)
    distance: np.ndarray = np.hypot(u - along, v - along)
    return distance


def _burst(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Eight rays, every second one shorter."""
    radius, angle, turn = np.hypot(u, v), np.arctan2(v, u), math.pi / 4
    ray = np.round(angle / turn)
    x, y = radius * np.cos(angle - ray * turn), radius * np.sin(angle - ray * turn)
    distance: np.ndarray = np.hypot(x - np.clip(x, 3, np.where(ray % 2, 6, 9)), y)
    return distance


def _arrow(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Tip at the origin, barbs at (-11, +-6.5), notch at (-8, 0)."""
    v = np.abs(v)
    front = (6.5 * u + 11 * v) / math.hypot(6.5, 11)
    back = (-6.5 * (u + 8) - 3 * v) / math.hypot(6.5, 3)
    distance: np.ndarray = np.maximum(front, back)
    return distance


def _diamond(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    distance: np.ndarray = np.abs(np.abs(u) + np.abs(v) - 4) / math.sqrt(2)
    return distance


def _triangle(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    slanted = (math.sqrt(3) * np.abs(u) - v) / 2
    distance: np.ndarray = np.abs(np.maximum(v, slanted) - 2)
    return distance


SHAPES: dict[Kind, Shape] = {
    "head": Shape(np.hypot, 4.75, 1.5),
    "ring": Shape(_ring, 0.875, 1.0),
    "burst": Shape(_burst, 1.0, 1.25),
    "arrow": Shape(_arrow, 0.0, 1.5),
    "minimum": Shape(_cross, 0.75, 1.0),
    "local_minimum": Shape(np.hypot, 2.25, 0.75),
    "one_of_many": Shape(np.hypot, 1.5, 0.75),
    "saddle": Shape(_diamond, 0.625, 0.0),
    "maximum": Shape(_triangle, 0.625, 0.0),
}


def mark_box(mark: Mark, unit: float, width: int, height: int) -> Box | None:
    """The pixels that a mark may touch; unit: px a unit."""
    return box_around((mark.x, mark.y, mark.x, mark.y), REACH * unit + 1, width, height)


def draw_mark(pixels: np.ndarray, mark: Mark, rim: Colour, unit: float, opacity: float = 1.0) -> None:
    """Draws a mark on 8-bit pixels (height, width, 3)."""
    box = mark_box(mark, unit, pixels.shape[1], pixels.shape[0])
    if box is None:
        return
    shape = SHAPES[mark.kind]
    x, y = grid(box)
    x, y = (x - mark.x) / unit, (y - mark.y) / unit
    cosine, sine = math.cos(mark.angle), math.sin(mark.angle)
    distance = shape.distance(x * cosine + y * sine, y * cosine - x * sine)
    layers = [(mark.colour, _cover(distance, shape.half, unit) * opacity)]
    if shape.rim:
        layers.insert(0, (rim, _cover(distance, shape.half + shape.rim, unit) * opacity))
    paint(pixels, box, *layers)


def _cover(distance: np.ndarray, half: float, unit: float) -> np.ndarray:
    return np.clip((half - distance) * unit + 0.5, 0, 1)
