"""From settings to trajectories: the run of every entry."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from landscapes import Landscape
from optimizers import OPTIMIZERS, SCHEDULES, Run
from optimizers.engine.recipe import RunRecipe, check_schedule
from optimizers.engine.trace import run
from playground.settings.batches import Draw
from playground.settings.entries import Values, as_values
from playground.settings.naming import titles
from playground.settings.race import Settings

REMEMBERED_RUNS = 64  # of at most 0.3 MB each


class EntryRuns(NamedTuple):
    """What all runs of an entry have in common, whatever their seed; equal values and seeds give equal runs."""

    optimizer: str
    surface: Landscape
    start: tuple[float, float]
    steps: int
    hyperparameters: Values
    schedule: tuple[str, Values] | None
    noise: float
    draw: Draw
    scheduled_by_epoch: bool


@dataclass(frozen=True)
class Racer:
    """One optimizer of the race: key as in the link, title for people, its run."""

    key: str
    title: str
    run: Run


def race(settings: Settings) -> tuple[Racer, ...]:
    """The racers in the order of the settings. A run whose settings have not changed is not computed again."""
    return tuple(_racer(settings, key, title) for key, title in titles(settings).items())


def _racer(settings: Settings, key: str, title: str) -> Racer:
    return Racer(key, title, _remembered_run(entry_runs(settings, key), settings.seed))


def entry_runs(settings: Settings, key: str) -> EntryRuns:
    """What the runs of the entry of this key have in common."""
    entry = settings.entry(key)
    plan = check_schedule(SCHEDULES, settings.schedule(key))
    return EntryRuns(
        entry.optimizer,
        settings.surface,
        settings.value("start") if entry.start is None else entry.start,
        settings.steps,
        as_values(settings.hyperparameters(key)),
        plan and (plan[0].key, as_values(plan[1])),
        settings.noise_of(key),
        settings.draw(key),
        settings.schedule_every == "epoch",
    )


def make_run(entry: EntryRuns, seed: int) -> Run:
    """The run whose noise and batches are drawn from this seed."""
    return run(
        RunRecipe(
            optimizer=OPTIMIZERS[entry.optimizer],
            landscape=entry.surface,
            start=entry.start,
            steps=entry.steps,
            hyperparameters=dict(entry.hyperparameters),
            schedule=entry.schedule and (SCHEDULES[entry.schedule[0]], dict(entry.schedule[1])),
            schedule_every=entry.draw.updates_per_epoch if entry.scheduled_by_epoch else 1,
            noise=entry.noise,
            seed=seed,
            batches=entry.draw._replace(seed=seed).batches(entry.steps),
        )
    )


_remembered_run = lru_cache(maxsize=REMEMBERED_RUNS)(make_run)
