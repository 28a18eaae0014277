"""The compiled loop of training: every method on every network runs through it."""

from typing import Any

from numba import float64, int64, types, uint8, void

from optimizers.engine import calls, stopping, vectors
from optimizers.engine.disk_cache import compiled
from optimizers.engine.sources import once, stamped
from optimizers.engine.stopping import is_set
from optimizers.engine.vectors import call_gradient, call_look, call_move

_VECTOR, _TABLE, _ROWS, _WHOLE = float64[::1], float64[:, ::1], float64[:, :], int64[::1]
_IMAGES = types.Array(uint8, 2, "C", readonly=True)
SIGNATURE = void(
    int64, _VECTOR, int64, int64, _ROWS, int64, int64, _IMAGES, float64, _VECTOR, _WHOLE, _WHOLE,
    _VECTOR, float64[:, :, ::1], _TABLE, _VECTOR, _VECTOR, _VECTOR, _VECTOR, _VECTOR, _TABLE, int64, _VECTOR,
)  # fmt: skip


def _train(
    gradient, shape, move, look, h, first, last, images, scale, labels, indices, batches,
    weights, states, rows, row_labels, ahead, slopes, scratch, losses, path, every, stop,
):  # fmt: skip
    """Make updates first to last - 1: change weights and states, fill losses and rows of path.

    gradient, move and look are addresses of callbacks, look 0 where the rule does not look ahead. Row k of h holds the
    hyperparameters of update k. Its batch is indices[batches[k]:batches[k + 1]] of images and labels, gathered in rows,
    scaled, and row_labels; losses[k] is the loss of that batch where its gradient is taken. states[k % 2] is the
    state before update k. Row j of path receives the weights after j * every updates, if every is not 0. No update is
    begun once stop is set.
    """
    inputs, size = images.shape[1], weights.shape[0]
    for k in range(first, last):
        if is_set(stop):
            return
        t, now, count = k + 1.0, k % 2, batches[k + 1] - batches[k]
        for i in range(count):
            sample = indices[batches[k] + i]
            row_labels[i] = labels[sample]
            for j in range(inputs):
                rows[i, j] = scale * images[sample, j]
        if look != 0:
            call_look(look, weights, 0, states, now, t, h, k, ahead, 0, size)
        losses[k] = call_gradient(
            gradient, weights if look == 0 else ahead, 0, shape, 0, rows, 0, row_labels, 0, slopes, 0, scratch, 0,
            size, shape.shape[0], inputs, count, scratch.shape[0],
        )  # fmt: skip
        call_move(move, weights, 0, slopes, 0, states, now, states, 1 - now, t, h, k, size)
        if every != 0 and (k + 1) % every == 0:
            for i in range(size):
                path[(k + 1) // every, i] = weights[i]


@once
def compiled_training() -> Any:
    """The loop as machine code: releases the GIL, has one signature, is cached on disk."""
    return compiled(
        SIGNATURE,
        stamped(_train, "train", calls, vectors, stopping),
        nogil=True,
        error_model="numpy",
    )
