"""`once`, which keeps many visitors from compiling the same thing at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from optimizers.engine.sources import once


def test_threads_that_ask_at_once_get_one_computation():
    calls, barrier = [], Barrier(8)

    @once
    def slow(argument):
        calls.append(argument)
        time.sleep(0.05)  # long enough for the others to arrive
        return object()

    def ask(argument):
        barrier.wait()
        return slow(argument)

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(ask, [1, 2] * 4))
    assert sorted(calls) == [1, 2]
    assert len(set(results[::2])) == len(set(results[1::2])) == 1


def test_a_failure_is_not_kept():
    outcomes = [ValueError("not yet"), None]

    @once
    def fails_at_first():
        error = outcomes.pop(0)
        if error:
            raise error
        return "done"

    with pytest.raises(ValueError, match="not yet"):
        fails_at_first()
    assert fails_at_first() == fails_at_first() == "done"
