"""How a landscape is descended: one file per method. `trace` runs a method and records every step.

>>> from landscapes import LANDSCAPES
>>> from optimizers import trace
>>> trace("adam", LANDSCAPES["rosenbrock"], start=(-1.2, 1.0), steps=500, learning_rate=0.05).outcome.kind
'travelling'
"""

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import optimizers.schedules
from optimizers.engine import recipe, training, training_recipe
from optimizers.engine.batches import check_batches, check_schedule_every
from optimizers.engine.effort import run_seconds
from optimizers.engine.protocols import Images, Network, Surface
from optimizers.engine.record import Optimizer, Schedule
from optimizers.engine.stopping import interruptible
from optimizers.engine.trace import Run, run
from optimizers.engine.training import Training
from registry import discover

SCHEDULES: dict[str, Schedule] = discover(optimizers.schedules, "SCHEDULE")
OPTIMIZERS: dict[str, Optimizer] = discover(sys.modules[__name__], "OPTIMIZER")

LONG = 0.02  # seconds; nobody presses Ctrl-C in so short a run

__all__ = ["OPTIMIZERS", "SCHEDULES", "Optimizer", "Run", "Schedule", "Training", "trace", "train"]


def trace(
    optimizer: str,
    landscape: Surface,
    start: tuple[float, float] | None = None,
    steps: int | None = None,
    *,
    schedule: str | tuple[str, dict[str, Any]] | None = None,
    noise: float = 0.0,
    seed: int = 0,
    batches: Sequence[Sequence[int]] | None = None,
    schedule_every: str = "update",
    updates_per_epoch: int | None = None,
    **hyperparameters: Any,
) -> Run:
    """A Run of the optimizer (a key of OPTIMIZERS) on a landscape, every step recorded.

    start: (x, y), anywhere in the plane; the landscape's own start if left out.
    steps: at least 1; if left out, 300 or as many as there are batches.
    schedule: None, a key of SCHEDULES or (key, settings); the learning rate is its first value.
    noise: sigma of the Gaussian noise added to both components of every gradient; row k of
    default_rng(seed).standard_normal((steps, 2)) times sigma goes to step k.
    batches: on a landscape with data, the indices of the samples that each update sees; all of them if left out.
    schedule_every: "update" or "epoch", when the schedule acts; an epoch has updates_per_epoch updates.
    hyperparameters: any of the method's, by name; its defaults otherwise.
    Raises ValueError, naming field, value and what is allowed, for what makes no sense. Divergence is a result. Ctrl-C
    ends it at any time.
    """
    method, surface = recipe.check_optimizer(OPTIMIZERS, optimizer), recipe.check_landscape(landscape)
    checked_batches = check_batches(batches, len(surface.data))
    plan = recipe.RunRecipe(
        optimizer=method,
        landscape=surface,
        batches=checked_batches,
        steps=recipe.check_steps(steps, checked_batches),
        hyperparameters=method.checked(hyperparameters),
        start=recipe.check_start(surface.start if start is None else start),
        schedule=recipe.check_schedule(SCHEDULES, schedule),
        noise=recipe.check_noise(noise),
        seed=recipe.check_seed(seed),
        schedule_every=check_schedule_every(schedule_every, updates_per_epoch),
    )
    is_long = run_seconds(method, surface, plan.steps, plan.hyperparameters) > LONG
    return interruptible(partial(run, plan)) if is_long else run(plan)


def train(
    optimizer: str,
    network: Network,
    data: Images,
    epochs: int = 20,
    batch_size: int = 32,
    *,
    weights: Sequence[float] | None = None,
    schedule: str | tuple[str, dict[str, Any]] | None = None,
    schedule_every: str = "epoch",
    seed: int = 0,
    batches: Sequence[Sequence[int]] | None = None,
    updates_per_epoch: int | None = None,
    path_every: int = 0,
    **hyperparameters: Any,
) -> Training:
    """A Training of a network (such as landscapes.networks.Perceptron) on images (such as its digits).

    optimizer: a key of OPTIMIZERS; those that need more than gradients are refused.
    weights: initial ones; drawn by the network from the seed if left out. The seed also shuffles every epoch.
    schedule: as of trace. schedule_every: "update" or "epoch"; one that watches the loss acts after each epoch only.
    batches: in place of epochs and batch_size, the indices of the training images of each update;
    updates_per_epoch: how many of them make an epoch, all if left out.
    path_every: updates from one recorded point of the path to the next, the last being the end; 0 for none.
    hyperparameters: any of the method's, by name; its defaults otherwise.
    Raises ValueError, naming field, value and what is allowed, for what makes no sense. Divergence is a result.
    """
    method = recipe.check_optimizer(OPTIMIZERS, optimizer)
    training_recipe.check_first_order(method)
    learner, images = training_recipe.check_data(network, data)
    seed = recipe.check_seed(seed)
    rounds = training_recipe.check_rounds(len(images.train), epochs, batch_size, seed, batches, updates_per_epoch)
    plan = training_recipe.TrainingRecipe(
        optimizer=method,
        network=learner,
        images=images,
        rounds=rounds,
        weights=learner.initial_weights(seed) if weights is None else learner.checked(weights),
        hyperparameters=method.checked(hyperparameters),
        schedule=recipe.check_schedule(SCHEDULES, schedule),
        schedule_every=check_schedule_every(schedule_every, rounds.per_epoch),
        path_every=training_recipe.check_path_every(path_every, rounds.batches.updates, learner.size),
    )
    return interruptible(partial(training.train, plan))
