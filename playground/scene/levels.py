"""The surface as a grid of levels, stretched so that valleys show; every picture of it is drawn from this."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from landscapes import Landscape
from playground.scene.map_losses import landscape_losses

GRID = 400  # points an axis; on coarser grids contour lines bead in narrow valleys
CONTOURS = 16
VALLEY_SHARE = 0.25  # this share of the map's area gets the lower half of the levels


@dataclass(frozen=True)
class Surface:
    """levels (n, n): 0 at the lowest loss on the map, 1 at the highest; row 0 is the lowest y.

    Between low and high the levels are logarithmic: loss = low + stretch * ((1 + (high - low) / stretch)**level - 1);
    stretch None is a linear scale.
    """

    levels: np.ndarray
    low: float
    high: float
    stretch: float | None

    def level(self, loss: float) -> float:
        """The level of a loss between low and high."""
        share = min(max(loss, self.low), self.high) - self.low
        if self.stretch is None:
            return share / ((self.high - self.low) or 1.0)
        return math.log1p(share / self.stretch) / math.log1p((self.high - self.low) / self.stretch)

    def loss(self, level: float) -> float:
        """The loss at a level."""
        span = self.high - self.low
        if self.stretch is None:
            return self.low + level * span
        return self.low + self.stretch * (math.pow(1 + span / self.stretch, level) - 1)


def wells(landscape: Landscape, surface: Surface) -> tuple[tuple[float, float, float], ...]:
    """Its known minima as (x, y, level), since the grid misses narrow ones; the lowest comes last."""
    return tuple((x, y, surface.level(landscape.value(x, y))) for x, y in reversed(landscape.minima))


@lru_cache(maxsize=32)
def draw_surface(landscape: Landscape, columns: int = GRID, rows: int = GRID) -> Surface:
    """The landscape over its domain at rows x columns points, edges included; from fewer if there is much data."""
    losses = landscape_losses(landscape, columns, rows)
    known = [landscape.value(*minimum) for minimum in landscape.minima]
    low, high = float(min([losses.min(), *known])), float(losses.max())
    stretch = _stretch(losses, low, high)
    share = losses - low
    if stretch is None:
        levels = share / (high - low if high > low else 1.0)
    else:
        levels = np.log1p(share / stretch) / math.log1p((high - low) / stretch)
    return Surface(levels, low, high, stretch)


def _stretch(losses: np.ndarray, low: float, high: float) -> float | None:
    """The stretch that puts the quantile VALLEY_SHARE at level 1/2; None if that lies there on a linear scale or above.

    (1 + m/s)^2 = 1 + h/s for m the quantile and h the highest loss, both above the lowest, gives s = m^2 / (h - 2m).
    """
    middle, height = float(np.quantile(losses[::4, ::4], VALLEY_SHARE)) - low, high - low
    return middle / (height / middle - 2) if 0 < 2 * middle < height else None
