"""The account of one recorded step: each line of the rule in letters, then with the numbers of this step."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from optimizers import Optimizer, Run
from optimizers.engine.surface import Surroundings
from playground.study.inspector.composition import POINT, Composition
from playground.study.inspector.folding import switches
from playground.study.inspector.line import Line
from playground.study.inspector.liveness import idle
from playground.study.inspector.notation import Notation
from playground.study.inspector.rule import Execution, parameters


def accounts(optimizer: Optimizer, run: Run, step: int) -> list[list[Line]]:
    """The lines of step number `step` (0: the first): for x and for y, or for both where a rule sees vectors."""
    if optimizer.sees == "coordinate":
        return [_account(optimizer, run, step, axis) for axis in (0, 1)]
    return [_account(optimizer, run, step, slice(None))]


def in_force(optimizer: Optimizer, run: Run, step: int) -> Any:
    """The hyperparameters of this step as the rule sees them."""
    h = optimizer.hyperparameters(*optimizer.numbers(run.hyperparameters).tolist())
    return h._replace(**moved(optimizer, run, step))


def moved(optimizer: Optimizer, run: Run, step: int) -> dict[str, float]:
    """The hyperparameters that a schedule may move, by name, with their values in this step."""
    rate = {"learning_rate": float(run.learning_rates[step])}
    return rate if run.momenta is None else rate | {str(optimizer.inertia): float(run.momenta[step])}


def _account(optimizer: Optimizer, run: Run, step: int, axis: Any) -> list[Line]:
    h, fields = in_force(optimizer, run, step), optimizer.state._fields
    state = optimizer.state(*(_recorded_field(run.state[name], step, axis) for name in fields))
    given: dict[str, Any] = {"state": state, "t": step + 1.0, "h": h}
    point, gradient = parameters(optimizer.step)[:2]
    given |= {point: _copied(run.points[step, axis]), gradient: _copied(run.used_gradients[step, axis])}
    off = switches(optimizer.fields, h)
    lines = []
    if optimizer.look_ahead:
        lines += _looking_ahead(optimizer, given, off)
    if optimizer.sees == "surface":
        given |= _surroundings(run, step, optimizer)
    execution = Execution(optimizer.step, given, off)
    next_state = {f"state.{name}": _recorded_field(run.state[name], step + 1, axis) for name in fields}
    recorded = {POINT: _copied(run.points[step + 1, axis]), **next_state}
    composition = Composition(execution, Notation(optimizer.letters), fields, recorded)
    return lines + composition.lines(idle(optimizer.step, fields, h, off))


def _copied(value: Any) -> Any:
    return value.copy() if np.ndim(value) else float(value)


def _recorded_field(columns: np.ndarray, step: int, axis: Any) -> Any:
    """A field of the state; one number where both coordinates share it throughout the run."""
    shared = isinstance(axis, slice) and np.array_equal(columns[:, 0], columns[:, 1], equal_nan=True)
    return float(columns[step, 0]) if shared else _copied(columns[step, axis])


def _surroundings(run: Run, step: int, optimizer: Optimizer) -> dict[str, Any]:
    noise = run.used_gradients[step] - run.gradients[step]
    return {"surface": Surroundings(run.landscape, noise), "memory": np.zeros(optimizer.memory)}


def _looking_ahead(optimizer: Optimizer, given: Mapping[str, Any], off: Mapping[str, int]) -> list[Line]:
    """The point at which the gradient is taken."""
    execution = Execution(optimizer.look_ahead, given, off)
    composition = Composition(execution, Notation(optimizer.letters), (), {})
    return [composition.line(execution.ending.point, r"\tilde x_{t}")]
