"""Everything that a training depends on, in one value, with the checks of its parts."""

from dataclasses import dataclass
from typing import Any, NamedTuple, cast

import numpy as np

from optimizers.engine.batches import Batches, check_batches, check_schedule_every
from optimizers.engine.protocols import Images, Network
from optimizers.engine.recipe import Recipe
from optimizers.engine.record import Optimizer
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


class Rounds(NamedTuple):
    """The batches of a whole training, and how many make an epoch."""

    batches: Batches
    per_epoch: int


@dataclass(frozen=True, eq=False, kw_only=True)
class TrainingRecipe(Recipe):
    """A descent over all weights of a network.

    weights (size,): the initial ones. path_every: updates from one recorded point of the path to the next; 0 for none.
    A schedule that watches the loss acts after each epoch and sees the loss over the whole training set; others act
    after every schedule_every updates.
    """

    network: Network
    images: Images
    rounds: Rounds
    weights: np.ndarray
    path_every: int = 0


def check_first_order(optimizer: Optimizer) -> None:
    """Raises FieldError for a rule that asks the surface of the plane for more than a gradient."""
    if optimizer.sees == "surface":
        reason = "cannot train a network here: it asks for second derivatives or for losses elsewhere on the plane"
        raise FieldError("optimizer", optimizer.key, reason)


def check_data(network: Any, data: Any) -> tuple[Network, Images]:
    """Both themselves. Raises FieldError unless the network has an input for each pixel, an output for each class."""
    if not hasattr(getattr(network, "formulas", None), "loss_and_gradient"):
        raise FieldError("network", network, "must be a network, such as landscapes.networks.Perceptron()")
    if not hasattr(data, "train_labels"):
        raise FieldError("data", data, "must be images with labels, such as landscapes.networks.digits()")
    if data.inputs != network.inputs:
        raise FieldError("network.inputs", network.inputs, f"must be the {data.inputs} pixels of an image")
    if data.classes > network.classes:
        raise FieldError("network.classes", network.classes, f"must be at least the {data.classes} classes of the data")
    return cast(Network, network), cast(Images, data)


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
    return Rounds(chosen, own_length or chosen.updates)


def check_path_every(path_every: object, updates: int, size: int) -> int:
    """The number of updates between recorded weights. Raises FieldError if these would be too many."""
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
