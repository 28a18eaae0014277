"""What a descent records, and the path two of them must agree on."""

from typing import NamedTuple

import numpy as np

from benchmarks.loops import START

STATE_FIELDS = {"gradient_descent": 0, "adam": 2}


class Arrays(NamedTuple):
    """Rows for every step: points, losses, gradients there, the gradients the rule saw, and its state."""

    points: np.ndarray
    losses: np.ndarray
    gradients: np.ndarray
    used_gradients: np.ndarray
    states: np.ndarray


def new_arrays(method: str, steps: int) -> Arrays:
    """Arrays for a run of this many steps, the start filled in."""
    shapes = ((steps + 1, 2), (steps + 1,), (steps + 1, 2), (steps, 2), (steps + 1, 2, STATE_FIELDS[method]))
    arrays = Arrays(*map(np.empty, shapes))
    arrays.points[0], arrays.states[0] = START, 0.0
    return arrays


def check_same_path(here: np.ndarray, there: np.ndarray, rows: int, tolerance: float) -> None:
    """Raises ValueError unless the first rows of two paths (steps + 1, 2) agree to a relative tolerance."""
    apart = float(np.max(np.abs(here[:rows] - there[:rows]) / (1 + np.abs(there[:rows]))))
    if not apart <= tolerance:
        raise ValueError(f"the two paths are {apart:.1e} apart, more than {tolerance:g}: they are not the same descent")
