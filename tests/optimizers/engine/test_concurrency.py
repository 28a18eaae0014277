"""Threads and processes that start at once, on an empty cache: Streamlit runs every visitor in a thread of its own."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from landscapes import LANDSCAPES
from optimizers import trace
from tests.optimizers.engine.house import SETTINGS, House

JOBS = [
    ("adam", "rosenbrock"),
    ("adam", "himmelblau"),
    ("momentum", "rosenbrock"),
    ("rmsprop", "ellipse"),
    ("nesterov_lookahead", "himmelblau"),
    ("nesterov_lookahead", "ellipse"),
    ("adam", "rosenbrock"),
    ("gradient_descent", "beale"),
]
TOGETHER = f"""
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from landscapes import LANDSCAPES
from optimizers import trace

jobs = {JOBS!r}
barrier = Barrier(len(jobs))

def run(job):
    barrier.wait()
    return trace(job[0], LANDSCAPES[job[1]], **{SETTINGS!r}).points.tolist()

with ThreadPoolExecutor(len(jobs)) as pool:
    print(json.dumps(list(pool.map(run, jobs))))
"""


def assert_as_one_by_one(paths):
    """To the last bit; a path that diverges ends in NaN."""
    expected = [trace(optimizer, LANDSCAPES[landscape], **SETTINGS).points for optimizer, landscape in JOBS]
    np.testing.assert_array_equal(paths, expected)


def test_eight_cold_threads(tmp_path):
    assert_as_one_by_one(House(tmp_path).run(TOGETHER))


def test_two_cold_processes_share_a_cache(tmp_path):
    """A third process, too, which finds what they have written."""
    house = House(tmp_path)
    started = [house.start(TOGETHER) for _ in range(2)]
    for process in started:
        assert_as_one_by_one(house.finish(*process))
    assert_as_one_by_one(house.run(TOGETHER))


def test_many_threads_on_warm_code():
    """Runs share nothing: two hundred on four threads equal the same ones in sequence."""

    def run(rate):
        return trace("adam", LANDSCAPES["beale"], steps=500, learning_rate=rate, schedule="plateau").points

    rates = [0.001 * (1 + k) for k in range(200)]
    with ThreadPoolExecutor(4) as pool:
        np.testing.assert_array_equal(list(pool.map(run, rates)), list(map(run, rates)))
