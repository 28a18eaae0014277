"""Between the computed points of a slice: a smooth surface through all of them, for the picture only."""

import numpy as np


def smoothed(
    values: np.ndarray, sides: tuple[np.ndarray, np.ndarray], finer: tuple[np.ndarray, np.ndarray]
) -> np.ndarray:
    """The values (rows, columns), known at sides (x of the columns, y of the rows), at the finer places between them.

    Where a finer place is a known one the value there is kept.
    """
    across, along = (_weights(known, places) for known, places in zip(sides, finer, strict=True))
    return along @ values @ across.T


def _weights(known: np.ndarray, finer: np.ndarray) -> np.ndarray:
    """The weights (finer, known) of values at rising places in the values between.

    Piecewise cubic; at every known place the slope is that of the parabola through it and its neighbours, which is
    Catmull and Rom's spline (1974) where the places are evenly spaced, as those of a coarse grid's edge are not.
    """
    exact = np.eye(len(known))
    slopes = np.gradient(exact, known, axis=0, edge_order=2 if len(known) > 2 else 1)
    left = np.clip(np.searchsorted(known, finer, "right") - 1, 0, len(known) - 2)
    width = known[left + 1] - known[left]
    t, width = ((finer - known[left]) / width)[:, None], width[:, None]
    rising = t * t * (3.0 - 2.0 * t)
    return (
        (1.0 - rising) * exact[left]
        + rising * exact[left + 1]
        + width * t * (1.0 - t) * ((1.0 - t) * slopes[left] - t * slopes[left + 1])
    )
