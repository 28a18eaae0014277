"""A smooth surface through all computed points of a slice, for the picture only."""

import numpy as np
from numpy.typing import NDArray

from playground.scene.spline import spline_weights

Floats = NDArray[np.float64]


def smoothed(values: Floats, sides: tuple[Floats, Floats], finer: tuple[Floats, Floats]) -> Floats:
    """The values (rows, columns), known at sides (x of the columns, y of the rows), at the finer places between them.

    At a known place, the value is the known one.
    """
    across, along = (spline_weights(known, places) for known, places in zip(sides, finer, strict=True))
    return along @ values @ across.T
