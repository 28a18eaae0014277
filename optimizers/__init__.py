"""How a landscape is descended: one file per method. `trace` runs a method and records every step.

>>> from landscapes import LANDSCAPES
>>> from optimizers import trace
>>> trace("adam", LANDSCAPES["rosenbrock"], start=(-1.2, 1.0), steps=500, learning_rate=0.05).outcome.kind
'travelling'
"""

import sys
from typing import Any

import optimizers.schedules
from optimizers.engine.record import Optimizer, Schedule
from optimizers.engine.trace import NOISE, SEED, STEPS, Run, check_schedule, check_start, run
from registry import FieldError, discover

SCHEDULES: dict[str, Schedule] = discover(optimizers.schedules, "SCHEDULE")
OPTIMIZERS: dict[str, Optimizer] = discover(sys.modules[__name__], "OPTIMIZER")

__all__ = ["OPTIMIZERS", "SCHEDULES", "Optimizer", "Run", "Schedule", "trace"]


def trace(
    optimizer: str,
    landscape: Any,
    start: tuple[float, float] | None = None,
    steps: int = 300,
    *,
    schedule: str | tuple[str, dict[str, Any]] | None = None,
    noise: float = 0.0,
    seed: int = 0,
    **hyperparameters: Any,
) -> Run:
    """A Run of the optimizer (a key of OPTIMIZERS) on a landscape, every step recorded.

    start: (x, y), anywhere in the plane; the landscape's own start if left out. steps: at least 1.
    schedule: None, a key of SCHEDULES or (key, settings); the learning rate is its first value.
    noise: sigma of the Gaussian noise added to both components of every gradient; row k of
    default_rng(seed).standard_normal((steps, 2)) times sigma goes to step k.
    hyperparameters: any of the method's, by name; its defaults otherwise.
    Raises ValueError, naming field, value and what is allowed, for what makes no sense. Divergence is a result.
    """
    if not isinstance(optimizer, str) or optimizer not in OPTIMIZERS:
        raise FieldError("optimizer", optimizer, "must be one of " + ", ".join(OPTIMIZERS))
    if not hasattr(landscape, "formulas"):
        raise FieldError("landscape", landscape, "must be a landscape, such as LANDSCAPES['rosenbrock']")
    method = OPTIMIZERS[optimizer]
    return run(
        method,
        landscape,
        check_start(landscape.start if start is None else start),
        int(STEPS.check("steps", steps)),
        method.checked(hyperparameters),
        check_schedule(SCHEDULES, schedule),
        NOISE.check("noise", noise),
        int(SEED.check("seed", seed)),
    )
