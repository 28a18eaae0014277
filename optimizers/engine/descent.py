"""From a recipe to the compiled loop: the arrays that it reads and fills, and the addresses that it calls."""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

import numpy as np

from optimizers.engine import callbacks, stopping
from optimizers.engine.loop import compiled_loop
from optimizers.engine.protocols import Surface
from optimizers.engine.recipe import Recipe, RunRecipe
from optimizers.engine.record import Optimizer

NO_NOISE = np.empty((0, 2))
_NONE = np.zeros(1)


class Rows(NamedTuple):
    """What the loop fills in, a row for every point or for every step, as in Run; states (steps + 1, 2, fields)."""

    points: np.ndarray
    losses: np.ndarray
    gradients: np.ndarray
    used_gradients: np.ndarray
    used_losses: np.ndarray
    states: np.ndarray


class Watch(NamedTuple):
    """A schedule that watches the loss, as the loop takes it; address 0 where there is none."""

    address: int = 0
    state: np.ndarray = _NONE
    settings: np.ndarray = _NONE


class Plan(NamedTuple):
    """The hyperparameters of every step: table (steps, hyperparameters), and what changes its rates on the way.

    momenta (steps,): None unless the schedule moves the momentum.
    """

    table: np.ndarray
    momenta: np.ndarray | None = None
    watch: Watch = Watch()


def planned(recipe: Recipe, steps: int) -> Plan:
    """What the schedule makes of the hyperparameters in so many steps."""
    optimizer, schedule, every = recipe.optimizer, recipe.schedule, recipe.schedule_every
    h = optimizer.numbers(recipe.hyperparameters)
    if schedule is None:
        return Plan(np.lib.stride_tricks.as_strided(h, (steps, h.size), (0, h.itemsize)))
    table, (kind, values) = np.tile(h, (steps, 1)), schedule
    if kind.rates is None:
        state = np.array(kind.initial_state, dtype=float)
        return Plan(table, None, Watch(callbacks.schedule_callback(kind).address, state, kind.numbers(values)))
    settings = kind.settings(**values)
    rounds = -(-steps // every)
    with np.errstate(all="ignore"):
        table[:, 0] = np.repeat(kind.rates(rounds, h[0], settings), every)[:steps]
        momenta = kind.momenta(rounds, settings) if kind.momenta and optimizer.inertia else None
    if momenta is not None:
        momenta = np.repeat(momenta, every)[:steps]
        table[:, list(optimizer.fields).index(cast(str, optimizer.inertia))] = momenta
    return Plan(table, momenta)


def new_rows(recipe: RunRecipe, h: np.ndarray) -> Rows:
    """Rows for all steps, their first filled in; h holds the hyperparameters of the first step."""
    fields, steps = len(recipe.optimizer.state._fields), recipe.steps
    after = steps + 1
    shapes = (after, 2), (after,), (after, 2), (steps, 2), (steps,), (after, 2, fields)
    rows = Rows(*map(np.empty, shapes))
    rows.points[0], rows.states[0] = recipe.start, initial_states(recipe.optimizer, recipe.start, h)
    return rows


def initial_states(optimizer: Optimizer, start: Any, h: np.ndarray) -> np.ndarray:
    """The state before the first step, a row for each coordinate; h holds the hyperparameters of that step."""
    if optimizer.initial_state is None:
        return np.zeros((len(start), len(optimizer.state._fields)))
    hyperparameters = optimizer.hyperparameters(*h)
    return np.array([optimizer.initial_state(float(coordinate), hyperparameters) for coordinate in start])


def descent(recipe: RunRecipe, plan: Plan, stop: stopping.Stop) -> Callable[[Rows], int]:
    """The compiled loop with all that it takes beside the rows, which it fills; it returns the number of steps made."""
    optimizer, landscape, batches = recipe.optimizer, recipe.landscape, recipe.batches
    before = len(_before_samples(landscape))
    given = (
        *surface_addresses(landscape, optimizer), *rule_addresses(optimizer), plan.table, *plan.watch,
        recipe.schedule_every, *batches, np.empty(before + 1 + 2 * batches.largest), before, stop.flag, _draws(recipe),
    )  # fmt: skip
    loop = compiled_loop()
    return lambda rows: loop(*given, *rows)


def surface_addresses(landscape: Surface, optimizer: Optimizer) -> tuple[int, np.ndarray, int]:
    """The addresses of the landscape and of its Hessian, with the block that both read between them."""
    formulas, kind = landscape.formulas, (len(landscape.values), bool(landscape.table), bool(landscape.data))
    surface = callbacks.landscape_callback(landscape.key, formulas.value, formulas.gradient, *kind).address
    block = np.concatenate((_before_samples(landscape), [len(landscape.data)], np.ravel(landscape.data)))
    if optimizer.sees != "surface":
        return surface, block, 0
    return surface, block, callbacks.hessian_callback(landscape.key, formulas.hessian, *kind).address


def _before_samples(landscape: Surface) -> tuple[float, ...]:
    """What stands in the block before the number of samples: the parameters' values, the table's length and the table.

    A landscape without a table has no length of it either.
    """
    return (*landscape.values, len(landscape.table), *landscape.table) if landscape.table else landscape.values


def rule_addresses(optimizer: Optimizer) -> tuple[int, int, int, np.ndarray]:
    """The addresses of the rule, of its look-ahead and of its search, and the memory of the last."""
    if optimizer.sees == "surface":
        return 0, 0, callbacks.search_callback(optimizer).address, np.zeros(optimizer.memory)
    look_ahead = callbacks.look_ahead_callback(optimizer).address if optimizer.look_ahead else 0
    return callbacks.rule_callback(optimizer).address, look_ahead, 0, _NONE


def _draws(recipe: RunRecipe) -> np.ndarray:
    """The noise on the gradient of every step; -0.0, which changes no number, for a search without noise."""
    if recipe.noise > 0:
        with np.errstate(over="ignore"):
            return np.random.default_rng(recipe.seed).standard_normal((recipe.steps, 2)) * recipe.noise
    return np.full((recipe.steps, 2), -0.0) if recipe.optimizer.sees == "surface" else NO_NOISE
