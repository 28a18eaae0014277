"""How a run ended, as a value with a sentence."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

ESCAPED = 1e6  # a run that ends this many map diagonals away has diverged
ARRIVED = 1e-3  # within this many map diagonals of a minimum is at the minimum

Kind = Literal["diverged", "left_map", "converged", "travelling"]


@dataclass(frozen=True)
class Outcome:
    """kind; step: from which step on it holds; sentence: the same in words; minimum: which was reached, as (x, y)."""

    kind: Kind
    step: int
    sentence: str
    minimum: tuple[float, float] | None = None


def judge(points: np.ndarray, landscape) -> Outcome:
    """The outcome of a path of shape (steps + 1, 2) on a landscape.

    diverged: a point is not finite, or the run ends more than a million map diagonals from the map's centre.
    left_map: it ends outside the domain; step is the last crossing. converged: it stays within a thousandth of the
    diagonal of a listed minimum. travelling: none of these.
    """
    low, high = np.array(landscape.domain).T
    with np.errstate(all="ignore"):
        near = _diagonals(points, (low + high) / 2, landscape) <= ESCAPED
        if not near[-1] or not np.isfinite(points).all():
            step = int(np.argmin(near))
            return Outcome("diverged", step, f"Diverged at step {step}")
        inside = ((low <= points) & (points <= high)).all(axis=1)
        if not inside[-1]:
            step = _last_change(inside)
            return Outcome("left_map", step, f"Left the map at step {step}")
        for minimum in landscape.minima:
            arrived = _diagonals(points, minimum, landscape) <= ARRIVED
            if arrived[-1]:
                return _converged(landscape, minimum, _last_change(~arrived))
    return Outcome("travelling", len(points) - 1, f"Still travelling after {len(points) - 1} steps")


def _diagonals(points: np.ndarray, target, landscape) -> np.ndarray:
    """How many map diagonals each of the points (steps + 1, 2) is from the target.

    The two coordinates of a loss over data are of different kinds: each counts by its own side of the map.
    """
    away = points - target
    if landscape.data:
        return np.hypot(*(away / np.ptp(landscape.domain, axis=1)).T) / math.sqrt(2.0)
    return np.hypot(*away.T) / landscape.diagonal


def _last_change(before: np.ndarray) -> int:
    """The first index from which `before` is False to the end."""
    held = np.flatnonzero(before)
    return int(held[-1]) + 1 if held.size else 0


def _converged(landscape, minimum, step: int) -> Outcome:
    lowest = landscape.value(*landscape.minima[0])
    kind = "local minimum" if landscape.value(*minimum) > lowest + 1e-9 * (1 + abs(lowest)) else "minimum"
    place = ", ".join(f"{coordinate + 0.0:.3g}" for coordinate in minimum)
    return Outcome("converged", step, f"Reached {kind} ({place}) in {step} steps", minimum)
