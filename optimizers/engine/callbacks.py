"""Compiling a landscape, a rule or a schedule to a C callback with an address: N + M compiles for N x M runs."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numba
import numpy as np
from numba.extending import register_jitable

from optimizers.engine import calls, stopping
from optimizers.engine.calls import read, read_columns, write
from optimizers.engine.disk_cache import Callback, compiled_callback
from optimizers.engine.record import Optimizer, Schedule
from optimizers.engine.sources import compilable, once, stamped
from optimizers.engine.surface import Addresses

Formula = Callable[..., Any]


def stamped_callback(
    signature: Any, function: Callable[..., Any], name: str, *uses: Callable[..., Any] | ModuleType
) -> Callback:
    """The function as a C callback, which is compiled again when the file of anything changes that it uses."""
    function = stamped(function, name, calls, *uses)
    return compiled_callback(signature, function, error_model="numpy")


@once
def landscape_callback(
    name: str, value_function: Formula, gradient_function: Formula, parameters: int, has_table: bool, has_data: bool
) -> Callback:
    """C callback (x, y, block, loss) -> (df/dx, df/dy) that also writes f to loss[0].

    block: the values of so many parameters; then, if there is a table, its length and the table; then, for a loss over
    data, how many samples there are and their rows.
    """
    value, gradient = compilable(value_function), compilable(gradient_function)
    read_rest = _READ_REST[has_table, has_data]

    def evaluate(x, y, block, loss):
        p = (*read(block, 0, parameters), *read_rest(block, parameters))
        write(loss, 0, (float(value(x, y, *p)),))
        gx, gy = gradient(x, y, *p)
        return float(gx), float(gy)

    return stamped_callback(calls.LANDSCAPE, evaluate, f"landscape_{name}", value_function, gradient_function)


@once
def hessian_callback(
    name: str, hessian_function: Formula, parameters: int, has_table: bool, has_data: bool
) -> Callback:
    """C callback (x, y, block) -> (d2f/dx2, d2f/dxdy, d2f/dy2); block as of landscape_callback."""
    hessian, read_rest = compilable(hessian_function), _READ_REST[has_table, has_data]

    def evaluate(x, y, block):
        hxx, hxy, hyy = hessian(x, y, *read(block, 0, parameters), *read_rest(block, parameters))
        return float(hxx), float(hxy), float(hyy)

    return stamped_callback(calls.HESSIAN, evaluate, f"hessian_{name}", hessian_function)


@register_jitable
def _read_nothing(block, place):
    return ()


@register_jitable
def _read_table(block, place):
    """The numbers that stand in a block behind their own number, which stands at this place."""
    size = int(numba.carray(block, place + 1)[place])
    return (numba.carray(block, place + 1 + size)[place + 1 :],)


@register_jitable
def _read_samples(block, place):
    """The rows (samples, 2) that stand in a block behind their own number, which stands at this place."""
    size = int(numba.carray(block, place + 1)[place])
    return (numba.carray(block, place + 1 + 2 * size)[place + 1 :].reshape(size, 2),)


@register_jitable
def _read_both(block, place):
    (table,) = _read_table(block, place)
    (samples,) = _read_samples(block, place + 1 + table.size)
    return table, samples


_READ_REST = {  # by whether there is a table, and data: what a formula takes after its parameters
    (False, False): _read_nothing,
    (True, False): _read_table,
    (False, True): _read_samples,
    (True, True): _read_both,
}


@once
def rule_callback(optimizer: Optimizer) -> Callback:
    """C callback (x, y, gx, gy, before, after, t, h) -> (x, y): the rule on both coordinates.

    before and after hold the state as (2, fields): row 0 for x, row 1 for y.
    """
    make = {"coordinate": _coordinate_rule, "point": _point_rule}[optimizer.sees]
    return stamped_callback(calls.RULE, make(optimizer), f"rule_{optimizer.key}", optimizer.step)


def parts_of(optimizer: Optimizer) -> tuple[Callable[..., Any], Any, Any, int, int]:
    """step, State, Hyperparameters and the lengths of both tuples."""
    State, Hyperparameters = optimizer.state, optimizer.hyperparameters
    return compilable(optimizer.step), State, Hyperparameters, len(State._fields), len(Hyperparameters._fields)


def _coordinate_rule(optimizer):
    step, State, Hyperparameters, state_count, h_count = parts_of(optimizer)

    def advance(x, y, gx, gy, before, after, t, h_values):
        h = Hyperparameters(*read(h_values, 0, h_count))
        x, state_x = step(x, gx, State(*read(before, 0, state_count)), t, h)
        y, state_y = step(y, gy, State(*read(before, state_count, state_count)), t, h)
        write(after, 0, state_x)
        write(after, state_count, state_y)
        return x, y

    return advance


def _point_rule(optimizer):
    step, State, Hyperparameters, state_count, h_count = parts_of(optimizer)

    def advance(x, y, gx, gy, before, after, t, h_values):
        h = Hyperparameters(*read(h_values, 0, h_count))
        state = State(*read_columns(before, state_count))
        point, state = step(np.array((x, y)), np.array((gx, gy)), state, t, h)
        _write_columns(after, state)
        return point[0], point[1]

    return advance


@once
def search_callback(optimizer: Optimizer) -> Callback:
    """C callback for a rule that looks around: the arguments of a rule, then what leads to the surface, and memory."""
    step, State, Hyperparameters, state_count, h_count = parts_of(optimizer)
    memory_size = optimizer.memory

    def advance(x, y, gx, gy, before, after, t, h_values, landscape, hessian, parameters, noise, memory_values, stop):
        h = Hyperparameters(*read(h_values, 0, h_count))
        state = State(*read_columns(before, state_count))
        surface = Addresses(landscape, hessian, parameters, noise, stop)
        memory = numba.carray(memory_values, memory_size)
        point, state = step(np.array((x, y)), np.array((gx, gy)), state, t, h, surface, memory)
        _write_columns(after, state)
        return point[0], point[1]

    return stamped_callback(calls.SEARCH, advance, f"search_{optimizer.key}", optimizer.step, stopping)


@register_jitable(error_model="numpy")
def _write_columns(pointer, columns):
    """Store vectors of length 2 as the columns of a table at pointer."""
    count = len(columns)
    table = numba.carray(pointer, (2, count))
    for j in range(count):
        table[0, j], table[1, j] = columns[j][0], columns[j][1]  # assigning a slice takes 0.4 s more to compile


@once
def look_ahead_callback(optimizer: Optimizer) -> Callback:
    """C callback (x, y, state, t, h) -> the point at which the rule wants its gradient."""
    assert optimizer.look_ahead is not None
    look_ahead, State, Hyperparameters = compilable(optimizer.look_ahead), optimizer.state, optimizer.hyperparameters
    state_count, h_count = len(State._fields), len(Hyperparameters._fields)

    def look(x, y, state_values, t, h_values):
        h = Hyperparameters(*read(h_values, 0, h_count))
        x = look_ahead(x, State(*read(state_values, 0, state_count)), t, h)
        y = look_ahead(y, State(*read(state_values, state_count, state_count)), t, h)
        return x, y

    return stamped_callback(calls.LOOK_AHEAD, look, f"look_ahead_{optimizer.key}", optimizer.look_ahead)


@once
def schedule_callback(schedule: Schedule) -> Callback:
    """C callback (loss before, loss after, rate, state, settings) -> rate for a schedule that watches the loss."""
    assert schedule.observe is not None
    observe, Settings, State = compilable(schedule.observe), schedule.settings, type(schedule.initial_state)
    state_count, s_count = len(State._fields), len(Settings._fields)

    def observed(before, after, rate, state_values, settings):
        s = Settings(*read(settings, 0, s_count))
        rate, state = observe(before, after, rate, State(*read(state_values, 0, state_count)), s)
        write(state_values, 0, state)
        return rate

    return stamped_callback(calls.SCHEDULE, observed, f"schedule_{schedule.key}", schedule.observe)
