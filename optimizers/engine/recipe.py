"""Everything that a run depends on, in one value, with the checks of its parts.

A recipe holds checked values only; the code that takes one relies on that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from optimizers.engine.batches import WHOLE, Batches
from optimizers.engine.protocols import Point, Surface
from optimizers.engine.record import Optimizer, Schedule, key_and_settings
from registry import FieldError, Number, must_be_one_of

STEPS = Number(300, 10, 2000, "More steps: the race lasts longer.", at_least=1, at_most=10_000_000, integer=True)
NOISE = Number(0.0, 0.0, 10.0, "Rougher gradients: the paths jitter as if each step saw other data.", at_least=0.0)
SEED = Number(0, 0, 9999, "Another draw of the noise.", at_least=0, at_most=2**53, integer=True)
COORDINATE = Number(0.0, -10.0, 10.0, "Where all paths begin.")

Scheduled = tuple[Schedule, Mapping[str, Any]]  # a schedule with all its settings


@dataclass(frozen=True, eq=False, kw_only=True)
class Recipe:
    """What a run and a training have in common: the rule and how it is set.

    hyperparameters: all of the optimizer's, by name. schedule: acts after every so many updates; None for none.
    """

    optimizer: Optimizer
    hyperparameters: Mapping[str, Any]
    schedule: Scheduled | None = None
    schedule_every: int = 1


@dataclass(frozen=True, eq=False, kw_only=True)
class RunRecipe(Recipe):
    """A descent over the plane. noise: sigma of the noise on every gradient, drawn from the seed."""

    landscape: Surface
    start: Point
    steps: int
    noise: float = 0.0
    seed: int = 0
    batches: Batches = WHOLE


def check_optimizer(optimizers: Mapping[str, Optimizer], optimizer: object) -> Optimizer:
    """The optimizer of this name. Raises FieldError if there is none."""
    if not isinstance(optimizer, str) or optimizer not in optimizers:
        raise FieldError("optimizer", optimizer, must_be_one_of(optimizers, [optimizer]))
    return optimizers[optimizer]


def check_landscape(landscape: Any) -> Surface:
    """The landscape itself. Raises FieldError if it is none."""
    if not hasattr(getattr(landscape, "formulas", None), "hessian"):  # a network has formulas too
        raise FieldError("landscape", landscape, "must be a landscape, such as LANDSCAPES['rosenbrock']")
    return cast(Surface, landscape)


def check_steps(steps: object, batches: Batches) -> int:
    """The number of steps; None for as many as there are batches. Raises FieldError if there are too few batches."""
    wanted = steps if steps is not None else batches.updates or STEPS.default
    checked = int(STEPS.check("steps", wanted))
    if 0 < batches.updates < checked:
        raise FieldError("batches", f"{batches.updates} batches", f"must be one for each of the {checked} steps")
    return checked


def check_start(start: object) -> Point:
    """The start as two finite floats. Raises FieldError naming it otherwise."""
    try:
        x, y = cast(Any, start)
    except (TypeError, ValueError):
        raise FieldError("start", start, "must be two finite numbers, x and y") from None
    return COORDINATE.check("start x", x), COORDINATE.check("start y", y)


def check_schedule(schedules: Mapping[str, Schedule], schedule: object) -> Scheduled | None:
    """(record, all settings) of a schedule given as None, a key or (key, settings). Raises FieldError otherwise."""
    if schedule is None:
        return None
    key, settings = key_and_settings("schedule", schedule)
    if key not in schedules:
        raise FieldError("schedule", key, must_be_one_of(schedules, [key]))
    return schedules[key], schedules[key].checked(settings)


def check_noise(noise: object) -> float:
    """The standard deviation of the noise. Raises FieldError if it is negative or no finite number."""
    return NOISE.check("noise", noise)


def check_seed(seed: object) -> int:
    """The seed. Raises FieldError if it is not a valid whole number."""
    return int(SEED.check("seed", seed))
