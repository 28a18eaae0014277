"""What an epoch of the digits network and a slice of its loss cost, in float64.

An epoch: both sides make the same updates from the same weights over the same batches of 32, gathered by index, and
record each batch's loss; the losses are compared first. Ours is the compiled loop as train() runs it, without the
losses over whole sets that train() measures after each epoch, which the peer does not measure either. Both sides run on
one thread and take turns.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from benchmarks.loops import network_in_torch
from benchmarks.rows import Missing, Row, better, limited, missing
from benchmarks.timing import medians
from landscapes.networks import Perceptron, digits, frame, principal_plane, slice_of
from optimizers import OPTIMIZERS, train
from optimizers.engine.descent import planned
from optimizers.engine.evaluation import measure
from optimizers.engine.training import prepare
from optimizers.engine.training_recipe import TrainingRecipe, check_rounds

RATES = {"gradient_descent": 0.1, "adam": 1e-3}
ACTIVATIONS = ("tanh", "relu")
BATCH_SIZE = 32
APART = 1e-9  # the largest difference of losses within the epoch
WORKERS = 2


class Effort(NamedTuple):
    """How much is measured. epochs: of the training that the slice is of."""

    rounds: int = 21
    slices: int = 3
    epochs: int = 20


QUICK = Effort(rounds=1, slices=1, epochs=1)


def rows(quick: bool = False) -> list[Row]:
    """The rows of epochs and of the slice."""
    effort = QUICK if quick else Effort()
    epochs = [_epoch(method, activation, effort.rounds) for method in RATES for activation in ACTIVATIONS]
    return [*epochs, *_slice(effort)]


def _epoch(method: str, activation: str, turns: int) -> Row:
    what = f"an epoch of the digits network, batches of {BATCH_SIZE}, {activation}, {method}"
    network, data, rate = Perceptron(activation=activation), digits(), RATES[method]
    rounds = check_rounds(len(data.train), 1, BATCH_SIZE, seed=0)
    batches = np.split(rounds.batches.indices, rounds.batches.starts[1:-1])
    weights = network.initial_weights(0)
    try:
        there = network_in_torch.prepare(method, rate, activation, weights, batches, data, network.hidden)
    except Missing as reason:
        return missing(what, f"PyTorch: {reason}")
    here = _compiled(
        TrainingRecipe(
            optimizer=OPTIMIZERS[method],
            hyperparameters=OPTIMIZERS[method].checked({"learning_rate": rate}),
            network=network,
            images=data,
            rounds=rounds,
            weights=weights,
        )
    )
    apart = float(np.max(np.abs(here() - there())))
    if not apart <= APART:
        raise ValueError(f"the losses are {apart:.1e} apart: they are not the same training")
    taken = medians({"here": here, "there": there}, turns)
    return better(what, taken["here"], "PyTorch, one thread", taken["there"], at_least=5.0)


def _compiled(recipe: TrainingRecipe) -> Callable[[], np.ndarray]:
    """An epoch by the compiled loop as train() calls it, its arrays made anew each time."""
    updates = recipe.rounds.batches.updates

    def epoch() -> np.ndarray:
        losses, weights = np.empty(updates), recipe.weights.copy()
        prepare(recipe, planned(recipe, updates).table, weights, losses, weights[None])(0, updates)
        return losses

    return epoch


def _slice(effort: Effort) -> list[Row]:
    data, network = digits(), Perceptron()
    path = train("adam", network, data, epochs=effort.epochs, path_every=10).path
    plane, measured = principal_plane(path), measure(network, data.train, data.train_labels, data.scale)
    first, second = frame(plane.coordinates(path))
    taken = []
    for _ in range(effort.slices):
        begin, coarse = time.perf_counter(), 0.0
        for report in slice_of(plane, first, second, lambda weights: measured(weights).loss, workers=WORKERS):
            coarse = coarse or (time.perf_counter() - begin if report.stride else 0.0)
        taken.append((coarse, time.perf_counter() - begin))
    coarse, whole = np.median(taken, axis=0).tolist()
    title = f"slice of {len(first)} x {len(second)} points over {len(data.train):,} images, {WORKERS} threads"
    return [limited(title, whole, "s", at_most=10.0), limited(f"{title}: first picture", coarse, "s", at_most=1.0)]
