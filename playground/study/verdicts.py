"""What theory says about a racer at a step, in sentences; if it says nothing, why."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from optimizers import OPTIMIZERS, Run
from playground.race.critical_points import Critical, critical_points
from playground.settings.naming import spelled
from playground.study import theory
from playground.words.numbers import number, place
from playground.words.page import CRITICAL
from playground.words.study import THEORY
from playground.words.translation import translate

FLAT = 1e-9  # of the larger curvature


def verdicts(optimizer: str, title: str, run: Run, step: int, noisy: bool) -> Iterator[str]:
    """The sentences: curvature, limit of the learning rate, best settings, rate of convergence, Newton's step."""
    point = (float(run.points[step, 0]), float(run.points[step, 1]))
    bowl = theory.curvature(run.landscape, point)
    if not np.isfinite([*point, bowl.low, bowl.high]).all():
        return
    rule, h = OPTIMIZERS[optimizer], settings_at(optimizer, run, step)
    method = theory.linear(rule, h)
    yield _curvature(bowl)
    yield _limit(method, bowl, title, h, rule.inertia if run.momenta is not None else None)
    yield from _best(bowl)
    yield _convergence(method, run, noisy) if method else ""
    newton = theory.newton_steps(run.landscape, np.array([point]))[0]
    if np.isfinite(newton).all():
        yield THEORY["newton"].format(place=place(np.array(point) + newton))


def _is_flat(bowl: theory.Curvature) -> bool:
    return min(abs(bowl.low), abs(bowl.high)) <= FLAT * max(abs(bowl.low), abs(bowl.high))


def _curvature(bowl: theory.Curvature) -> str:
    numbers = {"low": number(abs(bowl.low), 4), "high": number(abs(bowl.high), 4)}
    if _is_flat(bowl):
        return THEORY["flat"].format(low=number(bowl.low, 4), high=number(bowl.high, 4))
    kind = "bowl" if bowl.low > 0 else "saddle" if bowl.high > 0 else "hill"
    return THEORY[kind].format(**numbers, conditioning=number(bowl.conditioning))


def settings_at(optimizer: str, run: Run, step: int) -> dict[str, Any]:
    """The hyperparameters of the step that leaves this point, including those that a schedule moves."""
    step = min(step, len(run.learning_rates) - 1)
    moved = {"learning_rate": float(run.learning_rates[step])}
    if run.momenta is not None:
        moved[str(OPTIMIZERS[optimizer].inertia)] = float(run.momenta[step])
    return {**run.hyperparameters, **moved}


def _limit(
    method: theory.Linear | None, bowl: theory.Curvature, title: str, h: Mapping[str, Any], moved: str | None
) -> str:
    """moved: the name of the momentum if a schedule moves it."""
    if method is None:
        return THEORY["not_linear"].format(title=title)
    largest = max(abs(bowl.low), abs(bowl.high))
    if bowl.low < -FLAT * largest:
        return THEORY["no_stable"]
    if largest == 0:
        return THEORY["no_limit"]
    rate, limit = h["learning_rate"], method.limit / bowl.high
    return THEORY["stable" if rate <= limit else "unstable"].format(
        rate=number(rate),
        share=number(rate / limit),
        formula=method.limit_formula,
        limit=number(limit, 4),
        high=number(bowl.high, 4),
        moved=THEORY["moved"].format(name=translate(spelled(moved)), value=number(h[moved], 4)) if moved else "",
    )


def _best(bowl: theory.Curvature) -> Iterator[str]:
    best = None if _is_flat(bowl) else theory.best_settings(bowl)
    if best:
        yield THEORY["best_rate"].format(rate=number(best.rate, 4), factor=number(best.factor, 4))
        yield THEORY["best_momentum"].format(
            momentum=number(best.momentum), rate=number(best.momentum_rate), factor=number(best.momentum_factor, 4)
        )


def _convergence(method: theory.Linear, run: Run, noisy: bool) -> str:
    """Predicted against measured, at the minimum that the run approaches."""
    if noisy:
        return THEORY["noisy"]
    if run.momenta is not None or np.ptp(run.learning_rates):
        return THEORY["scheduled"]
    minimum = theory.approached(run.landscape, run.points)
    if minimum is None:
        return THEORY["no_minimum"]
    bowl = theory.curvature(run.landscape, minimum)
    if _is_flat(bowl):
        return THEORY["flat_minimum"].format(place=place(minimum))
    known = _known(run.landscape, minimum)
    predicted = theory.predicted_rate(method, bowl, float(run.learning_rates[0]))
    values = {"kind": CRITICAL[known.kind], "place": place(known.point), "predicted": number(predicted, 4)}
    measured = theory.measured_rate(run.points, minimum, run.landscape.diagonal)
    if measured is None:
        return THEORY["predicted_only"].format(**values, why=THEORY["too_few"])
    return THEORY["rates"].format(**values, measured=number(measured, 4))


def _known(landscape: Any, point: theory.Point) -> Critical:
    return next(critical for critical in critical_points(landscape) if critical.point == point)
