"""A learning rate that works: what an optimizer begins with on a surface as long as nobody has touched its slider.

Every method gets the same budget on every surface: its learning rate alone is searched, on the same 1-2-5 grid over its
slider's range, from the surface's own start and at the surface's own parameters, so a rate does not move while a
conditioning slider does. Only methods that are meant to leap begin with a rate of their own, 1, where it leads down.
"""

from functools import cache, lru_cache
from typing import cast

import numpy as np

from landscapes import LANDSCAPES, Landscape
from landscapes.core.data import Samples
from optimizers import OPTIMIZERS, Run
from optimizers.engine.trace import run
from playground.surfaces import keeps, surface_of
from registry import Number

LONGEST_STEP = 0.1  # map diagonals; beyond that a path looks like a jump, not a descent
BUDGET = 300  # steps
MOST_SAMPLES = 400


def working_learning_rate(optimizer: str, landscape: str, data: Samples = ()) -> float:
    """The rate of the grid whose run ends lowest without leaping; the smallest if every one leaps.

    optimizer, landscape: keys of the registries. data: a visitor's own samples in place of the landscape's.
    """
    return _on_data(optimizer, landscape, data) if data else _on_landscape(optimizer, landscape)


@cache
def _on_landscape(optimizer: str, landscape: str) -> float:
    return _searched(optimizer, LANDSCAPES[landscape])


@lru_cache(maxsize=128)
def _on_data(optimizer: str, landscape: str, data: Samples) -> float:
    """Of many samples, a few evenly chosen ones say as much about rates."""
    few = data[:: -(-len(data) // MOST_SAMPLES)]
    return _searched(optimizer, surface_of(landscape, (), few if keeps(landscape, few) else data))


def _searched(optimizer: str, surface: Landscape) -> float:
    method = OPTIMIZERS[optimizer]
    values, field = method.checked({}), cast(Number, method.fields["learning_rate"])

    def level(rate: float) -> float:
        changed = {**values, "learning_rate": rate}
        longest = np.inf if method.leaps else LONGEST_STEP * surface.diagonal
        return _level(run(method, surface, surface.start, BUDGET, changed, None, 0.0, 0), surface, longest)

    if method.leaps and level(field.default) < surface.value(*surface.start):
        return field.default
    return min(_grid(field), key=level)


def _grid(field) -> list[float]:
    decades = range(int(np.floor(np.log10(field.low))), int(np.ceil(np.log10(field.high))) + 1)
    rates = [float(f"{digit}e{decade}") for decade in decades for digit in (1, 2, 5)]
    return [rate for rate in rates if field.low <= rate <= field.high]


def _level(tried: Run, surface, longest: float) -> float:
    """The mean loss over the last quarter of the run; infinite if it leaps or leaves the map in its first quarter.

    longest: what is longer, in data units, is a leap. A run that leaves the map later (there may be no minimum to stop
    it) counts with the loss at its last point on it.
    """
    low, high = np.array(surface.domain).T
    with np.errstate(over="ignore", invalid="ignore"):
        lengths = np.hypot(*np.diff(tried.points, axis=0).T)
        inside = ((low <= tried.points) & (tried.points <= high)).all(axis=1)
        leaps = ~(lengths <= longest)
    stay = BUDGET + 1 if inside.all() else int(np.argmin(inside))
    if stay <= BUDGET // 4 or leaps[: stay - 1].any():
        return np.inf
    return float(np.mean(tried.losses[:stay][-BUDGET // 4 :]))
