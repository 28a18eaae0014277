"""From settings to trainings, several at a time; each is run once for everybody who asks for it."""

import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

import numpy as np

from landscapes.networks import Images, Perceptron, digits
from optimizers import OPTIMIZERS, SCHEDULES, Training
from optimizers.engine import training
from optimizers.engine.evaluation import Measured
from optimizers.engine.recipe import check_schedule
from optimizers.engine.training_recipe import BATCH_SIZE, TrainingRecipe, check_rounds
from playground.background import Task, Workers
from playground.settings.digits import DigitsSettings
from playground.settings.entries import Values, as_values
from registry import FieldError, Message

REMEMBERED = 256  # of a few kB each
LONG = 1_000_000_000  # weights times images seen: about a second
MOST_WORK = 300 * LONG  # for all trainings of one response: five minutes of a processor
UPDATE = 16  # an update costs as much as this many images
MOST_NUMBERS = 12_500_000  # that a training holds besides its images, 100 MB
THREADS = os.cpu_count() or 2
MOST_LONG = 4  # at a time: on images like MNIST's each takes up to 160 MB
# For all visitors together; trainings on the digits do not wait behind long ones on larger images.
SHORT_POOL, LONG_POOL = Workers(THREADS), Workers(min(MOST_LONG, THREADS))


class Plan(NamedTuple):
    """Everything that a training depends on, besides its images."""

    optimizer: str
    values: Values
    schedule: tuple[str, Values] | None
    schedule_every: str
    activation: str
    epochs: int
    batch_size: int
    seed: int


class Learned(NamedTuple):
    """What the page shows of a training: its curves, shape (epochs + 1,), and whether it diverged.

    During the training there are as many values as have been measured. A loss that is not a number counts as infinite,
    so that no seed drops out of a median because its run diverges.
    """

    train_losses: np.ndarray
    test_losses: np.ndarray
    train_accuracies: np.ndarray
    test_accuracies: np.ndarray
    diverged: bool


def as_learned(losses: Sequence[np.ndarray], accuracies: Sequence[np.ndarray], diverged: bool) -> Learned:
    """The result, from the curves over the training set and over the test set."""
    on_train, on_test = (np.where(np.isnan(row), np.inf, row) for row in losses)
    train_accuracies, test_accuracies = accuracies
    return Learned(on_train, on_test, train_accuracies, test_accuracies, diverged)


def plan_of(settings: DigitsSettings, key: str, seed: int = 0) -> Plan:
    """The training of an entry from this seed."""
    schedule = check_schedule(SCHEDULES, settings.schedule(key))
    return Plan(
        settings.entry(key).optimizer,
        as_values(settings.hyperparameters(key)),
        schedule and (schedule[0].key, as_values(schedule[1])),
        settings.schedule_every,
        settings.activation,
        settings.epochs,
        settings.batch_size,
        seed,
    )


def check_size(plan: Plan, images: Images) -> None:
    """Raises FieldError if a training needs too much memory for the order of its images and its learning rates."""
    samples = len(images.train)
    updates = -(-samples // plan.batch_size)
    numbers = samples + updates * (len(plan.values) if plan.schedule else 1)
    if plan.epochs * numbers > MOST_NUMBERS:
        allowed = Message(
            "must be at most {most} for {images} images in batches of {size}",
            most=MOST_NUMBERS // numbers,
            images=f"{samples:,}",
            size=plan.batch_size,
        )
        raise FieldError("epochs", plan.epochs, allowed)


def work_of(plan: Plan, images: Images) -> int:
    """Weights times images seen, an update counting as much as UPDATE of them."""
    samples = len(images.train)
    return plan.epochs * (samples + UPDATE * -(-samples // plan.batch_size)) * network_of(plan, images).size


def check_work(plans: Sequence[Plan], images: Images) -> None:
    """Raises FieldError, naming what is possible, if these trainings together take too long."""

    def fits(**changed: Any) -> bool:
        return sum(work_of(plan._replace(**changed), images) for plan in plans) <= MOST_WORK

    if fits():
        return
    plan, count = plans[0], len(plans)
    purpose = Message(
        "for {count} trainings on {images} images to take no more than five minutes of a processor",
        count=count,
        images=f"{len(images.train):,}",
    )
    if fits(epochs=1):
        most = max(filter(lambda epochs: fits(epochs=epochs), range(1, plan.epochs)))
        allowed = Message(
            "must be at most {most} in batches of {size}, {purpose}", most=most, size=plan.batch_size, purpose=purpose
        )
        raise FieldError("epochs", plan.epochs, allowed)
    larger = (size for size in range(plan.batch_size, int(BATCH_SIZE.at_most)) if fits(batch_size=size))
    least = next(larger, None)
    if least:
        allowed = Message(
            "must be at least {least} for {epochs} epochs, {purpose}", least=least, epochs=plan.epochs, purpose=purpose
        )
        raise FieldError("batch_size", plan.batch_size, allowed)
    allowed = Message("must be fewer: fewer seeds, optimizers, epochs or images {purpose}", purpose=purpose)
    raise FieldError("trainings", count, allowed)


def network_of(plan: Plan, images: Images) -> Perceptron:
    """The network that a plan trains on these images."""
    return Perceptron(inputs=images.inputs, classes=images.classes, activation=plan.activation)


def train_plan(plan: Plan, images: Images, go_on: Callable[[], object], path_points: int = 0) -> Training:
    """The training; its path has about this many points. go_on is called from time to time; what it raises ends it.

    Raises FieldError if it needs too much memory.
    """
    check_size(plan, images)
    return _trained(plan, images, path_points, go_on=lambda update: go_on())


def _trained(plan: Plan, images: Images, path_points: int = 0, **hooks: Callable[..., object]) -> Training:
    network = network_of(plan, images)
    rounds = check_rounds(len(images.train), plan.epochs, plan.batch_size, plan.seed)
    recipe = TrainingRecipe(
        optimizer=OPTIMIZERS[plan.optimizer],
        network=network,
        images=images,
        rounds=rounds,
        weights=network.initial_weights(plan.seed),
        hyperparameters=dict(plan.values),
        schedule=plan.schedule and (SCHEDULES[plan.schedule[0]], dict(plan.schedule[1])),
        schedule_every=rounds.per_epoch if plan.schedule_every == "epoch" else 1,
        path_every=-(-rounds.batches.updates // path_points) if path_points else 0,
    )
    return training.train(recipe, **hooks)


class Job(Task):
    """A requested training. so_far: its results until now, None at first."""

    def __init__(self, plan: Plan, learned: Learned | None = None):
        super().__init__()
        self.plan, self.so_far = plan, learned
        self.share = 1.0 if learned else 0.0

    def after_epoch(self, on_train: Sequence[Measured], on_test: Sequence[Measured]) -> None:
        """Record what has been measured."""
        curves = zip(np.transpose(on_train), np.transpose(on_test), strict=True)
        (train_losses, test_losses), (train_accuracies, test_accuracies) = curves
        lost = not np.isfinite(train_losses[-1])
        self.so_far = as_learned((train_losses, test_losses), (train_accuracies, test_accuracies), lost)


class Trainings:
    """All trainings on one set of images; finished ones are cached."""

    def __init__(self, images: Images):
        self.images = images
        self._learned: OrderedDict[Plan, Learned] = OrderedDict()
        self._jobs: dict[Plan, Job] = {}
        self._lock = Lock()

    def join(self, plan: Plan, visitor: str = "") -> Job:
        """The training, begun now unless it is cached or somebody else is waiting for it already."""
        with self._lock:
            if plan in self._learned:
                self._learned.move_to_end(plan)
                return Job(plan, self._learned[plan])
            job = self._jobs.setdefault(plan, Job(plan))
            job.join()
            if not job.future:
                job.begin(self._pool(plan), self._make, job, visitor=visitor)
            return job

    def leave(self, job: Job) -> None:
        """Stop waiting for it; it stops soon if nobody else waits."""
        with self._lock:
            job.leave()
            if job.cancelled:
                self._forget(job)

    def _make(self, job: Job) -> None:
        rounds = job.plan.epochs * -(-len(self.images.train) // job.plan.batch_size)
        try:
            done = _trained(
                job.plan,
                self.images,
                after_epoch=job.after_epoch,
                go_on=lambda update: job.go_on(update / rounds),
            )
            losses, accuracies = (done.train_losses, done.test_losses), (done.train_accuracies, done.test_accuracies)
            job.so_far = as_learned(losses, accuracies, done.diverged_at is not None)
            with self._lock:
                self._learned[job.plan] = job.so_far
                while len(self._learned) > REMEMBERED:
                    self._learned.popitem(last=False)
        finally:
            with self._lock:
                self._forget(job)

    def _forget(self, job: Job) -> None:
        if self._jobs.get(job.plan) is job:
            del self._jobs[job.plan]

    def _pool(self, plan: Plan) -> Workers:
        return LONG_POOL if work_of(plan, self.images) > LONG else SHORT_POOL


@cache
def on_digits() -> Trainings:
    """The trainings on the digits, shared by all visitors."""
    return Trainings(digits())
