"""The loss and the accuracy of a network over a whole set of images; releases the GIL."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numba import float64, int64, types, uint8

from optimizers.engine import stopping
from optimizers.engine.disk_cache import compiled
from optimizers.engine.protocols import Network
from optimizers.engine.sources import compilable, once, stamped
from optimizers.engine.stopping import is_set

BLOCK = 64  # samples at a time: what is worked on stays in the cache nearest to the processor

_VECTOR = float64[::1]
SIGNATURE = types.UniTuple(float64, 2)(
    _VECTOR, _VECTOR, uint8[::1], float64, _VECTOR, _VECTOR, _VECTOR, int64, _VECTOR
)  # fmt: skip


class Measured(NamedTuple):
    """The mean loss, and the share of images whose class has the highest score."""

    loss: float
    accuracy: float


def measure(network: Network, images: np.ndarray, labels: np.ndarray, scale: float) -> Callable[[np.ndarray], Measured]:
    """measured(weights) over these images (n, inputs), bytes times scale; may be called from many threads at once.

    It raises Stopped once the Stop is set under which it is called.
    """
    columns = np.concatenate([images[i : i + BLOCK].T.ravel() for i in range(0, len(images), BLOCK)])
    given, shape = labels.astype(np.float64), network.shape
    rooms = BLOCK * network.inputs, int(network.formulas.scratch_size(shape, BLOCK))
    compiled = compiled_measure(network.formulas.loss_and_hits)

    def measured(weights: np.ndarray) -> Measured:
        stop = stopping.present()
        loss, hits = compiled(weights, shape, columns, scale, given, *map(np.empty, rooms), BLOCK, stop.flag)
        stop.check()
        return Measured(loss / len(given), hits / len(given))

    return measured


@once
def compiled_measure(loss_and_hits: Any) -> Any:
    """The sums of a network's loss_and_hits over blocks of columns as machine code; cached on disk."""
    summand = compilable(loss_and_hits, False)

    def sums(weights, shape, columns, scale, labels, table, scratch, block, stop):
        inputs, loss, hits = int(shape[0]), 0.0, 0.0
        for first in range(0, len(labels), block):
            if is_set(stop):
                break
            last = min(first + block, len(labels))
            size = inputs * (last - first)
            for i in range(size):
                table[i] = scale * columns[inputs * first + i]
            images = table[:size].reshape(inputs, last - first)
            more_loss, more_hits = summand(weights, shape, images, labels[first:last], scratch)
            loss, hits = loss + more_loss, hits + more_hits
        return loss, hits

    return compiled(
        SIGNATURE,
        stamped(sums, f"measure_{loss_and_hits.__name__}", loss_and_hits, stopping),
        nogil=True,
        error_model="numpy",
    )
