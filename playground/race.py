"""From settings to trajectories: who runs, and what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from landscapes import Landscape
from optimizers import OPTIMIZERS, SCHEDULES, Run
from optimizers.engine.trace import check_schedule, run
from playground.batches import Draw
from playground.entries import Values
from playground.lineup import Lineup
from playground.settings import Settings

REMEMBERED_RUNS = 64  # of at most 0.3 MB each


@dataclass(frozen=True)
class Racer:
    """One optimizer of the race: key as in the link, title for people, its run."""

    key: str
    title: str
    run: Run


def race(settings: Settings) -> tuple[Racer, ...]:
    """The racers in the order of the settings; runs whose settings have not changed are not made again."""
    return tuple(_racer(settings, key, title) for key, title in titles(settings).items())


def titles(settings: Lineup) -> dict[str, str]:
    """Entry key -> title, numbered when the same optimizer stands twice."""
    numbers = {key: key.partition("-")[2] for key in settings.keys}
    return {key: f"{settings.entry(key).record.title} {number}".strip() for key, number in numbers.items()}


def _racer(settings: Settings, key: str, title: str) -> Racer:
    entry = settings.entry(key)
    plan = check_schedule(SCHEDULES, settings.schedule(key))
    made = _run(
        entry.optimizer,
        settings.surface,
        settings.value("start") if entry.start is None else entry.start,
        settings.steps,
        _sorted(settings.hyperparameters(key)),
        plan and (plan[0].key, _sorted(plan[1])),
        settings.noise if entry.noise is None else entry.noise,
        settings.seed,
        settings.draw(key),
        settings.schedule_every == "epoch",
    )
    return Racer(key, title, made)


def _sorted(values: Mapping[str, Any]) -> Values:
    return tuple(sorted(values.items()))


@lru_cache(maxsize=REMEMBERED_RUNS)
def _run(
    optimizer: str,
    surface: Landscape,
    start: tuple[float, float],
    steps: int,
    values: Values,
    schedule: tuple[str, Values] | None,
    noise: float,
    seed: int,
    draw: Draw,
    by_epochs: bool,
) -> Run:
    plan = schedule and (SCHEDULES[schedule[0]], dict(schedule[1]))
    every = draw.updates_per_epoch if by_epochs else 1
    return run(
        OPTIMIZERS[optimizer], surface, start, steps, dict(values), plan, noise, seed, draw.batches(steps), every
    )
