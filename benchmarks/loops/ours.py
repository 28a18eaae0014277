"""The project's own loop: as the public call, and as the compiled function alone with its arrays given."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.loops import BETA1, BETA2, EPSILON, LEARNING_RATES, START, A, B
from benchmarks.loops.arrays import new_arrays
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from optimizers.engine import callbacks
from optimizers.engine.loop import compiled_loop

SETTINGS: dict[str, dict[str, Any]] = {
    "gradient_descent": {},
    "adam": {"beta1": BETA1, "beta2": BETA2, "epsilon": EPSILON},
}


def prepare(method: str, steps: int) -> Callable[[], np.ndarray]:
    """The public call, which checks its arguments, allocates and fills all that a Run holds."""
    surface = LANDSCAPES["rosenbrock"].with_parameters(a=A, b=B)
    rate, settings = LEARNING_RATES[method], SETTINGS[method]
    return lambda: trace(method, surface, START, steps, learning_rate=rate, **settings).points


def prepare_loop(method: str, steps: int) -> Callable[[], np.ndarray]:
    """The compiled loop as optimizers/engine/trace.py calls it, writing into the same arrays every time."""
    optimizer, surface = OPTIMIZERS[method], LANDSCAPES["rosenbrock"]
    h = optimizer.numbers(optimizer.checked({"learning_rate": LEARNING_RATES[method], **SETTINGS[method]}))
    table = np.lib.stride_tricks.as_strided(h, (steps, h.size), (0, h.itemsize))
    formulas, none = surface.formulas, np.zeros(1)
    evaluate = callbacks.landscape_callback(surface.key, formulas.value, formulas.gradient, len(surface.values))
    rule, loop, arrays = callbacks.rule_callback(optimizer), compiled_loop(), new_arrays(method, steps)
    given = (evaluate.address, np.array([A, B]), rule.address, 0, table, 0, none, none, np.empty((0, 2)))

    def descend() -> np.ndarray:
        loop(*given, *arrays)
        return arrays.points

    return descend
