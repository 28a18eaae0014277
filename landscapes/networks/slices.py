"""A slice of a network's loss landscape: the loss on a plane, coarse at first, and a path projected onto it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from landscapes.networks.planes import Plane
from registry import FieldError

Loss = Callable[[np.ndarray], float]  # of weights (size,); must release the GIL for two workers to be faster than one
STRIDES = (8, 4, 2, 1)
BLOCK = 16  # points between two reports
MARGIN = 0.25  # of the path's extent, added on every side


class Picture(NamedTuple):
    """A grid whose every point is known: values[j, i] is the loss at (first[i], second[j])."""

    first: np.ndarray
    second: np.ndarray
    values: np.ndarray


@dataclass(frozen=True, eq=False)
class Progress:
    """How far a slice is. values (points, points): NaN where not yet known. done, total: points. stride: of the finest
    grid that is complete, 0 before the first.
    """

    first: np.ndarray
    second: np.ndarray
    values: np.ndarray
    done: int
    total: int
    stride: int

    @property
    def picture(self) -> Picture | None:
        """The finest complete grid, edges included; None before the first."""
        if not self.stride:
            return None
        i, j = _marks(len(self.first), self.stride), _marks(len(self.second), self.stride)
        return Picture(self.first[i], self.second[j], self.values[np.ix_(j, i)])


@dataclass(frozen=True, eq=False)
class Projection:
    """A path (k, size) seen on a plane, at each of its points.

    coordinates (k, 2). distances (k,): from the plane. explained (k,): the share of the squared distance from a centre
    in the plane that lies within it (1 at the centre); explained_variance: the same of the whole path. losses (k,): the
    true ones. shown_losses (k,): of the projected points, on the plane. gaps (k,): shown less true.
    """

    coordinates: np.ndarray
    distances: np.ndarray
    explained: np.ndarray
    explained_variance: float
    losses: np.ndarray
    shown_losses: np.ndarray

    @property
    def gaps(self) -> np.ndarray:
        """How much higher the plane is where the path is drawn than the path itself."""
        gaps: np.ndarray = self.shown_losses - self.losses
        return gaps


def project(
    plane: Plane, path: np.ndarray, loss: Loss, centre: np.ndarray | None = None, workers: int = 2
) -> Projection:
    """The path (k, size) projected at right angles onto the plane.

    centre (size,): from where the explained share is measured, a point of the plane; its origin if None.
    """
    coordinates = plane.coordinates(path)
    shown = plane.origin + coordinates @ np.stack((plane.first, plane.second))
    away = np.sum((path - shown) ** 2, axis=1)
    whole = np.sum((path - (plane.origin if centre is None else centre)) ** 2, axis=1)
    explained = 1.0 - np.divide(away, whole, out=np.zeros_like(away), where=whole > 0.0)
    variance = float(1.0 - away.sum() / whole.sum()) if whole.sum() > 0.0 else 1.0
    with ThreadPoolExecutor(workers) as pool:
        losses = np.array(list(pool.map(loss, (*path, *shown))))
    return Projection(coordinates, np.sqrt(away), explained, variance, *np.split(losses, 2))


def frame(coordinates: np.ndarray, points: int = 51) -> tuple[np.ndarray, np.ndarray]:
    """The coordinates of a square grid round these points (k, 2) of a plane with axes of equal length."""
    low, high = coordinates.min(axis=0), coordinates.max(axis=0)
    half = (0.5 + MARGIN) * (np.max(high - low) or 1.0)
    first, second = (np.linspace(middle - half, middle + half, points) for middle in (low + high) / 2)
    return first, second


def slice_of(
    plane: Plane,
    first: np.ndarray,
    second: np.ndarray,
    loss: Loss,
    cancelled: Callable[[], bool] = lambda: False,
    workers: int = 2,
) -> Iterator[Progress]:
    """The losses on the plane at all (first[i], second[j]), with regular reports on the way.

    Coarse first: every eighth point of each side, then every fourth, second, all; the last report has them all.
    Stops without a further report once cancelled() is true, or when the iterator is closed.
    Raises FieldError if a side has fewer than two points.
    """
    for name, side in (("first", first), ("second", second)):
        if len(side) < 2:
            raise FieldError(f"slice.{name}", f"{len(side)} points", "must have at least 2")
    return _sliced(plane, first, second, loss, cancelled, workers)


def _sliced(
    plane: Plane, first: np.ndarray, second: np.ndarray, loss: Loss, cancelled: Callable[[], bool], workers: int
) -> Iterator[Progress]:
    values, stopped = np.full((len(second), len(first)), np.nan), [False]
    known, done, stride = np.zeros(values.shape, dtype=bool), 0, 0

    def fill(block: list[tuple[int, int]]) -> int:
        for j, i in block:
            if stopped[0] or cancelled():
                stopped[0] = True
                return 0
            values[j, i] = loss(plane.point(first[i], second[j]))
        return len(block)

    with ThreadPoolExecutor(workers) as pool:
        try:
            for coming in STRIDES:
                points = _new_points(known, coming)
                blocks = [points[k : k + BLOCK] for k in range(0, len(points), BLOCK)]
                for filled in as_completed([pool.submit(fill, block) for block in blocks]):
                    done += filled.result()
                    if stopped[0]:
                        return
                    stride = coming if np.count_nonzero(known) == done else stride
                    yield Progress(first, second, values.copy(), done, values.size, stride)
        finally:
            stopped[0] = True


def _new_points(known: np.ndarray, stride: int) -> list[tuple[int, int]]:
    """The points (j, i) of this grid that no coarser one has; marks them in `known`."""
    grid = np.zeros_like(known)
    grid[np.ix_(_marks(len(known), stride), _marks(known.shape[1], stride))] = True
    points = np.argwhere(grid & ~known)
    known |= grid
    return [(int(j), int(i)) for j, i in points]


def _marks(count: int, stride: int) -> np.ndarray:
    """Every `stride`-th of `count` indices, and the last."""
    return np.unique(np.append(np.arange(0, count, stride), count - 1))
