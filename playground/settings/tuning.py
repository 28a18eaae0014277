"""What a race begins with as long as nobody has chosen: the methods, and a learning rate that works for each.

A landscape's record names the methods that show what it is for, with their rates. For every other method, and over a
visitor's own data, one rule holds: the learning rate alone is searched, on the same 1-2-5 grid over its slider's range,
from the surface's own start. Methods that are meant to leap keep a rate of their own, 1, and are damped only as far as
they need to be.
"""

from functools import lru_cache
from typing import cast

import numpy as np

from landscapes import Landscape
from optimizers import OPTIMIZERS, Run
from optimizers.engine.recipe import RunRecipe
from optimizers.engine.trace import run
from registry import Number

LONGEST_STEP = 0.1  # map diagonals; beyond that a path looks like a jump, not a descent
BUDGET = 500  # steps, as many as the page begins with
BURST, NEGLIGIBLE = 1e3, 1e-10  # a rise by this factor late in a run, from above this share of the first height
REMEMBERED_RATES = 2_048  # more than there are pairs of a method and a landscape

MOST_DAMPED = 0.1  # of Newton's rates; with smaller ones his method creeps
FIRST_METHODS = ("gradient_descent", "momentum", "rmsprop", "adam")


def first_methods(surface: Landscape) -> tuple[str, ...]:
    """The methods that a race on this landscape begins with: its own, or the four best-known ones."""
    return tuple(surface.race.rates) if surface.race else FIRST_METHODS


def working_learning_rate(optimizer: str, surface: Landscape) -> float:
    """The landscape's own rate for the method if it has one, else the one that a search finds.

    optimizer: its key in the registry.
    """
    if surface.race and optimizer in surface.race.rates:
        return surface.race.rates[optimizer]
    return _searched_rate(optimizer, surface)


@lru_cache(maxsize=REMEMBERED_RATES)
def _searched_rate(optimizer: str, surface: Landscape) -> float:
    method = OPTIMIZERS[optimizer]
    values, field = method.checked({}), cast(Number, method.fields["learning_rate"])

    def run_at(rate: float) -> Run:
        hyperparameters = {**values, "learning_rate": rate}
        return run(
            RunRecipe(
                optimizer=method,
                hyperparameters=hyperparameters,
                landscape=surface,
                start=surface.start,
                steps=BUDGET,
            )
        )

    if method.leaps:
        damped = [rate for rate in reversed(_grid(field)) if MOST_DAMPED <= rate <= field.default]
        return max(damped, key=lambda rate: _is_held(run_at(rate), surface))  # of equals the largest, as it comes first
    return min(_grid(field), key=lambda rate: _rank(run_at(rate), surface))


def _grid(field: Number) -> list[float]:
    """All 1, 2 and 5 times a power of ten on the slider."""
    decades = range(int(np.floor(np.log10(field.low))), int(np.ceil(np.log10(field.high))) + 1)
    rates = [float(f"{digit}e{decade}") for decade in decades for digit in (1, 2, 5)]
    return [rate for rate in rates if field.low <= rate <= field.high]


def _is_held(trial: Run, surface: Landscape) -> tuple[bool, bool]:
    """Whether a run ends on the map, and whether it also ends lower than it began, which not every method aims at."""
    ends_on_map = surface.contains(tuple(trial.points[-1]))
    return ends_on_map, ends_on_map and bool(trial.losses[-1] < trial.losses[0])


def _rank(trial: Run, surface: Landscape) -> tuple[bool, float]:
    """The lower the better: whether the loss bursts late in the run, then its mean over the last quarter.

    A run that leaps, or leaves the map in its first quarter, ranks last. Of one that leaves the map later, as there may
    be no minimum to stop it, only the part up to its last point on the map is looked at.
    """
    low, high = np.array(surface.domain).T
    with np.errstate(over="ignore", invalid="ignore"):
        lengths = np.hypot(*np.diff(trial.points, axis=0).T)
        inside = ((low <= trial.points) & (trial.points <= high)).all(axis=1)
        leaps = ~(lengths <= LONGEST_STEP * surface.diagonal)
    points_on_map = BUDGET + 1 if inside.all() else int(np.argmin(inside))
    if points_on_map <= BUDGET // 4 or leaps[: points_on_map - 1].any():
        return True, np.inf
    losses = trial.losses[:points_on_map]
    return bursts_late(losses, surface), float(np.mean(losses[-BUDGET // 4 :]))


def bursts_late(losses: np.ndarray, surface: Landscape, factor: float = BURST) -> bool:
    """Whether the loss rises, in the second half of a run, to `factor` times the lowest that it has been before.

    losses: (steps + 1,). Both are measured from the lowest known loss; what is below a tiny share of the first height
    does not count.
    """
    floor = min(losses.min(), *(surface.value(*minimum) for minimum in surface.minima[:1]), np.inf)
    heights = losses - floor
    lowest = np.maximum(np.minimum.accumulate(heights), NEGLIGIBLE * heights[0])
    half = len(losses) // 2
    return bool((heights[half:] > factor * lowest[half:]).any())
