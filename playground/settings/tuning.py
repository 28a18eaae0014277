"""What a race begins with as long as nobody has chosen: the methods, and a learning rate that works for each.

A landscape's record names the methods that show what it is for, with their rates. For every other method, and over a
visitor's own data, one rule holds: the learning rate alone is searched, on the same 1-2-5 grid over its slider's range,
from the surface's own start and at the surface's own parameters, so a rate does not move while a conditioning slider
does. Methods that are meant to leap keep a rate of their own, 1, and are damped only as far as they need to be.
"""

from functools import cache, lru_cache
from typing import cast

import numpy as np

from landscapes import LANDSCAPES, Landscape
from landscapes.core.data import Samples
from optimizers import OPTIMIZERS, Run
from optimizers.engine.recipe import RunRecipe
from optimizers.engine.trace import run
from playground.settings.surface import keeps, surface_of
from registry import Number

LONGEST_STEP = 0.1  # map diagonals; beyond that a path looks like a jump, not a descent
BUDGET = 500  # steps, as many as the page begins with
BURST, NEGLIGIBLE = 1e3, 1e-10  # a rise by this factor late in a run, from above this share of the first height
MOST_SAMPLES = 400

MOST_DAMPED = 0.1  # of Newton's rates; with smaller ones his method creeps
FIRST_METHODS = ("gradient_descent", "momentum", "rmsprop", "adam")


def first_methods(landscape: str) -> tuple[str, ...]:
    """The methods that a race on this landscape begins with: its own, or the four that everybody knows."""
    race = LANDSCAPES[landscape].race
    return tuple(race.rates) if race else FIRST_METHODS


def working_learning_rate(optimizer: str, landscape: str, data: Samples = (), standardise: bool = False) -> float:
    """The landscape's own rate for the method if it has one, else the rule's.

    optimizer, landscape: keys of the registries. data: a visitor's own samples in place of the landscape's.
    standardise: whether the race is over standardised samples.
    """
    if data or standardise:
        return _on_data(optimizer, landscape, data or LANDSCAPES[landscape].data, standardise)
    race = LANDSCAPES[landscape].race
    return race.rates[optimizer] if race and optimizer in race.rates else _on_landscape(optimizer, landscape)


@cache
def _on_landscape(optimizer: str, landscape: str) -> float:
    return _searched(optimizer, LANDSCAPES[landscape])


@lru_cache(maxsize=128)
def _on_data(optimizer: str, landscape: str, data: Samples, standardise: bool) -> float:
    """Of many samples, a few evenly chosen ones say as much about rates."""
    few = data[:: -(-len(data) // MOST_SAMPLES)]
    return _searched(optimizer, surface_of(landscape, (), few if keeps(landscape, few) else data, standardise))


def _searched(optimizer: str, surface: Landscape) -> float:
    method = OPTIMIZERS[optimizer]
    values, field = method.checked({}), cast(Number, method.fields["learning_rate"])

    def tried(rate: float) -> Run:
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
        return max(damped, key=lambda rate: _holds(tried(rate), surface))  # the first, the largest, of equals
    return min(_grid(field), key=lambda rate: _rank(tried(rate), surface))


def _grid(field: Number) -> list[float]:
    decades = range(int(np.floor(np.log10(field.low))), int(np.ceil(np.log10(field.high))) + 1)
    rates = [float(f"{digit}e{decade}") for decade in decades for digit in (1, 2, 5)]
    return [rate for rate in rates if field.low <= rate <= field.high]


def _holds(tried: Run, surface: Landscape) -> tuple[bool, bool]:
    """Whether a run ends on the map, and whether there, lower than it began, which not every method aims at."""
    stays = surface.contains(tuple(tried.points[-1]))
    return stays, stays and bool(tried.losses[-1] < tried.losses[0])


def _rank(tried: Run, surface: Landscape) -> tuple[bool, float]:
    """The lower the better: whether the run bursts late, then the mean loss over its last quarter.

    One that leaps or leaves the map in its first quarter is no run at all. One that leaves it later (there may be no
    minimum to stop it) counts with the loss at its last point on the map.
    """
    low, high = np.array(surface.domain).T
    with np.errstate(over="ignore", invalid="ignore"):
        lengths = np.hypot(*np.diff(tried.points, axis=0).T)
        inside = ((low <= tried.points) & (tried.points <= high)).all(axis=1)
        leaps = ~(lengths <= LONGEST_STEP * surface.diagonal)
    stay = BUDGET + 1 if inside.all() else int(np.argmin(inside))
    if stay <= BUDGET // 4 or leaps[: stay - 1].any():
        return True, np.inf
    losses = tried.losses[:stay]
    return bursts_late(losses, surface), float(np.mean(losses[-BUDGET // 4 :]))


def bursts_late(losses: np.ndarray, surface: Landscape, factor: float = BURST) -> bool:
    """Whether in the second half of a run, losses (steps + 1,), the loss rises by a factor over the lowest before.

    Both are heights over the lowest known loss; heights below a tiny share of the first one do not count.
    """
    floor = min(losses.min(), *(surface.value(*minimum) for minimum in surface.minima[:1]), np.inf)
    heights = losses - floor
    lowest = np.maximum(np.minimum.accumulate(heights), NEGLIGIBLE * heights[0])
    half = len(losses) // 2
    return bool((heights[half:] > factor * lowest[half:]).any())
