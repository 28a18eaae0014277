"""Lines with smooth edges: how much of a pixel is covered follows from its centre's distance to the line.

A stroke is kept as the distance (px) of every pixel to it. Pieces can be added in any order and at any time, joints and
ends come out round, and one field of distances serves every width.
"""

import math
from collections.abc import Iterable

import numpy as np

from playground.exports.drawing.look import Colour

FAR = 1e4  # px; further than any stroke is wide
CROWDED = 1.2  # boxes are joined if that makes at most this much more to draw

Segment = tuple[float, float, float, float]
Box = tuple[int, int, int, int]


def box_around(segment: Segment, reach: float, width: int, height: int) -> Box | None:
    """(left, top, right, bottom) of the pixels within `reach` of a segment's rectangle; None if there are none."""
    ax, ay, bx, by = segment
    left, right = max(0, math.floor(min(ax, bx) - reach)), min(width, math.ceil(max(ax, bx) + reach))
    top, bottom = max(0, math.floor(min(ay, by) - reach)), min(height, math.ceil(max(ay, by) + reach))
    return (left, top, right, bottom) if left < right and top < bottom else None


def cut(pixels: np.ndarray, box: Box) -> np.ndarray:
    """The part of an array (height, width, ...) that lies in a box, as a view."""
    left, top, right, bottom = box
    return pixels[top:bottom, left:right]


def grid(box: Box) -> tuple[np.ndarray, np.ndarray]:
    """The pixels' centres in a box: x (1, width) and y (height, 1)."""
    left, top, right, bottom = box
    x = np.arange(left, right, dtype=np.float32) + np.float32(0.5)
    y = np.arange(top, bottom, dtype=np.float32) + np.float32(0.5)
    return x[None, :], y[:, None]


def draw_segment(distances: np.ndarray, segment: Segment, reach: float) -> Box | None:
    """Lowers `distances` (height, width) to those from a segment, up to `reach`; returns the box that changed."""
    box = box_around(segment, reach, distances.shape[1], distances.shape[0])
    if box is None:
        return None
    ax, ay, bx, by = segment
    x, y = grid(box)
    x, y = x - np.float32(ax), y - np.float32(ay)
    along, down = np.float32(bx - ax), np.float32(by - ay)
    square = along * along + down * down
    if square > 0:
        share = np.minimum(np.maximum((x * along + y * down) / square, 0), 1)
        x, y = x - share * along, y - share * down
    part = cut(distances, box)
    np.minimum(part, np.hypot(x, y), out=part)
    return box


def coverage(distances: np.ndarray, width: float) -> np.ndarray:
    """The share, 0..1, of each pixel that a line of this width (px) covers."""
    return np.minimum(np.maximum(np.float32(width / 2 + 0.5) - distances, 0), 1)


def blend(pixels: np.ndarray, colour: Colour, share: np.ndarray) -> None:
    """Lays a colour over float pixels (height, width, 3), covering `share` (height, width) of each."""
    pixels += (np.array(colour, dtype=np.float32) - pixels) * share[..., None]


def paint(pixels: np.ndarray, box: Box, *layers: tuple[Colour, np.ndarray]) -> None:
    """Blends colours, each with its share (height, width), one after the other into a box of 8-bit pixels."""
    part = cut(pixels, box)
    mixed = part.astype(np.float32)
    for colour, share in layers:
        blend(mixed, colour, share)
    part[...] = mixed + 0.5


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes, at least one."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def join(boxes: Iterable[Box]) -> list[Box]:
    """Fewer boxes that cover the same pixels: two become one if that adds little."""
    joined: list[Box] = []
    for box in boxes:
        for i, other in enumerate(joined):
            both = _both(box, other)
            if _area(both) <= CROWDED * (_area(box) + _area(other)):
                joined[i] = both
                break
        else:
            joined.append(box)
    return joined


def _both(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
