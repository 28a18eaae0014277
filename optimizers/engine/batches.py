"""Which samples each update sees, and how often a schedule acts."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from registry import Choice, FieldError, Number

SCHEDULE_EVERY = Choice("update", ("update", "epoch"), "Whether the rate changes after every update or every epoch.")
UPDATES_PER_EPOCH = Number(1, 1, 100, "Updates that make an epoch.", at_least=1, at_most=10_000_000, integer=True)


class Batches(NamedTuple):
    """The batches of all updates, one after the other: batch k is indices[starts[k]:starts[k + 1]]."""

    indices: np.ndarray
    starts: np.ndarray

    @property
    def updates(self) -> int:
        """How many updates they are for; 0 where every update sees all samples."""
        return max(0, len(self.starts) - 1)

    @property
    def largest(self) -> int:
        """The size of the largest batch; 0 if there is none."""
        return int(np.diff(self.starts).max(initial=0))


WHOLE = Batches(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))  # every update sees all samples


def check_batches(batches: Iterable[Sequence[int]] | None, samples: int) -> Batches:
    """The batches as one array. Raises FieldError naming the update and what is wrong with its batch."""
    if batches is None:
        return WHOLE
    if samples == 0:
        raise FieldError("batches", "given", "need a landscape with data")
    try:
        rows = [_indices(row, k, samples) for k, row in enumerate(batches)]
    except TypeError:
        raise FieldError("batches", batches, "must be a list with the indices of each update's samples") from None
    if not rows:
        raise FieldError("batches", batches, "must have at least one batch")
    return Batches(np.concatenate(rows), np.concatenate(([0], np.cumsum([len(row) for row in rows]))))


def _indices(row: Any, k: int, samples: int) -> np.ndarray:
    try:
        indices = np.asarray(row)
    except ValueError:  # rows within a row
        indices = np.empty(0)
    whole = indices.ndim == 1 and indices.size > 0 and indices.dtype.kind in "iu"
    if not whole or indices.min() < 0 or indices.max() >= samples:
        raise FieldError(f"batches[{k}]", row, f"must be whole numbers from 0 to {samples - 1}, at least one")
    return indices.astype(np.int64)


def check_schedule_every(every: object, updates_per_epoch: object) -> int:
    """After how many updates a schedule acts. Raises FieldError naming what is wrong."""
    by_update = SCHEDULE_EVERY.check("schedule_every", every) == "update"
    if by_update and updates_per_epoch is None:
        return 1
    updates = int(UPDATES_PER_EPOCH.check("updates_per_epoch", updates_per_epoch))
    return 1 if by_update else updates
