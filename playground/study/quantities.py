"""What there is to study of a race: numbers that change from step to step, as curves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizers import Optimizer, Run
from playground.race.internals import internals, until_last

Entrant = tuple[Run, Optimizer]
STATE = "state."  # what the name of a state variable begins with


@dataclass(frozen=True)
class Curve:
    """One number of a racer, shape (steps + 1,); NaN where there is none or where it is not finite.

    racer: its index in the race. axis: "x" or "y"; "" for a number of the whole point, or one that both axes share.
    Entry k belongs to point k, or to the step that leaves point k.
    """

    racer: int
    axis: str
    values: np.ndarray


def available(entrants: Sequence[Entrant]) -> list[str]:
    """The names of all quantities that at least one of them has: QUANTITIES, then the variables of their states."""
    names = [name for name in QUANTITIES if any(_has(name, *entrant) for entrant in entrants)]
    variables = (f"{STATE}{variable}" for _, record in entrants for variable in record.variables)
    return [*names, *dict.fromkeys(variables)]


def curves(name: str, entrants: Sequence[Entrant]) -> list[Curve]:
    """The curves of the racers that have this quantity."""
    found = []
    for racer, (run, record) in enumerate(entrants):
        if _has(name, run, record):
            rows = run.state[name.removeprefix(STATE)] if name.startswith(STATE) else QUANTITIES[name](run, record)
            rows = np.where(np.isfinite(rows), rows, np.nan)
            found += [Curve(racer, axis, values) for axis, values in _by_axis(rows)]
    return found


def _has(name: str, run: Run, record: Optimizer) -> bool:
    if name.startswith(STATE):
        return name.removeprefix(STATE) in run.state
    if name == "distance":
        return bool(run.landscape.minima)
    return name != "effective_rate" or record.effective_rate is not None


def _by_axis(rows: np.ndarray) -> list[tuple[str, np.ndarray]]:
    if rows.ndim == 1:
        return [("", rows)]
    x, y = rows.T
    return [("", x)] if np.array_equal(x, y, equal_nan=True) else [("x", x), ("y", y)]


def _loss(run: Run, record: Optimizer) -> np.ndarray:
    return run.losses


def _gradient_norm(run: Run, record: Optimizer) -> NDArray[np.float64]:
    """Of the surface's own gradient, without noise."""
    norms: NDArray[np.float64] = np.hypot(*run.gradients.T)
    return norms


def _distance(run: Run, record: Optimizer) -> NDArray[np.float64]:
    """To the known minimum that is nearest at each step, in data units."""
    x, y = np.array(run.landscape.minima).T
    with np.errstate(over="ignore"):
        distances: NDArray[np.float64] = np.hypot(run.points[:, :1] - x, run.points[:, 1:] - y).min(axis=1)
    return distances


def _step_length(run: Run, record: Optimizer) -> np.ndarray:
    with np.errstate(over="ignore"):
        return until_last(np.hypot(*np.diff(run.points, axis=0).T))


def _learning_rate(run: Run, record: Optimizer) -> np.ndarray:
    """As long as there is a point to leave."""
    return until_last(np.where(np.isfinite(run.points[:-1, 0]), run.learning_rates, np.nan))


def _effective_rate(run: Run, record: Optimizer) -> np.ndarray:
    return internals(run, record, ["rates"])["rates"]


# In the order in which they are offered.
QUANTITIES: Mapping[str, Callable[[Run, Optimizer], np.ndarray]] = {
    "loss": _loss,
    "gradient_norm": _gradient_norm,
    "distance": _distance,
    "step_length": _step_length,
    "learning_rate": _learning_rate,
    "effective_rate": _effective_rate,
}
