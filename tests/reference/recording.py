"""What a library's run leaves behind."""

from typing import Any, NamedTuple

import numpy as np


class Recording(NamedTuple):
    """One run of another library.

    hyperparameters: all of the class's, defaults included. points (rows, 2): up to the first that is not finite.
    arrays: what else is kept, one row per step: learning_rates and momenta as the step used them, of the state what it
    was after the step.
    """

    hyperparameters: dict[str, Any]
    points: np.ndarray
    arrays: dict[str, np.ndarray]
