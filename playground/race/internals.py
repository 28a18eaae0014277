"""What moves a point at each step and does not show in its path: arrays in data units, to be drawn over the map."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from landscapes.core.newton import newton_step
from optimizers import Optimizer, Run

Internal = np.ndarray | None


def internals(run: Run, record: Optimizer, names: Iterable[str]) -> Mapping[str, np.ndarray]:
    """Those of the named INTERNALS that the method has, name -> (steps + 1, 2), NaN where a step has none.

    Row k belongs to point k and to the step from there. A method whose memory averages gradients has a "moment" instead
    of a "velocity". Weight decay is left out.
    """
    found = {}
    for name in names:
        with np.errstate(all="ignore"):  # where a run diverges, so do its internals
            internal = INTERNALS[name](run, record)
        if internal is not None:
            found["moment" if name == "velocity" and record.moment else name] = internal
    return found


def _gradient(run: Run, record: Optimizer) -> Internal:
    """As the rule sees it, noise included; at the last point, which no step leaves, the surface's own."""
    return np.vstack([run.used_gradients, run.gradients[-1:]])


def _velocity(run: Run, record: Optimizer) -> Internal:
    """What the method has accumulated when it arrives at the point; None where that is always zero."""
    if record.moment:
        return run.state[record.moment]
    if record.velocity is None:
        return None
    velocity: np.ndarray = record.velocity(record.state(**run.state), _hyperparameters(run, record, len(run.points)))
    return velocity if velocity.any() else None


def _look_ahead(run: Run, record: Optimizer) -> Internal:
    """The point at which the gradient is taken."""
    if record.look_ahead is None:
        return None
    before, _, t = _around(run, record)
    return until_last(record.look_ahead(run.points[:-1], before, t, _hyperparameters(run, record, len(t))))


def _rates(run: Run, record: Optimizer) -> Internal:
    """The learning rate of each axis."""
    if record.effective_rate is None:
        return None
    before, after, t = _around(run, record)
    rates = record.effective_rate(before, after, t, _hyperparameters(run, record, len(t)))
    return until_last(np.where(np.isfinite(run.points[1:]), rates, np.nan))


def _preconditioned(run: Run, record: Optimizer) -> Internal:
    """The gradient times the learning rate of each axis, pointing downhill, or uphill where the method maximises."""
    rates = _rates(run, record)
    if rates is None:
        return None
    rates[:-1] *= run.used_gradients if run.hyperparameters.get("maximize") else -run.used_gradients
    return rates


def _step(run: Run, record: Optimizer) -> Internal:
    """From the point to the next."""
    return until_last(np.diff(run.points, axis=0))


def _newton(run: Run, record: Optimizer) -> Internal:
    """To where gradient and Hessian put the bottom, the top or the saddle point of a quadratic."""
    gx, gy = run.gradients.T
    return np.stack(newton_step((gx, gy), run.landscape.hessian(*run.points.T)), axis=1)


def _around(run: Run, record: Optimizer) -> tuple[Any, Any, np.ndarray]:
    """The states before and after each step, and t as a column."""
    before = record.state(**{name: values[:-1] for name, values in run.state.items()})
    after = record.state(**{name: values[1:] for name, values in run.state.items()})
    return before, after, np.arange(1.0, len(run.points))[:, None]


def _hyperparameters(run: Run, record: Optimizer, length: int) -> Any:
    """The h of every step: what a schedule changes is a column of this length, whose last value is repeated."""
    scheduled = {"learning_rate": run.learning_rates}
    if run.momenta is not None:
        scheduled[str(record.inertia)] = run.momenta
    columns = {name: values[np.arange(length).clip(max=len(values) - 1), None] for name, values in scheduled.items()}
    return record.hyperparameters(*record.numbers(run.hyperparameters))._replace(**columns)


def until_last(of_steps: np.ndarray) -> np.ndarray:
    """The numbers (steps, ...) of all steps and a row of NaN, for the last point, which no step leaves."""
    return np.concatenate([of_steps, np.full_like(of_steps[:1], np.nan)])


# What each of the settings' ARROWS shows.
INTERNALS: Mapping[str, Callable[[Run, Optimizer], Internal]] = {
    "gradient": _gradient,
    "velocity": _velocity,
    "look_ahead": _look_ahead,
    "preconditioned": _preconditioned,
    "rates": _rates,
    "step": _step,
    "newton": _newton,
}
