"""Many runs of the same entry, each from another seed: they show how much of a race is the method and how much luck."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from optimizers.engine.stopping import present, under
from playground.race.runs import EntryRuns, entry_runs, make_run
from playground.settings.budget import seeds_run
from playground.settings.race import Settings

SHARES = (0.1, 0.5, 0.9)  # of the members whose loss is at or below a quantile
REMEMBERED = 16  # ensembles, of at most 2.4 MB each


@dataclass(frozen=True)
class Ensemble:
    """The runs of an entry from so many seeds in a row; the first of them is the run on the stage.

    points (seeds, steps + 1, 2) and losses (seeds, steps + 1): NaN once a run has diverged.
    outcomes: how many ended in each way, by the kinds of optimizers.engine.outcome. quantiles (3, steps + 1): of the
    losses, at SHARES.
    """

    points: np.ndarray
    losses: np.ndarray
    outcomes: Counter[str]
    quantiles: np.ndarray

    @property
    def seeds(self) -> int:
        """How many runs there are."""
        return len(self.points)


def ensembles(settings: Settings) -> list[Ensemble | None]:
    """The ensemble of each entry in order; None where every seed gives the same run, and for a single seed."""
    seeds = seeds_run(settings)
    return [
        _ensemble(entry_runs(settings, key), settings.seed, seeds) if seeds > 1 and settings.is_random(key) else None
        for key in settings.keys
    ]


@lru_cache(maxsize=REMEMBERED)
def _ensemble(entry: EntryRuns, first_seed: int, seeds: int) -> Ensemble:
    stop = present()

    def member(seed: int) -> tuple[np.ndarray, np.ndarray, str]:
        with under(stop):
            run = make_run(entry, seed)
        return run.points, run.losses, run.outcome.kind

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the engine's loop releases the GIL
        points, losses, kinds = zip(*pool.map(member, range(first_seed, first_seed + seeds)), strict=True)
    return Ensemble(np.stack(points), np.stack(losses), Counter(kinds), loss_quantiles(np.stack(losses)))


def loss_quantiles(losses: np.ndarray) -> np.ndarray:
    """The quantiles at SHARES of losses (seeds, steps + 1) at each step, shape (3, steps + 1).

    The median is NumPy's: of an even number, the mean of the middle two. The outer quantiles are each the loss of one
    member, the lowest at or below which such a share of all lies. NaN counts as infinite, so that a member that
    diverges still counts.
    """
    ranked = np.sort(np.where(np.isnan(losses), np.inf, losses), axis=0)
    low, _, high = np.maximum(np.ceil(np.array(SHARES) * len(ranked) - 1e-9).astype(int) - 1, 0)
    return np.stack([ranked[low], np.median(ranked, axis=0), ranked[high]])
