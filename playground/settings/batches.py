"""Which samples each update of a race sees, and what can be set about it where the surface has data."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.engine.batches import SCHEDULE_EVERY as SCHEDULE_EVERY
from optimizers.engine.batches import WHOLE, Batches
from registry import Choice, Flag, Number

SAMPLING = Choice(
    "epochs",
    ("epochs", "replacement"),
    "Epochs: every sample once, in a new order each time; the last batch holds what is left. Replacement: each batch "
    "is a new draw from all samples; a batch of all is all of them.",
)
SURFACE = Flag(
    False,
    "Contours of the loss over the batch that the next update sees, at the same losses as the faint contours of the "
    "whole.",
    "Surface of the batch",
)
BATCHING: dict[str, Choice | Flag] = {
    "sampling": SAMPLING,
    "schedule_every": SCHEDULE_EVERY,
    "batch_surface": SURFACE,
}
MOST_SENT = 300_000  # indices of a run that are sent to the player


class Draw(NamedTuple):
    """How the batches of a run are drawn: equal draws see equal batches. size None: every update sees all samples."""

    samples: int
    size: int | None
    sampling: str
    seed: int

    @property
    def updates_per_epoch(self) -> int:
        """How many updates see as many samples as there are."""
        return 1 if self.size is None else -(-self.samples // self.size)

    def seen(self, steps: int) -> NDArray[np.int64]:
        """How many examples have been seen after 0, 1, ... updates, shape (steps + 1,); one seen twice counts twice."""
        updates = np.arange(steps + 1)
        if self.size is None or self.sampling == "replacement":
            return (self.size or self.samples) * updates
        epochs, more = updates // self.updates_per_epoch, updates % self.updates_per_epoch
        return self.samples * epochs + self.size * more

    def batches(self, steps: int) -> Batches:
        """The batches of so many updates."""
        if self.size is None:
            return WHOLE
        starts = self.seen(steps)
        draws = np.random.default_rng(self.seed)
        if self.sampling == "replacement":
            return Batches(draws.integers(0, self.samples, starts[-1]).astype(np.int64), starts)
        epochs = -(-steps // self.updates_per_epoch)
        order = draws.permuted(np.tile(np.arange(self.samples), (epochs, 1)), axis=1).ravel()
        return Batches(order[: starts[-1]], starts)

    def is_sent(self, steps: int) -> bool:
        """Whether there are batches, with few enough indices to be sent to the player."""
        return self.size is not None and self.size * steps <= MOST_SENT


def batch_size(samples: int) -> Number:
    """The field of the size of a batch out of so many samples; all of them as long as nobody sets it."""
    return Number(
        samples,
        1,
        samples,
        "Samples that each update sees. Fewer: cheaper steps along rougher gradients.",
        at_least=1,
        at_most=samples,
        integer=True,
    )


def fields(samples: int) -> Iterator[tuple[str, Number | Choice | Flag]]:
    """What can be set for a race over this many samples; nothing where there are none."""
    if samples:
        yield "batch_size", batch_size(samples)
        yield from BATCHING.items()
