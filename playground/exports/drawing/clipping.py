"""The part of a straight move that lies on a map, however far away in float64 its ends are.

An end outside the map is replaced by the point where the move crosses one of its sides. That place follows from the
difference of two products, which nearly cancel when both ends are far away: each product is therefore taken with its
rounding error (T. J. Dekker, 1971, A floating-point technique for extending the available precision).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Box = tuple[tuple[float, float], tuple[float, float]]

SPLITTER = 2.0**27 + 1.0


def clip_moves(points: Floats, box: Box) -> Floats:
    """Each move's part in a box ((x low, x high), (y low, y high)): from points (..., n, 2) to (..., n - 1, 4).

    A row is x, y of where the part begins and of where it ends; NaN where there is none, or an end is not finite.
    """
    low, high = np.array(box).T
    start, end = points[..., :-1, :], points[..., 1:, :]
    with np.errstate(all="ignore"):
        parts = np.concatenate([_seen_end(start, end, low, high), _seen_end(end, start, low, high)], axis=-1)
        beside = ((start < low) & (end < low)) | ((start > high) & (end > high))
    there: NDArray[np.bool] = np.all(np.isfinite(points), axis=-1)
    seen = there[..., :-1] & there[..., 1:] & ~beside.any(axis=-1) & np.isfinite(parts).all(axis=-1)
    return np.where(seen[..., None], parts, np.nan)


def _seen_end(end: Floats, other: Floats, low: Floats, high: Floats) -> Floats:
    """An end in the box, or where the move to it crosses a side; NaN where it crosses none."""
    side = np.clip(end, low, high)
    beyond = end != side
    _, power = np.frexp(np.maximum(np.abs(end), np.abs(other)).max(axis=-1, keepdims=True))
    scaled, far, edge = (np.ldexp(place, -power) for place in (end, other, side))
    move, turn = far - scaled, _cross(far, scaled)
    y = np.ldexp((turn + edge[..., :1] * move[..., 1:]) / move[..., :1], power)
    x = np.ldexp((edge[..., 1:] * move[..., :1] - turn) / move[..., 1:], power)
    through_x = beyond[..., :1] & (y >= low[1]) & (y <= high[1])
    through_y = beyond[..., 1:] & (x >= low[0]) & (x <= high[0])
    crossing = np.where(through_y, np.concatenate([x, side[..., 1:]], axis=-1), np.nan)
    crossing = np.where(through_x, np.concatenate([side[..., :1], y], axis=-1), crossing)
    return np.where(beyond.any(axis=-1, keepdims=True), crossing, end)


def _cross(one: Floats, other: Floats) -> Floats:
    """one.x * other.y - other.x * one.y, as if rounded once."""
    first, first_error = _product(one[..., :1], other[..., 1:])
    second, second_error = _product(other[..., :1], one[..., 1:])
    return (first - second) + (first_error - second_error)


def _product(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """A product and its rounding error."""
    product = one * other
    (high, low), (other_high, other_low) = _split(one), _split(other)
    return product, low * other_low - (((product - high * other_high) - low * other_high) - high * other_low)


def _split(value: Floats) -> tuple[Floats, Floats]:
    """Two parts of at most 26 bits that add up to it."""
    moved = SPLITTER * value
    high = moved - (moved - value)
    return high, value - high
