"""The one compiled loop: every method on every landscape runs through it."""

import math
from typing import Any

from numba import float64, int64
from numba.extending import register_jitable

from optimizers.engine import calls, stopping
from optimizers.engine.calls import call_landscape, call_look_ahead, call_rule, call_schedule, call_search
from optimizers.engine.disk_cache import compiled
from optimizers.engine.sources import once, stamped
from optimizers.engine.stopping import is_set

_VECTOR, _TABLE, _ROWS, _WHOLE = float64[::1], float64[:, ::1], float64[:, :], int64[::1]
SIGNATURE = int64(
    int64, _VECTOR, int64, int64, int64, int64, _VECTOR, _ROWS, int64, _VECTOR, _VECTOR, int64,
    _WHOLE, _WHOLE, _VECTOR, int64, _VECTOR, _TABLE, _TABLE, _VECTOR, _TABLE, _TABLE, _VECTOR, float64[:, :, ::1],
)  # fmt: skip


@register_jitable(error_model="numpy")
def _gather(parameters, samples, indices, first, last, block):
    """Fill block with the parameters, the size of a batch and its rows; samples: where in a block their number is."""
    block[:samples] = parameters[:samples]
    block[samples] = last - first
    for i in range(first, last):
        origin, place = samples + 1 + 2 * indices[i], samples + 1 + 2 * (i - first)
        block[place], block[place + 1] = parameters[origin], parameters[origin + 1]


def follow(
    landscape, parameters, hessian, rule, look_ahead, search, memory, h, schedule, schedule_state, schedule_settings,
    every, indices, batches, block, samples, stop,
    noise, points, losses, gradients, used_gradients, used_losses, states,
):  # fmt: skip
    """Fill the rows of points, losses, gradients, used_gradients, used_losses, states; return the number of steps made.

    points[0] and states[0] hold the start. Row k of h holds the hyperparameters of step k -> k + 1, learning rate
    first. landscape, hessian, rule, look_ahead, search, schedule are addresses of callbacks; 0 where there is none; a
    search, which looks around by itself, stands in place of a rule. A schedule acts after every so many steps. noise
    has no rows or one per step. batches has no entry, or batch k is indices[batches[k]:batches[k + 1]], whose samples
    go into block and give the gradient of step k. The loop ends early once a coordinate is not finite or stop
    is set; rows beyond that are left as they were.
    """
    steps = h.shape[0]
    batched = batches.shape[0] > 0
    source = block if batched else parameters
    x, y = points[0, 0], points[0, 1]
    gx, gy = call_landscape(landscape, x, y, parameters, 0, losses, 0)
    gradients[0, 0], gradients[0, 1] = gx, gy
    for k in range(steps):
        if is_set(stop):
            return k
        t = k + 1.0
        if batched:
            _gather(parameters, samples, indices, batches[k], batches[k + 1], block)
        if look_ahead != 0:
            ahead_x, ahead_y = call_look_ahead(look_ahead, x, y, states, k, t, h, k)
            gx, gy = call_landscape(landscape, ahead_x, ahead_y, source, 0, used_losses, k)
        elif batched:
            gx, gy = call_landscape(landscape, x, y, source, 0, used_losses, k)
        else:
            used_losses[k] = losses[k]
        if noise.shape[0] > 0:
            gx += noise[k, 0]
            gy += noise[k, 1]
        used_gradients[k, 0], used_gradients[k, 1] = gx, gy
        if search == 0:
            x, y = call_rule(rule, x, y, gx, gy, states, k, states, k + 1, t, h, k)
        else:
            x, y = call_search(
                search, x, y, gx, gy, states, k, states, k + 1, t, h, k,
                landscape, hessian, source, 0, noise, k, memory, 0, stop, 0,
            )  # fmt: skip
        gx, gy = call_landscape(landscape, x, y, parameters, 0, losses, k + 1)
        points[k + 1, 0], points[k + 1, 1] = x, y
        gradients[k + 1, 0], gradients[k + 1, 1] = gx, gy
        if not (abs(x) < math.inf and abs(y) < math.inf):
            return k + 1
        if schedule != 0 and k + 1 < steps:
            h[k + 1, 0] = h[k, 0]
            if (k + 1) % every == 0:
                before, after = losses[k + 1 - every], losses[k + 1]
                h[k + 1, 0] = call_schedule(schedule, before, after, h[k, 0], schedule_state, 0, schedule_settings, 0)
    return steps


@once
def compiled_loop() -> Any:
    """The loop as machine code: releases the GIL, has one signature, is cached on disk."""
    return compiled(
        SIGNATURE,
        stamped(follow, "loop", calls, stopping),
        nogil=True,
        error_model="numpy",
    )
