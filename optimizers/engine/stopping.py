"""Stopping compiled work from outside: a flag that another thread sets and every long loop checks.

A loop that runs without the interpreter notices neither Ctrl-C nor exceptions. It can read a number in memory, though:
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

GLANCE = 0.1  # seconds; the delay of Ctrl-C where a wait cannot be interrupted (Windows)

Result = TypeVar("Result")


class Stopped(Exception):
    """The work is no longer wanted."""


class Stop:
    """A way to end work from any thread. flag (1,): checked by compiled loops, not 0 once it is set."""

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
    """The Stop of the work that runs here; if there is none, a new one that nobody sets."""
    return _PRESENT.get(None) or Stop()


@contextmanager
def under(stop: Stop) -> Iterator[None]:
    """Work that is begun inside it ends once `stop` is set."""
    token = _PRESENT.set(stop)
    try:
        yield
    finally:
        _PRESENT.reset(token)


def interruptible(work: Callable[[], Result]) -> Result:
    """The result of work(); in the main thread Ctrl-C ends it and raises KeyboardInterrupt, as in plain Python.

    Python handles signals in the main thread only, which therefore waits while another one works; that costs a tenth of
    a millisecond.
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
