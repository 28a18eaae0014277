"""Training a network by the same rules that descend the plane: every weight is a coordinate.

A rule for one coordinate is applied to each weight by itself. A rule that sees the whole point (clipping, NovoGrad,
Prodigy, D-Adapt) sees all weights and biases of all layers as one group: NovoGrad's paper takes a norm for each layer,
here there is one for the network, as for the plane's point.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from optimizers.engine import stopping, vector_callbacks
from optimizers.engine.descent import initial_states, planned
from optimizers.engine.evaluation import Measured, measure
from optimizers.engine.record import Schedule
from optimizers.engine.training_loop import compiled_training
from optimizers.engine.training_recipe import TrainingRecipe

PIECE = 50_000_000  # weights times samples, some tens of milliseconds: done between two calls of go_on


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


def train(
    recipe: TrainingRecipe,
    after_epoch: Callable[[Sequence[Measured], Sequence[Measured]], object] = lambda on_train, on_test: None,
    go_on: Callable[[int], object] = lambda update: None,
) -> Training:
    """The training of this recipe.

    after_epoch is called at first and after each epoch, with all measurements on the training and on the test set;
    go_on, several times in a long epoch, with the number of updates made. An exception in either ends the training, and
    Stopped is raised once the Stop is set under which it runs.
    """
    images, (batches, per_epoch), weights = recipe.images, recipe.rounds, recipe.weights.copy()
    updates, schedule, every = batches.updates, recipe.schedule, recipe.path_every
    table = planned(recipe, updates).table
    path_updates = np.unique([*range(0, updates, every), updates]) if every else np.zeros(1, dtype=int)
    path, losses = np.empty((len(path_updates), weights.size)), np.empty(updates)
    path[0] = weights
    advance = prepare(recipe, table, weights, losses, path)
    parts = ((images.train, images.train_labels), (images.test, images.test_labels))
    learned, unseen = (measure(recipe.network, *part, images.scale) for part in parts)
    watcher = _Watcher(*schedule) if schedule and schedule[0].observe else None
    on_train, on_test = [learned(weights)], [unseen(weights)]
    after_epoch(on_train, on_test)
    piece = max(1, PIECE // (weights.size * batches.largest))
    for first in range(0, updates, per_epoch):
        last = min(first + per_epoch, updates)
        for begin in range(first, last, piece):
            advance(begin, min(begin + piece, last))
            go_on(min(begin + piece, last))
        on_train.append(learned(weights))
        on_test.append(unseen(weights))
        after_epoch(on_train, on_test)
        if watcher and last < updates:
            table[last:, 0] = watcher.next_rate(on_train[-2].loss, on_train[-1].loss, table[first, 0])
    if every:
        path[-1] = weights
    (train_losses, train_accuracies), (test_losses, test_accuracies) = np.transpose(on_train), np.transpose(on_test)
    return Training(
        losses, table[:, 0], train_losses, train_accuracies, test_losses, test_accuracies,
        weights, path, path_updates, per_epoch, recipe.hyperparameters,
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
    recipe: TrainingRecipe, table: np.ndarray, weights: np.ndarray, losses: np.ndarray, path: np.ndarray
) -> Callable[[int, int], None]:
    """advance(first, last), which makes the updates first to last - 1: the compiled loop with all its arrays given.

    table: the hyperparameters of each update. weights: changed. losses, path: filled in.
    """
    optimizer, network, images, batches = recipe.optimizer, recipe.network, recipe.images, recipe.rounds.batches
    formulas, largest, size = network.formulas, batches.largest, weights.size
    states = np.zeros((2, len(optimizer.state._fields), size))
    states[0] = initial_states(optimizer, weights, table[0]).T
    gradient = vector_callbacks.gradient_callback(formulas.loss_and_gradient).address
    move = vector_callbacks.move_callback(optimizer).address
    look = vector_callbacks.look_callback(optimizer).address if optimizer.look_ahead else 0
    labels, loop, stop = images.train_labels.astype(np.float64), compiled_training(), stopping.present()
    rooms = (
        np.empty((largest, network.inputs)), np.empty(largest), np.empty(size), np.empty(size),
        np.empty(int(formulas.scratch_size(network.shape, largest))),
    )  # fmt: skip

    def advance(first: int, last: int) -> None:
        loop(
            gradient, network.shape, move, look, table, first, last, images.train, images.scale, labels, *batches,
            weights, states, *rooms, losses, path, recipe.path_every, stop.flag,
        )  # fmt: skip
        stop.check()

    return advance
