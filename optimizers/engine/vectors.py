"""Calls by address for rules that move many coordinates at once, and how such a rule finds its state.

A state of n coordinates is a table (fields, n): the rule reads and writes lanes, that is columns, or whole rows.
"""

from typing import Any

import numba
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from optimizers.engine.calls import FLOATS, VECTOR, address_call, rows_of

GRADIENT = types.float64(FLOATS, FLOATS, FLOATS, FLOATS, FLOATS, FLOATS, *[types.int64] * 5)
# weights, shape, rows, labels, gradient, scratch, their sizes: weights, shape, inputs, samples, scratch -> loss
MOVE = types.int64(FLOATS, FLOATS, FLOATS, FLOATS, types.float64, FLOATS, types.int64)
# x (changed), gradient, state before, state after, t, h, number of coordinates -> the same number
LOOK = types.int64(FLOATS, FLOATS, types.float64, FLOATS, FLOATS, types.int64)
# x, state, t, h, point to look from (filled), number of coordinates -> the same number

call_gradient: Any = address_call(GRADIENT, rows_of(GRADIENT))
call_move: Any = address_call(MOVE, rows_of(MOVE))
call_look: Any = address_call(LOOK, rows_of(LOOK))


def _places(builder, pointer, size, lane, count):
    """Pointers to entry `lane` of each row of a table (count, size)."""
    starts = [builder.mul(size, ir.Constant(ir.IntType(64), j)) for j in range(count)]
    return [builder.gep(pointer, [builder.add(start, lane)]) for start in starts]


def _read_lane(typing_context, pointer, size, lane, count):
    """Column `lane` of the table (count, size) at pointer, as a tuple; count is a constant."""
    length = count.literal_value

    def generate(context, builder, signature, values):
        places = _places(builder, values[0], values[1], values[2], length)
        return context.make_tuple(builder, signature.return_type, [builder.load(place) for place in places])

    return types.UniTuple(types.float64, length)(pointer, size, lane, count), generate


def _write_lane(typing_context, pointer, size, lane, numbers):
    """Store a tuple of floats as column `lane` of the table (numbers, size) at pointer."""

    def generate(context, builder, signature, values):
        count = len(numbers)
        unpacked = cgutils.unpack_tuple(builder, values[3], count)
        for value, place in zip(unpacked, _places(builder, values[0], values[1], values[2], count), strict=True):
            builder.store(value, place)
        return context.get_dummy_value()

    return types.void(pointer, size, lane, numbers), generate


def _row(pointer, size, row):
    return numba.carray(pointer, size * (row + 1))[size * row :]


def _read_rows(typing_context, pointer, size, count):
    """The rows of the table (count, size) at pointer, as vectors that stay where they are; count is a constant."""
    length = count.literal_value

    def generate(context, builder, signature, values):
        make = VECTOR(pointer, types.int64, types.int64)
        numbers = [ir.Constant(ir.IntType(64), row) for row in range(length)]
        rows = [context.compile_internal(builder, _row, make, (*values[:2], row)) for row in numbers]
        return context.make_tuple(builder, signature.return_type, rows)

    return types.UniTuple(VECTOR, length)(pointer, size, count), generate


read_lane: Any = intrinsic(prefer_literal=True)(_read_lane)
write_lane: Any = intrinsic(prefer_literal=True)(_write_lane)
read_rows: Any = intrinsic(prefer_literal=True)(_read_rows)
