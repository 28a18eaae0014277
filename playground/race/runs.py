"""From settings to trajectories: who runs, and what happened."""

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


class Recipe(NamedTuple):
    """All that decides about a run but the seed."""

    optimizer: str
    surface: Landscape
    start: tuple[float, float]
    steps: int
    values: Values
    schedule: tuple[str, Values] | None
    noise: float
    draw: Draw
    by_epochs: bool


@dataclass(frozen=True)
class Racer:
    """One optimizer of the race: key as in the link, title for people, its run."""

    key: str
    title: str
    run: Run


def race(settings: Settings) -> tuple[Racer, ...]:
    """The racers in the order of the settings; runs whose settings have not changed are not made again."""
    return tuple(_racer(settings, key, title) for key, title in titles(settings).items())


def _racer(settings: Settings, key: str, title: str) -> Racer:
    return Racer(key, title, _remembered(recipe(settings, key), settings.seed))


def recipe(settings: Settings, key: str) -> Recipe:
    """What an entry's runs have in common."""
    entry = settings.entry(key)
    plan = check_schedule(SCHEDULES, settings.schedule(key))
    return Recipe(
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


def make_run(made: Recipe, seed: int) -> Run:
    """The run from this seed of its noise and its batches."""
    plan = made.schedule and (SCHEDULES[made.schedule[0]], dict(made.schedule[1]))
    batches = made.draw._replace(seed=seed).batches(made.steps)
    every = made.draw.updates_per_epoch if made.by_epochs else 1
    return run(
        RunRecipe(
            optimizer=OPTIMIZERS[made.optimizer],
            landscape=made.surface,
            start=made.start,
            steps=made.steps,
            hyperparameters=dict(made.values),
            schedule=plan,
            schedule_every=every,
            noise=made.noise,
            seed=seed,
            batches=batches,
        )
    )


_remembered = lru_cache(maxsize=REMEMBERED_RUNS)(make_run)
