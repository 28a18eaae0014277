"""The project's own loop: as the public call, and as the compiled function alone with its arrays given."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.loops import BETA1, BETA2, EPSILON, LEARNING_RATES, START, A, B
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from optimizers.engine.descent import descent, new_rows, planned
from optimizers.engine.recipe import RunRecipe
from optimizers.engine.stopping import Stop

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
    """The compiled loop alone, writing into the same arrays every time."""
    run_recipe = recipe(method, steps)
    plan = planned(run_recipe, steps)
    descend, rows = descent(run_recipe, plan, Stop()), new_rows(run_recipe, plan.table[0])

    def run() -> np.ndarray:
        descend(rows)
        return rows.points

    return run


def recipe(method: str, steps: int) -> RunRecipe:
    """What the public call makes of its arguments."""
    return RunRecipe(
        optimizer=OPTIMIZERS[method],
        hyperparameters=OPTIMIZERS[method].checked({"learning_rate": LEARNING_RATES[method], **SETTINGS[method]}),
        landscape=LANDSCAPES["rosenbrock"].with_parameters(a=A, b=B),
        start=START,
        steps=steps,
    )
