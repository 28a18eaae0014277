"""The public call: one optimizer on one landscape, every step recorded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, cast

import numpy as np

from optimizers.engine import callbacks, stopping
from optimizers.engine.batches import WHOLE, Batches
from optimizers.engine.loop import compiled_loop
from optimizers.engine.outcome import Outcome, judge
from optimizers.engine.record import Optimizer, Schedule, key_and_settings
from registry import FieldError, Number, must_be_one_of

STEPS = Number(300, 10, 2000, "More steps: the race lasts longer.", at_least=1, at_most=10_000_000, integer=True)
NOISE = Number(0.0, 0.0, 10.0, "Rougher gradients: the paths jitter as if each step saw other data.", at_least=0.0)
SEED = Number(0, 0, 9999, "Another draw of the noise.", at_least=0, at_most=2**53, integer=True)
COORDINATE = Number(0.0, -10.0, 10.0, "Where all paths begin.")

NO_NOISE = np.empty((0, 2))
_NONE = np.zeros(1)


@dataclass(frozen=True)
class Run:
    """A trajectory: what happened at every step.

    points (steps + 1, 2): points[0] is the start. losses (steps + 1,) and gradients (steps + 1, 2): at points.
    used_gradients (steps, 2) and used_losses (steps,): what the rule saw, of its batch and with the noise.
    learning_rates (steps,): in force at each step. momenta (steps,): likewise, None unless a schedule moves the
    momentum. state: name -> (steps + 1, 2), after each step. hyperparameters: all values by name.
    Rows after the first point that is not finite are NaN.
    """

    points: np.ndarray
    losses: np.ndarray
    gradients: np.ndarray
    used_gradients: np.ndarray
    used_losses: np.ndarray
    learning_rates: np.ndarray
    momenta: np.ndarray | None
    state: Mapping[str, np.ndarray]
    hyperparameters: Mapping[str, Any]
    landscape: Any

    @cached_property
    def outcome(self) -> Outcome:
        """How the run ended: .kind, .step, .sentence and more."""
        return judge(self.points, self.losses, self.landscape)


def run(
    optimizer: Optimizer,
    landscape: Any,
    start: tuple[float, float],
    steps: int,
    hyperparameters: Mapping[str, Any],
    schedule: tuple[Schedule, Mapping[str, Any]] | None,
    noise: float,
    seed: int,
    batches: Batches = WHOLE,
    schedule_every: int = 1,
) -> Run:
    """The run with these settings, all of them already checked; trace() is the call that checks them.

    schedule_every: after how many updates the schedule acts. Raises Stopped once the Stop is set under which it runs.
    """
    stop = stopping.present()
    table, momenta, watch = plan(optimizer, optimizer.numbers(hyperparameters), steps, schedule, schedule_every)
    rows = new_rows(optimizer, start, steps, table[0])
    draws = _draws(noise, seed, steps, optimizer)
    made = descent(optimizer, landscape, table, draws, watch, schedule_every, batches, stop)(rows)
    stop.check()
    for each in (rows.points, rows.losses, rows.gradients, rows.states):
        each[made + 1 :] = np.nan
    rows.used_gradients[made:] = rows.used_losses[made:] = np.nan
    if watch.address:
        table[made:, 0] = table[made - 1, 0]
    state = {name: rows.states[:, :, j] for j, name in enumerate(optimizer.state._fields)}
    return Run(*rows[:5], table[:, 0], momenta, state, hyperparameters, landscape)


class Rows(NamedTuple):
    """What the loop fills in, a row for every point or for every step, as in Run; states (steps + 1, 2, fields)."""

    points: np.ndarray
    losses: np.ndarray
    gradients: np.ndarray
    used_gradients: np.ndarray
    used_losses: np.ndarray
    states: np.ndarray


def new_rows(optimizer: Optimizer, start: tuple[float, float], steps: int, h: np.ndarray) -> Rows:
    """Rows for so many steps, their first filled in; h holds the hyperparameters of the first step."""
    fields, after = len(optimizer.state._fields), steps + 1
    shapes = (after, 2), (after,), (after, 2), (steps, 2), (steps,), (after, 2, fields)
    rows = Rows(*map(np.empty, shapes))
    rows.points[0], rows.states[0] = start, initial_states(optimizer, start, h)
    return rows


class Watch(NamedTuple):
    """A schedule that watches the loss, as the loop takes it; address 0 where there is none."""

    address: int = 0
    state: np.ndarray = _NONE
    settings: np.ndarray = _NONE


NO_WATCH = Watch()


def descent(
    optimizer: Optimizer,
    landscape: Any,
    table: np.ndarray,
    draws: np.ndarray = NO_NOISE,
    watch: Watch = NO_WATCH,
    every: int = 1,
    batches: Batches = WHOLE,
    stop: stopping.Stop | None = None,
) -> Callable[[Rows], int]:
    """The compiled loop with all that it takes beside the rows, which it fills; it returns the number of steps made.

    table (steps, hyperparameters). draws: the noise of every step, or no row. watch acts after `every` updates.
    """
    given = (
        *surface_addresses(landscape, optimizer), *rule_addresses(optimizer), table, *watch, every,
        *batches, np.empty(len(landscape.values) + 1 + 2 * batches.largest), len(landscape.values),
        (stop or stopping.Stop()).flag, draws,
    )  # fmt: skip
    loop = compiled_loop()
    return lambda rows: loop(*given, *rows)


def plan(
    optimizer: Optimizer,
    h: np.ndarray,
    steps: int,
    schedule: tuple[Schedule, Mapping[str, Any]] | None,
    every: int,
) -> tuple[np.ndarray, np.ndarray | None, Watch]:
    """The hyperparameters of every step, shape (steps, hyperparameters), the momenta, what changes them on the way."""
    if schedule is None:
        return np.lib.stride_tricks.as_strided(h, (steps, h.size), (0, h.itemsize)), None, Watch()
    table, (kind, values) = np.tile(h, (steps, 1)), schedule
    if kind.rates is None:
        state = np.array(kind.initial_state, dtype=float)
        return table, None, Watch(callbacks.schedule_callback(kind).address, state, kind.numbers(values))
    settings = kind.settings(**values)
    rounds = -(-steps // every)
    with np.errstate(all="ignore"):
        table[:, 0] = np.repeat(kind.rates(rounds, h[0], settings), every)[:steps]
        momenta = kind.momenta(rounds, settings) if kind.momenta and optimizer.inertia else None
    if momenta is not None:
        momenta = np.repeat(momenta, every)[:steps]
        table[:, list(optimizer.fields).index(cast(str, optimizer.inertia))] = momenta
    return table, momenta, Watch()


def surface_addresses(landscape: Any, optimizer: Optimizer) -> tuple[int, np.ndarray, int]:
    """The addresses of the landscape and of its Hessian, with its parameters between them."""
    formulas, kind = landscape.formulas, (len(landscape.values), bool(landscape.data))
    surface = callbacks.landscape_callback(landscape.key, formulas.value, formulas.gradient, *kind).address
    block = data_block(landscape.values, landscape.data)
    if optimizer.sees != "surface":
        return surface, block, 0
    return surface, block, callbacks.hessian_callback(landscape.key, formulas.hessian, *kind).address


def data_block(values: tuple[float, ...], data: Any) -> np.ndarray:
    """What a landscape's callbacks read: the parameters' values, then how many samples there are, then their rows."""
    return np.concatenate((values, [len(data)], np.ravel(data)))


def rule_addresses(optimizer: Optimizer) -> tuple[int, int, int, np.ndarray]:
    """The addresses of the rule, of its look-ahead and of its search, and the memory of the last."""
    if optimizer.sees == "surface":
        return 0, 0, callbacks.search_callback(optimizer).address, np.zeros(optimizer.memory)
    look_ahead = callbacks.look_ahead_callback(optimizer).address if optimizer.look_ahead else 0
    return callbacks.rule_callback(optimizer).address, look_ahead, 0, _NONE


def _draws(noise: float, seed: int, steps: int, optimizer: Optimizer) -> np.ndarray:
    """The noise on the gradient of every step; -0.0, which changes no number, for a search without noise."""
    if noise > 0:
        with np.errstate(over="ignore"):
            return np.random.default_rng(seed).standard_normal((steps, 2)) * noise
    return np.full((steps, 2), -0.0) if optimizer.sees == "surface" else NO_NOISE


def initial_states(optimizer: Optimizer, start: tuple[float, float], h: np.ndarray) -> np.ndarray:
    """The state before the first step, shape (2, state fields); h holds the hyperparameters of that step."""
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
    key, settings = key_and_settings("schedule", schedule)
    if key not in schedules:
        raise FieldError("schedule", key, must_be_one_of(schedules, [key]))
    return schedules[key], schedules[key].checked(settings)
