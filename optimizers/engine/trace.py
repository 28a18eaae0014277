"""The public call: one optimizer on one landscape, every step recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np

from optimizers.engine import callbacks
from optimizers.engine.loop import compiled_loop
from optimizers.engine.outcome import Outcome, judge
from optimizers.engine.record import Optimizer, Schedule
from registry import FieldError, Number

STEPS = Number(300, 10, 2000, "More steps: the race lasts longer.", at_least=1, at_most=10_000_000, integer=True)
NOISE = Number(0.0, 0.0, 10.0, "Rougher gradients: the paths jitter as if each step saw other data.", at_least=0.0)
SEED = Number(0, 0, 9999, "Another draw of the noise.", at_least=0, at_most=2**53, integer=True)
COORDINATE = Number(0.0, -10.0, 10.0, "Where all paths begin.")

_NONE = np.zeros(1)


@dataclass(frozen=True)
class Run:
    """A trajectory: what happened at every step.

    points (steps + 1, 2): points[0] is the start. losses (steps + 1,) and gradients (steps + 1, 2): at points.
    used_gradients (steps, 2): what the rule saw, noise included. learning_rates (steps,): in force at each step.
    state: name -> (steps + 1, 2), after each step. hyperparameters: all values by name.
    Rows after the first point that is not finite are NaN.
    """

    points: np.ndarray
    losses: np.ndarray
    gradients: np.ndarray
    used_gradients: np.ndarray
    learning_rates: np.ndarray
    state: Mapping[str, np.ndarray]
    hyperparameters: Mapping[str, Any]
    landscape: Any

    @cached_property
    def outcome(self) -> Outcome:
        """How the run ended: .kind, .step, .sentence."""
        return judge(self.points, self.landscape)


def run(
    optimizer: Optimizer,
    landscape: Any,
    start: tuple[float, float],
    steps: int,
    hyperparameters: Mapping[str, Any],
    schedule: tuple[Schedule, Mapping[str, Any]] | None,
    noise: float,
    seed: int,
) -> Run:
    """The run with these settings, all of them already checked; trace() is the call that checks them."""
    h = optimizer.numbers(hyperparameters)
    table = np.lib.stride_tricks.as_strided(h, (steps, h.size), (0, h.itemsize))
    watch, watch_state, watch_settings = 0, _NONE, _NONE
    if schedule is not None:
        table, kind, settings = np.tile(h, (steps, 1)), schedule[0], schedule[0].numbers(schedule[1])
        if kind.rates is not None:
            with np.errstate(all="ignore"):
                table[:, 0] = kind.rates(steps, h[0], kind.settings(*settings))
        else:
            watch, watch_state = callbacks.schedule_callback(kind).address, np.array(kind.initial_state, dtype=float)
            watch_settings = settings
    with np.errstate(over="ignore"):
        draws = np.random.default_rng(seed).standard_normal((steps, 2)) * noise if noise > 0 else np.empty((0, 2))
    names = optimizer.state._fields
    points, gradients, used = np.empty((steps + 1, 2)), np.empty((steps + 1, 2)), np.empty((steps, 2))
    losses, states = np.empty(steps + 1), np.empty((steps + 1, 2, len(names)))
    points[0], states[0] = start, initial_states(optimizer, start, h)
    formulas = landscape.formulas
    surface = callbacks.landscape_callback(
        landscape.key, formulas.value, formulas.gradient, len(landscape.values)
    ).address
    rule = callbacks.rule_callback(optimizer).address
    look_ahead = callbacks.look_ahead_callback(optimizer).address if optimizer.look_ahead else 0
    parameters = np.array(landscape.values or (0.0,))
    made = compiled_loop()(
        surface, parameters, rule, look_ahead, table, watch, watch_state, watch_settings,
        draws, points, losses, gradients, used, states,
    )  # fmt: skip
    for rows in (points, losses, gradients, states):
        rows[made + 1 :] = np.nan
    used[made:] = np.nan
    if watch:
        table[made:, 0] = table[made - 1, 0]
    state = {name: states[:, :, j] for j, name in enumerate(names)}
    return Run(points, losses, gradients, used, table[:, 0], state, hyperparameters, landscape)


def initial_states(optimizer: Optimizer, start: tuple[float, float], h: np.ndarray) -> np.ndarray:
    """The state before the first step, shape (2, state fields)."""
    if optimizer.initial_state is None:
        return np.zeros((2, len(optimizer.state._fields)))
    hyperparameters = optimizer.hyperparameters(*h)
    return np.array([optimizer.initial_state(float(coordinate), hyperparameters) for coordinate in start])


def check_start(start: object) -> tuple[float, float]:
    """The start as two finite floats. Raises ValueError naming it otherwise."""
    try:
        x, y = cast(Any, start)
    except (TypeError, ValueError):
        raise FieldError("start", start, "must be two finite numbers, x and y") from None
    return COORDINATE.check("start x", x), COORDINATE.check("start y", y)


def check_schedule(schedules: Mapping[str, Schedule], schedule: object) -> tuple[Schedule, dict[str, Any]] | None:
    """(record, all settings) of a schedule given as None, a key or (key, settings). Raises ValueError otherwise."""
    if schedule is None:
        return None
    key, settings = (schedule, {}) if isinstance(schedule, str) else _key_and_settings(schedule)
    if key not in schedules:
        raise FieldError("schedule", key, "must be one of " + ", ".join(schedules))
    return schedules[key], schedules[key].checked(settings)


def _key_and_settings(schedule: object) -> tuple[str, Mapping[str, Any]]:
    try:
        key, settings = cast(Any, schedule)
        return str(key), dict(settings)
    except (TypeError, ValueError):
        raise FieldError("schedule", schedule, "must be a name or a pair (name, settings)") from None
