"""The one compiled loop: every method on every landscape runs through it."""

import math

import numba
from numba import float64, int64

from optimizers.engine import calls
from optimizers.engine.calls import call_landscape, call_look_ahead, call_rule, call_schedule, call_search
from optimizers.engine.sources import cached_if_possible, once, stamped

_VECTOR, _TABLE, _ROWS = float64[::1], float64[:, ::1], float64[:, :]
SIGNATURE = int64(
    int64, _VECTOR, int64, int64, int64, int64, _VECTOR, _ROWS, int64, _VECTOR, _VECTOR, _TABLE, _TABLE, _VECTOR,
    _TABLE, _TABLE, float64[:, :, ::1],
)  # fmt: skip


def _follow(
    landscape, parameters, hessian, rule, look_ahead, search, memory, h, schedule, schedule_state, schedule_settings,
    noise, points, losses, gradients, used_gradients, states,
):  # fmt: skip
    """Fill the rows of points, losses, gradients, used_gradients and states; return the number of steps made.

    points[0] and states[0] hold the start. Row k of h holds the hyperparameters of step k -> k + 1, learning rate
    first. landscape, hessian, rule, look_ahead, search, schedule are addresses of callbacks; 0 where there is none; a
    search, which looks around by itself, stands in place of a rule. noise has no rows or one per step. The loop ends
    early once a coordinate is not finite; rows beyond that are left as they were.
    """
    steps = h.shape[0]
    x, y = points[0, 0], points[0, 1]
    gx, gy = call_landscape(landscape, x, y, parameters, 0, losses, 0)
    gradients[0, 0], gradients[0, 1] = gx, gy
    for k in range(steps):
        t = k + 1.0
        if look_ahead != 0:
            ahead_x, ahead_y = call_look_ahead(look_ahead, x, y, states, k, t, h, k)
            gx, gy = call_landscape(landscape, ahead_x, ahead_y, parameters, 0, losses, k + 1)
        if noise.shape[0] > 0:
            gx += noise[k, 0]
            gy += noise[k, 1]
        used_gradients[k, 0], used_gradients[k, 1] = gx, gy
        if search == 0:
            x, y = call_rule(rule, x, y, gx, gy, states, k, states, k + 1, t, h, k)
        else:
            x, y = call_search(
                search, x, y, gx, gy, states, k, states, k + 1, t, h, k,
                landscape, hessian, parameters, 0, noise, k, memory, 0,
            )  # fmt: skip
        gx, gy = call_landscape(landscape, x, y, parameters, 0, losses, k + 1)
        points[k + 1, 0], points[k + 1, 1] = x, y
        gradients[k + 1, 0], gradients[k + 1, 1] = gx, gy
        if not (abs(x) < math.inf and abs(y) < math.inf):
            return k + 1
        if schedule != 0 and k + 1 < steps:
            rate = h[k, 0]
            h[k + 1, 0] = call_schedule(
                schedule, losses[k], losses[k + 1], rate, schedule_state, 0, schedule_settings, 0
            )
    return steps


@once
def compiled_loop():
    """The loop as machine code: releases the GIL, has one signature, is cached on disk."""
    return cached_if_possible(
        lambda **options: numba.njit(SIGNATURE, **options),
        stamped(_follow, "loop", calls._address_call),
        nogil=True,
        error_model="numpy",
    )
