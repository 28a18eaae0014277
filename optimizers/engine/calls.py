"""Calls from compiled code to compiled code by address.

The loop is compiled once; which surface, rule and schedule it runs is decided by the addresses that it is given.
A pair (two float64) is returned in registers, which keeps a step of gradient descent below twice the time of C with
everything inlined (numba's own first-class functions cost 5 ns a step more and 25 us a call).
"""

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

FLOATS = types.CPointer(types.float64)
PAIR = types.UniTuple(types.float64, 2)
VECTOR = types.Array(types.float64, 1, "C")

LANDSCAPE = PAIR(types.float64, types.float64, FLOATS, FLOATS)  # x, y, parameters, loss -> gradient
LOOK_AHEAD = PAIR(types.float64, types.float64, FLOATS, types.float64, FLOATS)  # x, y, state, t, h -> point
RULE = PAIR(types.float64, types.float64, types.float64, types.float64, FLOATS, FLOATS, types.float64, FLOATS)
# x, y, gx, gy, state before, state after, t, h -> point
HESSIAN = types.UniTuple(types.float64, 3)(types.float64, types.float64, FLOATS)  # x, y, parameters -> hxx, hxy, hyy
SEARCH = PAIR(*RULE.args, types.int64, types.int64, FLOATS, FLOATS, FLOATS, FLOATS)
# what RULE takes, then landscape address, Hessian address, parameters, noise, memory, stop -> point
SCHEDULE = types.float64(types.float64, types.float64, types.float64, FLOATS, FLOATS)
# loss before, loss after, rate, state (changed), settings -> rate


def _read(typing_context, pointer, start, count):
    """The tuple (pointer[start], ..., pointer[start + count - 1]); start and count are constants."""
    length, first = count.literal_value, start.literal_value

    def generate(context, builder, signature, values):
        places = [builder.gep(values[0], [ir.Constant(ir.IntType(64), first + i)]) for i in range(length)]
        return context.make_tuple(builder, signature.return_type, [builder.load(place) for place in places])

    return types.UniTuple(types.float64, length)(pointer, start, count), generate


def _write(typing_context, pointer, start, numbers):
    """Store the tuple of floats at pointer[start], pointer[start + 1], ...; start is a constant."""
    first = start.literal_value

    def generate(context, builder, signature, values):
        for i, value in enumerate(cgutils.unpack_tuple(builder, values[2], len(numbers))):
            builder.store(value, builder.gep(values[0], [ir.Constant(ir.IntType(64), first + i)]))
        return context.get_dummy_value()

    return types.void(pointer, start, numbers), generate


def _vector(x, y):
    return np.array((x, y))


def _read_columns(typing_context, pointer, count):
    """The columns of the table (2, count) at pointer, as vectors of length 2; count is a constant."""
    length = count.literal_value

    def generate(context, builder, signature, values):
        numbers = [builder.load(builder.gep(values[0], [ir.Constant(ir.IntType(64), i)])) for i in range(2 * length)]
        pairs = zip(numbers[:length], numbers[length:], strict=True)
        make = VECTOR(types.float64, types.float64)
        columns = [context.compile_internal(builder, _vector, make, pair) for pair in pairs]
        return context.make_tuple(builder, signature.return_type, columns)

    return types.UniTuple(VECTOR, length)(pointer, count), generate


read: Any = intrinsic(prefer_literal=True)(_read)
read_columns: Any = intrinsic(prefer_literal=True)(_read_columns)
write: Any = intrinsic(prefer_literal=True)(_write)


def _row(context, builder, array_type, array, index):
    """Pointer to array[index], for an array of float64 whose rows are contiguous."""
    structure = context.make_array(array_type)(context, builder, array)
    stride = cgutils.unpack_tuple(builder, structure.strides)[0]
    start = builder.ptrtoint(structure.data, stride.type)
    return builder.inttoptr(builder.add(start, builder.mul(stride, index)), ir.DoubleType().as_pointer())


def address_call(signature, rows):
    """An intrinsic f(address, ...) for callbacks of this signature.

    rows: positions of the pointer arguments; each is given to f as two arguments, an array and the index of a row.
    """

    @intrinsic
    def call(typing_context, address, *arguments):
        def generate(context, builder, call_signature, values):
            argument_types = call_signature.args[1].types
            unpacked = cgutils.unpack_tuple(builder, values[1], len(argument_types))
            passed, position = [], 0
            for is_row in rows:
                if is_row:
                    array_type = argument_types[position]
                    passed.append(_row(context, builder, array_type, unpacked[position], unpacked[position + 1]))
                else:
                    passed.append(unpacked[position])
                position += 2 if is_row else 1
            result = context.get_value_type(signature.return_type)
            function_type = ir.FunctionType(result, [value.type for value in passed])
            return builder.call(builder.inttoptr(values[0], function_type.as_pointer()), passed)

        return signature.return_type(types.int64, types.StarArgTuple(arguments)), generate

    return call


def rows_of(signature):
    """The positions of the arguments that are pointers, given as rows of arrays."""
    return [argument == FLOATS for argument in signature.args]


call_landscape: Any = address_call(LANDSCAPE, rows_of(LANDSCAPE))
call_look_ahead: Any = address_call(LOOK_AHEAD, rows_of(LOOK_AHEAD))
call_rule: Any = address_call(RULE, rows_of(RULE))
call_search: Any = address_call(SEARCH, rows_of(SEARCH))
call_schedule: Any = address_call(SCHEDULE, rows_of(SCHEDULE))

# From within a search rule, which holds pointers: x, y, parameters, then for the landscape (array, row) for the loss.
evaluate_landscape: Any = address_call(LANDSCAPE, [False, False, False, True])
evaluate_hessian: Any = address_call(HESSIAN, [False, False, False])
