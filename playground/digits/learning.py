"""What the entries of the settings learn: at any time the results so far, in the end all."""

from concurrent.futures import Future
from typing import Any, NamedTuple

import numpy as np

from landscapes.networks import Images
from playground.digits.training import Job, Learned, Trainings, check_size, check_work, plan_of
from playground.settings.digits import DigitsSettings
from playground.settings.naming import titles


class Method(NamedTuple):
    """One method of the page: its title, its results from each seed, and whether they are complete."""

    title: str
    learned: tuple[Learned, ...]
    done: bool

    def curves(self, quantity: str) -> list[np.ndarray]:
        """The curves of a quantity, one for each seed, shape (epochs so far + 1,)."""
        return [getattr(learned, quantity) for learned in self.learned]

    @property
    def diverged(self) -> int:
        """How many of the trainings have diverged."""
        return sum(learned.diverged for learned in self.learned)


class Learning:
    """The trainings of all entries from all seeds; call leave() in the end.

    Raises FieldError, and begins none, if one of them needs too much memory or all together take too long.
    """

    def __init__(self, settings: DigitsSettings, trainings: Trainings, visitor: str = ""):
        self.settings, self._trainings = settings, trainings
        plans = [(key, plan_of(settings, key, seed)) for seed in range(settings.seeds) for key in settings.keys]
        for _, plan in plans:
            check_size(plan, trainings.images)
        check_work([plan for _, plan in plans], trainings.images)
        self._jobs: dict[str, list[Job]] = {key: [] for key in settings.keys}
        for key, plan in plans:
            self._jobs[key].append(trainings.join(plan, visitor))

    @property
    def images(self) -> Images:
        """The images that are learned from."""
        return self._trainings.images

    @property
    def methods(self) -> list[Method]:
        """The results so far, in the order of the settings."""
        return [self._method(title, self._jobs[key]) for key, title in titles(self.settings).items()]

    @property
    def done(self) -> bool:
        """Whether all results are there."""
        return all(job.done for job in self._all)

    @property
    def share(self) -> float:
        """How much of the work is done, from 0 to 1."""
        return sum(job.share for job in self._all) / len(self._all)

    @property
    def futures(self) -> list[Future[Any]]:
        """One for each training that was not cached: done when it has ended, with Stopped if nobody waited."""
        return [job.future for job in self._all if job.future]

    def leave(self) -> None:
        """Stop waiting."""
        for job in self._all:
            self._trainings.leave(job)

    @property
    def _all(self) -> list[Job]:
        return [job for jobs in self._jobs.values() for job in jobs]

    def _method(self, title: str, jobs: list[Job]) -> Method:
        done = all(job.done for job in jobs)
        return Method(title, tuple(job.so_far for job in jobs if job.so_far), done)
