"""The loop in C, compiled by gcc -O3 on the spot, called through ctypes."""

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np

from benchmarks.loops import BETA1, BETA2, EPSILON, LEARNING_RATES, A, B
from benchmarks.loops.ours import recipe
from benchmarks.rows import Missing
from optimizers.engine.descent import Rows, new_rows

SOURCE = Path(__file__).with_name("descent.c")
FLAGS = ("-O3", "-fno-math-errno", "-ffp-contract=off", "-shared", "-fPIC")  # every operation rounded, as ours


class Adam(ctypes.Structure):
    """The hyperparameters, as in descent.c."""

    _fields_ = [(name, ctypes.c_double) for name in ("beta1", "beta2", "epsilon", "weight_decay")] + [
        (name, ctypes.c_int) for name in ("bias_correction", "maximize")
    ]


class Record(ctypes.Structure):
    """Pointers to the arrays, as in descent.c."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("points", "losses", "gradients", "used", "used_losses", "states")]


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL:
    compiler = shutil.which("gcc")
    if compiler is None:
        raise Missing("there is no gcc here")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "descent.so"
        subprocess.run([compiler, *FLAGS, "-o", target, SOURCE, "-lm"], check=True)
        library = ctypes.CDLL(str(target))
    for function in (library.gradient_descent, library.adam):
        function.restype = ctypes.c_int64
    return library


def prepare(method: str, steps: int) -> Callable[[], np.ndarray]:
    """The loop with its arrays allocated anew every time."""
    run, run_recipe = _runner(method, steps), recipe(method, steps)
    return lambda: run(new_rows(run_recipe, np.empty(0)))


def prepare_loop(method: str, steps: int) -> Callable[[], np.ndarray]:
    """The loop alone, writing into the same arrays every time."""
    run, rows = _runner(method, steps), new_rows(recipe(method, steps), np.empty(0))
    return lambda: run(rows)


def _runner(method: str, steps: int) -> Callable[[Rows], np.ndarray]:
    function = getattr(_library(), method)
    rates, surface = np.full(steps, LEARNING_RATES[method]), np.array([A, B])
    settings = {
        "gradient_descent": (ctypes.c_double(0.0), ctypes.c_int(0)),
        "adam": (ctypes.byref(Adam(BETA1, BETA2, EPSILON, 0.0, 1, 0)),),
    }[method]

    def run(rows: Rows) -> np.ndarray:
        record = Record(*(array.ctypes.data for array in rows))
        to = ctypes.byref(record)
        function(_address(surface), _address(rates), *settings, ctypes.c_int64(steps), to)
        return rows.points

    return run


def _address(array: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)
