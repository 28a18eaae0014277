"""The path that two descents must agree on."""

import numpy as np


def check_same_path(here: np.ndarray, there: np.ndarray, rows: int, tolerance: float) -> None:
    """Raises ValueError unless the first rows of two paths (steps + 1, 2) agree to a relative tolerance."""
    apart = float(np.max(np.abs(here[:rows] - there[:rows]) / (1 + np.abs(there[:rows]))))
    if not apart <= tolerance:
        raise ValueError(f"the two paths are {apart:.1e} apart, more than {tolerance:g}: they are not the same descent")
