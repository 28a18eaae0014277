"""Stopping compiled work from outside: a flag that another thread sets and every long loop looks at.

A loop that runs without the interpreter hears neither Ctrl-C nor anybody else. It can read a number in memory, though:
the flag of the Stop under which it was begun.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import Any, TypeVar

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

GLANCE = 0.1  # seconds; where a wait cannot be interrupted (Windows), Ctrl-C is heard so late

Result = TypeVar("Result")


class Stopped(Exception):
    """Whoever asked for the work no longer wants it."""


class Stop:
    """A way to end work from any thread; flag (1,): what compiled loops look at, not 0 once it is set."""

    def __init__(self) -> None:
        self.flag = np.zeros(1)

    def set(self) -> None:
        """End the work soon."""
        self.flag[0] = 1.0

    @property
    def is_set(self) -> bool:
        """Whether it is to end."""
        return bool(self.flag[0])

    def check(self) -> None:
        """Raises Stopped if it is to end."""
        if self.is_set:
            raise Stopped


_PRESENT: ContextVar[Stop] = ContextVar("stop")


def present() -> Stop:
    """What ends the work that is done here; a new one, which nobody sets, where nothing does."""
    return _PRESENT.get(None) or Stop()


@contextmanager
def under(stop: Stop) -> Iterator[None]:
    """Work that is begun within ends once `stop` is set."""
    token = _PRESENT.set(stop)
    try:
        yield
    finally:
        _PRESENT.reset(token)


def interruptible(work: Callable[[], Result]) -> Result:
    """What work() returns; in the main thread Ctrl-C ends it and raises KeyboardInterrupt, as in plain Python.

    Python hears signals in the main thread alone, so that one waits while another works; it costs a tenth of a
    millisecond.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    stop = present()
    with ThreadPoolExecutor(1) as pool, under(stop):
        future = pool.submit(copy_context().run, work)
        try:
            while not future.done():
                wait([future], GLANCE)
        except BaseException:
            stop.set()
            raise
        return future.result()


def _is_set(typing_context: Any, flag: Any) -> Any:
    """Whether a flag, an array or a pointer, is not 0; read from memory each time, never kept in a register."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        is_array = isinstance(flag, types.Array)
        place = context.make_array(flag)(context, builder, values[0]).data if is_array else values[0]
        value = builder.load_atomic(place, "monotonic", 8)
        return builder.fcmp_unordered("!=", value, ir.Constant(ir.DoubleType(), 0.0))

    return types.boolean(flag), generate


is_set: Any = intrinsic(_is_set)
