"""From settings to trainings: which there are, each made once, several at a time."""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from threading import Event, Lock
from typing import NamedTuple

import numpy as np

from landscapes.networks import Images, Perceptron, digits
from optimizers import OPTIMIZERS, SCHEDULES, Training
from optimizers.engine import training
from optimizers.engine.trace import check_schedule
from playground.digits.settings import DigitsSettings
from playground.entries import Values

REMEMBERED = 256  # of a few kB each
PATIENCE = 0.25  # seconds between two reports
POOL = ThreadPoolExecutor(os.cpu_count() or 2)  # for all visitors together


class Plan(NamedTuple):
    """All that a training depends on, beside its images."""

    optimizer: str
    values: Values
    schedule: tuple[str, Values] | None
    schedule_every: str
    activation: str
    epochs: int
    batch_size: int
    seed: int


class Learned(NamedTuple):
    """What the page shows of a training: its curves, shape (epochs + 1,), and whether it diverged."""

    train_losses: np.ndarray
    test_losses: np.ndarray
    train_accuracies: np.ndarray
    test_accuracies: np.ndarray
    diverged: bool


class Stopped(Exception):
    """Nobody waits any longer."""


def plan_of(settings: DigitsSettings, key: str, seed: int = 0) -> Plan:
    """The training of an entry from this seed."""
    schedule = check_schedule(SCHEDULES, settings.schedule(key))
    return Plan(
        settings.entry(key).optimizer,
        _sorted(settings.hyperparameters(key)),
        schedule and (schedule[0].key, _sorted(schedule[1])),
        settings.schedule_every,
        settings.activation,
        settings.epochs,
        settings.batch_size,
        seed,
    )


def _sorted(values: Mapping[str, object]) -> Values:
    return tuple(sorted(values.items()))


def network_of(plan: Plan, images: Images) -> Perceptron:
    """The network that a plan trains on these images."""
    return Perceptron(inputs=images.inputs, classes=images.classes, activation=plan.activation)


def made(plan: Plan, images: Images, after_epoch: Callable[[], object], path_points: int = 0) -> Training:
    """The training; its path has about so many points."""
    network = network_of(plan, images)
    rounds = training.check_rounds(len(images.train), plan.epochs, plan.batch_size, plan.seed)
    updates = len(rounds.batches.starts) - 1
    schedule = plan.schedule and (SCHEDULES[plan.schedule[0]], dict(plan.schedule[1]))
    return training.train(
        OPTIMIZERS[plan.optimizer],
        network,
        images,
        rounds,
        network.initial_weights(plan.seed),
        dict(plan.values),
        schedule,
        rounds.per_epoch if plan.schedule_every == "epoch" else 1,
        -(-updates // path_points) if path_points else 0,
        after_epoch,
    )


class Trainings:
    """All trainings on one set of images; those made before are remembered."""

    def __init__(self, images: Images):
        self.images = images
        self._learned: OrderedDict[Plan, Learned] = OrderedDict()
        self._lock = Lock()

    def remembered(self, plan: Plan) -> Learned | None:
        """What was made before."""
        with self._lock:
            if plan in self._learned:
                self._learned.move_to_end(plan)
            return self._learned.get(plan)

    def learn(self, plan: Plan, after_epoch: Callable[[], object] = lambda: None) -> Learned:
        """Made now, unless it is remembered."""
        known = self.remembered(plan)
        if known:
            return known
        done = made(plan, self.images, after_epoch)
        curves = done.train_losses, done.test_losses, done.train_accuracies, done.test_accuracies
        with self._lock:
            self._learned[plan] = Learned(*curves, done.diverged_at is not None)
            while len(self._learned) > REMEMBERED:
                self._learned.popitem(last=False)
            return self._learned[plan]


@cache
def on_digits() -> Trainings:
    """The trainings on the digits, shared by all visitors."""
    return Trainings(digits())


def learn_all(
    settings: DigitsSettings, trainings: Trainings, report: Callable[[float], object] = lambda share: None
) -> dict[str, list[Learned]]:
    """Entry key -> what it learned from each seed. report(share done) is called now and then; what it raises ends all.

    Nothing is reported of what takes less than a blink.
    """
    plans = {key: [plan_of(settings, key, seed) for seed in range(settings.seeds)] for key in settings.keys}
    ready = _ready(dict.fromkeys(plan for each in plans.values() for plan in each), trainings, report)
    return {key: [ready[plan] for plan in each] for key, each in plans.items()}


def _ready(plans: Iterable[Plan], trainings: Trainings, report: Callable[[float], object]) -> dict[Plan, Learned]:
    """All of them; what is missing is made by several threads."""
    known = {plan: trainings.remembered(plan) for plan in plans}
    ready = {plan: learned for plan, learned in known.items() if learned}
    missing = [plan for plan in known if plan not in ready]
    stopped, epochs = Event(), []

    def after_epoch() -> None:
        if stopped.is_set():
            raise Stopped
        epochs.append(1)

    futures = {plan: POOL.submit(trainings.learn, plan, after_epoch) for plan in missing}
    total = sum(plan.epochs for plan in missing)
    try:
        while wait(futures.values(), PATIENCE).not_done:
            report(min(1.0, len(epochs) / total))
        return ready | {plan: future.result() for plan, future in futures.items()}
    finally:
        stopped.set()
        for future in futures.values():
            future.cancel()
