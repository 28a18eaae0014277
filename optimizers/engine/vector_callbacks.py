"""A rule, its look-ahead and a network's gradient as C callbacks over vectors: N + M compiles for N x M trainings."""

from collections.abc import Callable
from typing import Any

import numba
from numba.extending import register_jitable

from optimizers.engine import callbacks, vectors
from optimizers.engine.calls import read
from optimizers.engine.disk_cache import Callback
from optimizers.engine.record import Optimizer
from optimizers.engine.sources import compilable, once
from optimizers.engine.vectors import read_lane, read_rows, write_lane


def _compiled(signature: Any, function: Callable[..., Any], name: str, use: Callable[..., Any]) -> Callback:
    """The callback, compiled again when the file of `use` or that of the lanes and rows changes."""
    return callbacks.stamped_callback(signature, function, name, use, vectors)


@once
def gradient_callback(loss_and_gradient: Callable[..., Any]) -> Callback:
    """C callback of a network's function (weights, shape, rows, labels, gradient, scratch) -> loss."""
    evaluate = compilable(loss_and_gradient, False)

    def gradient(weights, shape, rows, labels, slopes, scratch, size, dimensions, inputs, count, room):
        return evaluate(
            numba.carray(weights, size), numba.carray(shape, dimensions), numba.carray(rows, (count, inputs)),
            numba.carray(labels, count), numba.carray(slopes, size), numba.carray(scratch, room),
        )  # fmt: skip

    return _compiled(vectors.GRADIENT, gradient, f"network_{loss_and_gradient.__name__}", loss_and_gradient)


@once
def move_callback(optimizer: Optimizer) -> Callback:
    """C callback (x, gradient, before, after, t, h, size): the rule on every coordinate; states are (fields, size).

    A rule that sees the point sees all coordinates as one.
    """
    make = {"coordinate": _coordinate_move, "point": _point_move}[optimizer.sees]
    return _compiled(vectors.MOVE, make(optimizer), f"move_{optimizer.key}", optimizer.step)


def _coordinate_move(optimizer):
    step, State, Hyperparameters, state_count, h_count = callbacks.parts_of(optimizer)

    def move(x_values, g_values, before, after, t, h_values, size):
        h = Hyperparameters(*read(h_values, 0, h_count))
        x, g = numba.carray(x_values, size), numba.carray(g_values, size)
        for i in range(size):
            x[i], state = step(x[i], g[i], State(*read_lane(before, size, i, state_count)), t, h)
            write_lane(after, size, i, state)
        return size

    return move


def _point_move(optimizer):
    step, State, Hyperparameters, state_count, h_count = callbacks.parts_of(optimizer)

    def move(x_values, g_values, before, after, t, h_values, size):
        h = Hyperparameters(*read(h_values, 0, h_count))
        x, g = numba.carray(x_values, size), numba.carray(g_values, size)
        point, state = step(x, g, State(*read_rows(before, size, state_count)), t, h)
        _write_rows(after, size, state)  # before x, which a state may be
        for i in range(size):
            x[i] = point[i]
        return size

    return move


@register_jitable(error_model="numpy")
def _write_rows(pointer, size, rows):
    """Store vectors as the rows of a table at pointer."""
    count = len(rows)
    table = numba.carray(pointer, (count, size))
    for j in range(count):
        for i in range(size):
            table[j, i] = rows[j][i]


@once
def look_callback(optimizer: Optimizer) -> Callback:
    """C callback (x, state, t, h, ahead, size) that fills ahead with where the rule wants its gradient."""
    assert optimizer.look_ahead is not None
    look_ahead, State, Hyperparameters = compilable(optimizer.look_ahead), optimizer.state, optimizer.hyperparameters
    state_count, h_count = len(State._fields), len(Hyperparameters._fields)

    def look(x_values, state, t, h_values, ahead_values, size):
        h = Hyperparameters(*read(h_values, 0, h_count))
        x, ahead = numba.carray(x_values, size), numba.carray(ahead_values, size)
        for i in range(size):
            ahead[i] = look_ahead(x[i], State(*read_lane(state, size, i, state_count)), t, h)
        return size

    return _compiled(vectors.LOOK, look, f"look_{optimizer.key}", optimizer.look_ahead)
