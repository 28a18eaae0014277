"""Training a network by the same rules that descend the plane: every weight is a coordinate.

A rule for one coordinate is applied to each weight by itself. A rule that sees the whole point (clipping, NovoGrad,
Prodigy, D-Adapt) sees all weights and biases of all layers as one group: NovoGrad's paper takes a norm for each layer,
here there is one for the network, as for the plane's point.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, cast

import numpy as np

from optimizers.engine import stopping, vector_callbacks
from optimizers.engine.batches import Batches, check_batches, check_schedule_every
from optimizers.engine.evaluation import Measured, measure
from optimizers.engine.record import Optimizer, Schedule
from optimizers.engine.trace import initial_states, plan
from optimizers.engine.training_loop import compiled_training
from registry import FieldError, Number

EPOCHS = Number(20, 1, 100, "More rounds through the training set.", at_least=1, at_most=10_000, integer=True)
BATCH_SIZE = Number(
    32, 1, 512, "Smoother gradients, fewer updates an epoch.", scale="log", at_least=1, at_most=2_048, integer=True
)
PATH_EVERY = Number(
    0, 0, 100, "Updates from one recorded point of the path to the next; 0 for none.",
    at_least=0, at_most=10_000_000, integer=True,
)  # fmt: skip
LARGEST = 50_000_000  # numbers in an array, 400 MB
PIECE = 50_000_000  # weights times samples, some tens of milliseconds: so much is done between two calls of go_on


@dataclass(frozen=True)
class Training:
    """What happened in a training.

    losses (updates,): of each update's batch, where its gradient was taken. learning_rates (updates,): in force.
    train_losses, train_accuracies, test_losses, test_accuracies (epochs + 1,): over whole sets, before the first epoch
    and after each. weights (size,): at the end. path (points, size): the weights after every path_every updates and at
    the end, path[0] the initial ones; path_updates (points,): after how many.
    """

    losses: np.ndarray
    learning_rates: np.ndarray
    train_losses: np.ndarray
    train_accuracies: np.ndarray
    test_losses: np.ndarray
    test_accuracies: np.ndarray
    weights: np.ndarray
    path: np.ndarray
    path_updates: np.ndarray
    updates_per_epoch: int
    hyperparameters: Mapping[str, Any]

    @cached_property
    def diverged_at(self) -> int | None:
        """The first update whose loss was not finite, or how many there were if only the weights are not, or None."""
        lost = np.flatnonzero(~np.isfinite(self.losses))
        if lost.size:
            return int(lost[0])
        return None if np.isfinite(self.weights).all() else len(self.losses)


class Rounds(NamedTuple):
    """The batches of a whole training, and how many make an epoch."""

    batches: Batches
    per_epoch: int


def check_first_order(optimizer: Optimizer) -> None:
    """Raises FieldError for a rule that asks the surface of the plane for more than a gradient."""
    if optimizer.sees == "surface":
        reason = "cannot train a network here: it asks for second derivatives or for losses elsewhere on the plane"
        raise FieldError("optimizer", optimizer.key, reason)


def check_data(network: Any, data: Any) -> None:
    """Raises FieldError unless it is a network with an input for each pixel and an output for each class."""
    if not hasattr(getattr(network, "formulas", None), "loss_and_gradient"):
        raise FieldError("network", network, "must be a network, such as landscapes.networks.Perceptron()")
    if not hasattr(data, "train_labels"):
        raise FieldError("data", data, "must be images with labels, such as landscapes.networks.digits()")
    if data.inputs != network.inputs:
        raise FieldError("network.inputs", network.inputs, f"must be the {data.inputs} pixels of an image")
    if data.classes > network.classes:
        raise FieldError("network.classes", network.classes, f"must be at least the {data.classes} classes of the data")


def check_rounds(
    samples: int, epochs: object, batch_size: object, seed: int, batches: Any = None, updates_per_epoch: object = None
) -> Rounds:
    """The caller's own batches, or else epochs of shuffled ones. Raises FieldError naming what is wrong."""
    own_length = None if updates_per_epoch is None else check_schedule_every("epoch", updates_per_epoch)
    if batches is None:
        rounds = int(EPOCHS.check("epochs", epochs))
        if rounds * samples > LARGEST:
            raise FieldError("epochs", rounds, f"must be at most {LARGEST // samples} for {samples:,} images")
        return _shuffled(samples, rounds, int(BATCH_SIZE.check("batch_size", batch_size)), seed)
    chosen = check_batches(batches, samples)
    return Rounds(chosen, own_length or len(chosen.starts) - 1)


def check_path_every(path_every: object, updates: int, size: int) -> int:
    """From how many updates to how many the weights are recorded. Raises FieldError where that would be too many."""
    every = int(PATH_EVERY.check("path_every", path_every))
    if every and (updates // every + 2) * size > LARGEST:
        raise FieldError("path_every", every, f"must leave at most {LARGEST:,} numbers: record less often")
    return every


def _shuffled(samples: int, epochs: int, batch_size: int, seed: int) -> Rounds:
    """Every epoch a new order of all samples, cut into batches; the last one of an epoch may be smaller."""
    draws, order = np.random.default_rng((seed, 1)), np.empty((epochs, samples), dtype=np.int64)
    for row in order:
        row[:] = draws.permutation(samples)
    starts = np.arange(0, samples, batch_size)
    all_starts = (samples * np.arange(epochs)[:, None] + starts).ravel()
    return Rounds(Batches(order.ravel(), np.append(all_starts, samples * epochs)), len(starts))


def train(
    optimizer: Optimizer,
    network: Any,
    data: Any,
    rounds: Rounds,
    weights: np.ndarray,
    hyperparameters: Mapping[str, Any],
    schedule: tuple[Schedule, Mapping[str, Any]] | None = None,
    schedule_every: int = 1,
    path_every: int = 0,
    after_epoch: Callable[[Sequence[Measured], Sequence[Measured]], object] = lambda on_train, on_test: None,
    go_on: Callable[[int], object] = lambda update: None,
) -> Training:
    """The training with these settings, all of them checked; optimizers.train is the call that checks them.

    weights: initial ones, changed. A schedule that watches the loss acts after each epoch and sees the loss over the
    whole training set; others act after every schedule_every updates. after_epoch gets all that has been measured on
    the training and on the test set, at first and after each epoch; go_on, several times in a long epoch, the number of
    updates made. What they raise ends the training, and Stopped is raised once the Stop is set under which it runs.
    """
    updates = len(rounds.batches.starts) - 1
    table, _, _ = plan(optimizer, optimizer.numbers(hyperparameters), updates, schedule, schedule_every)
    path_updates = np.unique([*range(0, updates, path_every), updates]) if path_every else np.zeros(1, dtype=int)
    path, losses = np.empty((len(path_updates), weights.size)), np.empty(updates)
    path[0] = weights
    advance = prepare(optimizer, network, data, rounds, weights, table, losses, path, path_every)
    parts = ((data.train, data.train_labels), (data.test, data.test_labels))
    learned, unseen = (measure(network, images, labels, data.scale) for images, labels in parts)
    watcher = _Watcher(*schedule) if schedule and schedule[0].observe else None
    on_train, on_test = [learned(weights)], [unseen(weights)]
    after_epoch(on_train, on_test)
    piece = max(1, PIECE // (weights.size * rounds.batches.largest))
    for first in range(0, updates, rounds.per_epoch):
        last = min(first + rounds.per_epoch, updates)
        for begin in range(first, last, piece):
            advance(begin, min(begin + piece, last))
            go_on(min(begin + piece, last))
        on_train.append(learned(weights))
        on_test.append(unseen(weights))
        after_epoch(on_train, on_test)
        if watcher and last < updates:
            table[last:, 0] = watcher.next_rate(on_train[-2].loss, on_train[-1].loss, table[first, 0])
    if path_every:
        path[-1] = weights
    (train_losses, train_accuracies), (test_losses, test_accuracies) = np.transpose(on_train), np.transpose(on_test)
    return Training(
        losses, table[:, 0], train_losses, train_accuracies, test_losses, test_accuracies,
        weights, path, path_updates, rounds.per_epoch, hyperparameters,
    )  # fmt: skip


class _Watcher:
    """A schedule that watches the loss, with its state."""

    def __init__(self, kind: Schedule, values: Mapping[str, Any]):
        self.kind, self.state = kind, kind.initial_state
        self.settings = kind.settings(*kind.numbers(values).tolist())

    def next_rate(self, before: float, after: float, rate: float) -> float:
        assert self.kind.observe is not None
        rate, self.state = self.kind.observe(before, after, float(rate), self.state, self.settings)
        return rate


def prepare(
    optimizer: Optimizer, network: Any, data: Any, rounds: Rounds,
    weights: np.ndarray, table: np.ndarray, losses: np.ndarray, path: np.ndarray, path_every: int,
):  # fmt: skip
    """advance(first, last): the compiled loop with all its arrays given."""
    formulas, largest, size = network.formulas, rounds.batches.largest, weights.size
    states = np.zeros((2, len(optimizer.state._fields), size))
    if optimizer.initial_state:
        states[0] = initial_states(optimizer, cast(Any, weights), table[0]).T
    gradient = vector_callbacks.gradient_callback(formulas.loss_and_gradient).address
    move = vector_callbacks.move_callback(optimizer).address
    look = vector_callbacks.look_callback(optimizer).address if optimizer.look_ahead else 0
    labels, loop, stop = data.train_labels.astype(np.float64), compiled_training(), stopping.present()
    rooms = (
        np.empty((largest, network.inputs)), np.empty(largest), np.empty(size), np.empty(size),
        np.empty(int(formulas.scratch_size(network.shape, largest))),
    )  # fmt: skip

    def advance(first: int, last: int) -> None:
        loop(
            gradient, network.shape, move, look, table, first, last, data.train, data.scale, labels, *rounds.batches,
            weights, states, *rooms, losses, path, path_every, stop.flag,
        )  # fmt: skip
        stop.check()

    return advance
