"""How long a run takes at most, known before it starts: in seconds of a slow processor, measured and rounded up."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from optimizers.engine.protocols import Surface

if TYPE_CHECKING:
    from optimizers.engine.record import Optimizer

EVALUATION = 2.5e-7  # seconds for a loss and its gradient, of the dearest formula without data
STEP = {"coordinate": 3e-7, "point": 1.3e-6, "surface": 6e-7}  # for the rule itself, by what it sees
HESSIAN = 3.0  # evaluations that one of a Hessian is worth


class Effort(NamedTuple):
    """What a step of a rule that looks around takes at most: evaluations of the surface, seconds beside them."""

    evaluations: float
    seconds: float = 0.0


def run_seconds(
    optimizer: "Optimizer", landscape: Surface, steps: int, hyperparameters: Mapping[str, Any], batch: int | None = None
) -> float:
    """The seconds that so many steps take at most. batch: samples that an update sees, None for all."""
    samples, each = len(landscape.data), landscape.sample_seconds
    recorded, used = (EVALUATION + each * size for size in (samples, samples if batch is None else batch))
    effort = step_effort(optimizer, hyperparameters)
    again = effort.evaluations + (batch is not None or optimizer.look_ahead is not None)
    return steps * (STEP[optimizer.sees] + effort.seconds + recorded + again * used)


def step_effort(optimizer: "Optimizer", hyperparameters: Mapping[str, Any]) -> Effort:
    """What a step takes beside the rule itself and the gradient that it is given."""
    if optimizer.sees != "surface":
        return Effort(0.0)
    if optimizer.effort is None:
        return Effort(HESSIAN)
    return optimizer.effort(optimizer.hyperparameters(*optimizer.numbers(hyperparameters)))
