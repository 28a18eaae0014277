"""Training a network: as PyTorch does it, and by every rule of the registry exactly as the rule is written."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numba.core import event

from landscapes import LANDSCAPES
from landscapes.networks import Perceptron, digits
from optimizers import OPTIMIZERS, SCHEDULES, train
from optimizers.engine.evaluation import measure
from optimizers.engine.training_loop import compiled_training
from registry import FieldError
from tests.optimizers.moved import moved

RECORDED = np.load(Path(__file__).parents[2] / "reference" / "network.npz")
RATES = {"gradient_descent": 0.1, "momentum": 0.05, "adam": 1e-3}
STRIDE = 5
FIRST_ORDER = [key for key, method in OPTIMIZERS.items() if method.sees != "surface"]
TINY = Perceptron(inputs=64, hidden=3, activation="tanh")
UPDATES, BATCH_SIZE = 5, 3


@pytest.mark.parametrize("activation", ["tanh", "relu"])
@pytest.mark.parametrize("method", RATES)
def test_equals_pytorch(method, activation):
    """After one update to 1e-10; the losses of 100 updates and the weights after them to 1e-8."""
    network, batches = Perceptron(activation=activation), RECORDED["batches"].astype(int)
    settings = {"weights": RECORDED["weights"], "learning_rate": RATES[method]}
    one = train(method, network, digits(), batches=batches[:1], **settings)
    all_of_them = train(method, network, digits(), batches=batches, **settings)
    there = {part: RECORDED[f"{activation}.{method}.{part}"] for part in ("losses", "first", "last")}
    np.testing.assert_allclose(one.weights[::STRIDE], there["first"], rtol=0, atol=1e-10)
    np.testing.assert_allclose(all_of_them.losses, there["losses"], rtol=0, atol=1e-8)
    np.testing.assert_allclose(all_of_them.weights[::STRIDE], there["last"], rtol=0, atol=1e-8)


def by_the_rule(method, batches, settings):
    """(losses, weights) by the file's own step and the network's own functions, in plain Python."""
    data, weights = digits(), TINY.initial_weights(0).tolist()
    h = method.hyperparameters(*method.numbers(method.checked(settings)).tolist())
    empty = method.state(*[0.0] * len(method.state._fields))
    states = [method.initial_state(x, h) if method.initial_state else empty for x in weights]
    scratch, losses = np.empty(int(TINY.formulas.scratch_size(TINY.shape, BATCH_SIZE))), []
    for k, batch in enumerate(batches):
        t, gradient, looked = k + 1.0, np.empty(TINY.size), weights
        if method.look_ahead:
            looked = [method.look_ahead(x, state, t, h) for x, state in zip(weights, states, strict=True)]
        rows, labels = data.scale * data.train[batch], data.train_labels[batch].astype(float)
        losses.append(TINY.formulas.loss_and_gradient(np.array(looked), TINY.shape, rows, labels, gradient, scratch))
        if method.sees == "point":
            columns = method.state(*np.array(states).T.copy())
            weights, columns = method.step(np.array(weights), gradient, columns, t, h)
            states = list(np.array(columns).T)
        else:
            moves = [method.step(*one, t, h) for one in zip(weights, gradient.tolist(), states, strict=True)]
            weights, states = [x for x, _ in moves], [state for _, state in moves]
    return losses, weights


@pytest.mark.parametrize("key", FIRST_ORDER)
def test_every_weight_moves_by_the_registry_s_rule(key):
    """With the defaults and with every hyperparameter moved: bit for bit, for sums over all weights to rounding."""
    method = OPTIMIZERS[key]
    changed = {name: moved(field) for name, field in method.fields.items()} | {"learning_rate": 0.01}
    draws = np.random.default_rng(5)
    batches = [draws.integers(0, 1437, size=BATCH_SIZE) for _ in range(UPDATES)]
    for settings in ({}, changed):
        run = train(key, TINY, digits(), batches=batches, **settings)
        losses, weights = by_the_rule(method, batches, settings)
        assert np.isfinite(run.weights).all()
        if method.sees == "point":  # NumPy adds a long vector up in another order
            np.testing.assert_allclose(run.weights, weights, rtol=1e-9, atol=1e-12)
        else:
            np.testing.assert_array_equal(run.weights, weights)
            np.testing.assert_array_equal(run.losses, losses)


# Where the default rate, made for the plane or for large networks, is no sensible one for six epochs of the digits.
SENSIBLE = {
    "adadelta": 1.0, "asgd": 0.1, "gradient_descent": 0.1, "clipped_gradient_descent": 0.1, "heavy_ball": 0.02,
    "momentum": 0.02, "nesterov": 0.02, "nesterov_convex": 0.01, "nesterov_lookahead": 0.02, "ema_momentum": 0.1,
    "qhm": 0.1, "aggmo": 0.02, "schedule_free_sgd": 0.5, "rprop": 1e-3, "prodigy": 1.0, "dadapt_adamw": 1.0,
}  # fmt: skip


@pytest.mark.parametrize("key", FIRST_ORDER)
def test_every_first_order_method_learns(key):
    rate = {"learning_rate": SENSIBLE[key]} if key in SENSIBLE else {}
    run = train(key, Perceptron(), digits(), epochs=6, **rate)
    assert run.diverged_at is None
    assert run.train_losses[-1] < 0.8 * run.train_losses[0], run.train_losses
    assert run.train_losses[0] == pytest.approx(math.log(10), abs=0.3)


@pytest.mark.parametrize("key", sorted(set(OPTIMIZERS) - set(FIRST_ORDER)))
def test_a_method_that_needs_more_than_gradients_is_refused(key):
    with pytest.raises(FieldError, match=f"{key}.*cannot train a network here"):
        train(key, Perceptron(), digits())


def test_the_record():
    run = train("adam", Perceptron(), digits(), epochs=3, batch_size=100, path_every=7, seed=4)
    assert run.updates_per_epoch == 15
    assert run.losses.shape == run.learning_rates.shape == (45,)
    assert run.train_losses.shape == run.test_accuracies.shape == (4,)
    assert run.path.shape == (8, Perceptron().size)
    np.testing.assert_array_equal(run.path_updates, [0, 7, 14, 21, 28, 35, 42, 45])
    np.testing.assert_array_equal(run.path[-1], run.weights)
    np.testing.assert_array_equal(run.path[0], Perceptron().initial_weights(4))
    data = digits()
    assert measure(Perceptron(), data.test, data.test_labels, data.scale)(run.weights) == (
        run.test_losses[-1], run.test_accuracies[-1],
    )  # fmt: skip
    again = train("adam", Perceptron(), digits(), epochs=3, batch_size=100, seed=4)
    np.testing.assert_array_equal(again.weights, run.weights)
    assert not np.array_equal(train("adam", Perceptron(), digits(), epochs=3, batch_size=100).weights, run.weights)


def test_an_epoch_shows_every_image_once():
    """A gradient step over ragged batches of a whole epoch, weighted by their sizes, sees what one whole batch sees."""
    run = train("gradient_descent", TINY, digits(), epochs=2, batch_size=500, learning_rate=0.0)
    for first in (0, 3):
        mean = np.average(run.losses[first : first + 3], weights=[500, 500, 437])
        assert mean == pytest.approx(run.train_losses[0], rel=1e-12)


def test_another_seed_shuffles_otherwise():
    given = {"weights": TINY.initial_weights(0), "epochs": 1, "learning_rate": 0.0}
    one, other = (np.sort(train("adam", TINY, digits(), seed=seed, **given).losses) for seed in (0, 1))
    assert not np.array_equal(one, other)


def test_methods_share_weights_and_batches():
    """At a rate of zero all see the same losses."""
    runs = [train(key, TINY, digits(), epochs=1, learning_rate=0.0, seed=2) for key in ("adam", "momentum", "lion")]
    np.testing.assert_array_equal(runs[0].losses, runs[1].losses)
    np.testing.assert_array_equal(runs[0].losses, runs[2].losses)


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_with_every_schedule(schedule):
    run = train("momentum", TINY, digits(), epochs=4, batch_size=200, schedule=schedule, learning_rate=0.01)
    assert run.diverged_at is None
    for epoch in run.learning_rates.reshape(4, 8):
        assert (epoch == epoch[0]).all()
    each = train("momentum", TINY, digits(), epochs=4, batch_size=200, schedule="exponential", schedule_every="update")
    np.testing.assert_allclose(each.learning_rates[1:] / each.learning_rates[:-1], 0.95, rtol=0.06)


@pytest.mark.parametrize("metric", ["before", "after"])
def test_a_schedule_that_watches_sees_the_whole_training_set(metric):
    """A fall by less than 0.02 in an epoch halves the rate for the next."""
    settings = {"factor": 0.5, "patience": 0, "metric": metric, "threshold": 0.02, "threshold_mode": "abs"}
    run = train("adam", TINY, digits(), epochs=20, schedule=("plateau", settings), learning_rate=0.1)
    rates, best = [0.1], math.inf
    for loss in run.train_losses[:-1] if metric == "before" else run.train_losses[1:]:
        better = loss < best - 0.02
        rates, best = [*rates, rates[-1] * (1.0 if better else 0.5)], loss if better else best
    np.testing.assert_array_equal(run.learning_rates.reshape(20, 45), np.tile(rates[:-1], (45, 1)).T)
    assert 2 < len(set(rates)) < 20


def test_divergence_is_a_result():
    run = train("gradient_descent", Perceptron(activation="relu"), digits(), epochs=3, learning_rate=1e200)
    assert run.diverged_at is not None
    assert train("adam", TINY, digits(), epochs=1).diverged_at is None


ZEROS = np.zeros((6_000, 64), dtype=np.uint8)


def wrong(**changes):
    """A call with something wrong in it."""
    given = {"optimizer": "adam", "network": TINY, "data": digits(), "epochs": 1} | changes
    return lambda: train(**given)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (wrong(optimizer="adaam"), "optimizer = 'adaam'"),
        (wrong(epochs=0), "epochs = 0"),
        (
            wrong(data=replace(digits(), train=ZEROS, train_labels=np.zeros(6_000, dtype=int)), epochs=10_000),
            "epochs = 10000: must be at most",
        ),
        (wrong(batch_size=0), "batch_size = 0"),
        (wrong(seed=-1), "seed = -1"),
        (wrong(beta1=1.5), "adam.beta1"),
        (wrong(schedule="cosin"), "schedule = 'cosin'"),
        (wrong(network=Perceptron(inputs=9)), "must be the 64 pixels"),
        (wrong(network=Perceptron(classes=5)), "at least the 10 classes"),
        (wrong(weights=[1.0, 2.0]), "finite numbers"),
        (wrong(weights=[0.0, 0.0, np.nan, *[0.0] * (TINY.size - 3)]), r"weights\[2\] = nan: must be a finite number"),
        (wrong(weights="abc"), "weights = 'abc': must be [0-9]+ finite numbers"),
        (wrong(weights=np.zeros(TINY.size, dtype=complex)), "weights = array.*finite numbers"),
        (wrong(weights=[[1.0], [2.0, 3.0]]), "weights = .*finite numbers"),
        (wrong(network=LANDSCAPES["linear_regression"]), "network = .*must be a network"),
        (wrong(data=LANDSCAPES["linear_regression"]), "data = .*must be images"),
        (wrong(updates_per_epoch="x"), "updates_per_epoch = 'x'"),
        (wrong(batches=[[1437]]), "batches.0."),
        (wrong(path_every=-1), "path_every"),
        (wrong(epochs=1_000, path_every=1, network=Perceptron()), "record less often"),
    ],
)
def test_what_makes_no_sense_is_named(call, message):
    with pytest.raises(FieldError, match=message):
        call()


def test_n_plus_m():
    """When each method has trained once, any other network, data or batch size runs without a compiler pass."""
    for key in FIRST_ORDER:
        train(key, TINY, digits(), epochs=1, batch_size=1000)
    data = digits()
    other = Perceptron(hidden=5, activation="relu")
    fewer = replace(data, train=data.train[:50], train_labels=data.train_labels[:50])
    with event.install_recorder("numba:run_pass") as recorder:
        for key in FIRST_ORDER:
            train(key, other, fewer, epochs=1, batch_size=np.int64(7), learning_rate=1)
    assert len(recorder.buffer) == 0
    assert len(compiled_training().signatures) == 1
