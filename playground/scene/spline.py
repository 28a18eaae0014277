"""A smooth curve through values that are known at a few places."""

import numpy as np
from numpy.typing import NDArray


def spline_weights(known: NDArray[np.float64], finer: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights (finer, known) with which values at `known` places, in rising order, give those at the finer places.

    Piecewise cubic; at every known place the slope is that of the parabola through it and its neighbours, which is
    the spline of E. Catmull and R. Rom (1974, A class of local interpolating splines) where the places are evenly
    spaced, as those of a coarse grid's edge are not. Exact for parabolas.
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
