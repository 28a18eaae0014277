"""Batch, stochastic and mini-batch descent: runs of torch.optim on a linear regression, and what batches must be."""

import json
from pathlib import Path

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace

FIXTURE = Path(__file__).parents[1] / "reference" / "regression.json"
RUNS = json.loads(FIXTURE.read_text(encoding="utf-8"))
REGRESSION = LANDSCAPES["linear_regression"]
LOSSES_OVER_DATA = sorted(key for key, land in LANDSCAPES.items() if land.data)


@pytest.fixture(scope="module")
def arrays():
    with np.load(FIXTURE.with_suffix(".npz")) as stored:
        return dict(stored)


def cut(order, size):
    """The batches of all epochs: each row of order in pieces of this size, the last one of a row ragged."""
    return [row[first : first + size] for row in order for first in range(0, len(row), size)]


@pytest.mark.parametrize("case", RUNS, ids=lambda case: case["id"])
def test_the_runs_of_torch(case, arrays):
    order, points, full, batch, gradients, rates = (
        arrays[f"{case['id']}.{name}"] for name in ("order", "points", "loss_full", "loss_batch", "grads", "lrs")
    )
    run = trace(
        case["optimizer"],
        REGRESSION.with_data(arrays["x"], arrays["y"]),
        case["start"],
        batches=cut(order, case["batch_size"]),
        schedule=case["schedule"],
        schedule_every="epoch",
        updates_per_epoch=-(-64 // case["batch_size"]),
        **case["hyperparameters"],
    )
    for ours, theirs in (
        (run.points, points),
        (run.losses, full),
        (run.used_losses, batch),
        (run.used_gradients, gradients),
        (run.learning_rates, rates),
    ):
        assert (np.abs(ours - theirs) <= case["atol"] * np.maximum(1.0, np.abs(theirs))).all()


@pytest.mark.parametrize("landscape", LOSSES_OVER_DATA)
@pytest.mark.parametrize("optimizer", ["gradient_descent", "nesterov_lookahead", "adam", "newton", "lbfgs"])
def test_a_batch_of_all_samples_is_no_batch(optimizer, landscape):
    land = LANDSCAPES[landscape]
    of_all = trace(optimizer, land, batches=[range(len(land.data))] * 30)
    np.testing.assert_array_equal(of_all.points, trace(optimizer, land, steps=30).points)


@pytest.mark.parametrize("landscape", LOSSES_OVER_DATA)
def test_a_batch_is_the_landscape_of_its_samples(landscape):
    land = LANDSCAPES[landscape]
    batches = np.random.default_rng(0).integers(0, len(land.data), (20, 5))
    run = trace("nesterov", land, batches=batches)
    for k, batch in enumerate(batches):
        part = land.with_data(*np.array(land.data)[batch].T)
        np.testing.assert_allclose(run.used_gradients[k], part.gradient(*run.points[k]), rtol=1e-13, atol=1e-15)
        np.testing.assert_allclose(run.used_losses[k], part.value(*run.points[k]), rtol=1e-13, atol=1e-15)


def test_the_gradients_of_an_epoch_average_to_the_full_gradient():
    """At one point, which a learning rate of 0 does not leave: batches of equal size are unbiased."""
    order = np.random.default_rng(1).permutation(64)
    run = trace("gradient_descent", REGRESSION, learning_rate=0.0, batches=cut([order], 8))
    np.testing.assert_allclose(run.used_gradients.mean(axis=0), run.gradients[0], rtol=1e-13)


def test_plateau_watches_epochs():
    """No epoch halves the loss, so after the first, which sets the mark, each is followed by a cut."""
    schedule = ("plateau", {"factor": 0.5, "patience": 0, "threshold": 0.5})
    epochs = {"batches": cut([np.arange(64)] * 6, 16), "schedule_every": "epoch", "updates_per_epoch": 4}
    run = trace("gradient_descent", REGRESSION, learning_rate=1e-3, schedule=schedule, **epochs)
    expected = 1e-3 * np.repeat([1, 1, 1 / 2, 1 / 4, 1 / 8, 1 / 16], 4)
    np.testing.assert_array_equal(run.learning_rates, expected)


@pytest.mark.parametrize(
    ("batches", "told"),
    [
        ([], "batches"),
        ([[]], r"batches\[0\]"),
        ([[0, 1], [64]], r"batches\[1\]"),
        ([[-1]], r"batches\[0\]"),
        ([[0.5]], r"batches\[0\]"),
        ([["a"]], r"batches\[0\]"),
        ([[0], [0, [1]]], r"batches\[1\] = \[0, \[1\]\]: must be whole numbers"),
        ([np.array([1], dtype="m8[s]")], r"batches\[0\]"),
        (7, "batches"),
    ],
)
def test_what_is_no_batch_is_refused_by_name(batches, told):
    with pytest.raises(ValueError, match=told):
        trace("adam", REGRESSION, batches=batches)


def test_batches_need_data():
    with pytest.raises(ValueError, match="need a landscape with data"):
        trace("adam", LANDSCAPES["rosenbrock"], batches=[[0]])


def test_there_is_a_batch_for_every_step():
    assert len(trace("adam", REGRESSION, batches=[[0], [1], [2]]).points) == 4
    assert len(trace("adam", REGRESSION, steps=2, batches=[[0], [1], [2]]).points) == 3
    with pytest.raises(ValueError, match="one for each of the 4 steps"):
        trace("adam", REGRESSION, steps=4, batches=[[0], [1], [2]])


def test_an_epoch_has_a_length():
    with pytest.raises(ValueError, match="updates_per_epoch"):
        trace("adam", REGRESSION, schedule="step", schedule_every="epoch")


@pytest.mark.parametrize("every", ["update", "epoch"])
def test_a_length_without_sense_is_refused_whether_it_is_needed_or_not(every):
    with pytest.raises(ValueError, match="updates_per_epoch = 'x'"):
        trace("adam", REGRESSION, schedule_every=every, updates_per_epoch="x")
    with pytest.raises(ValueError, match="schedule_every"):
        trace("adam", REGRESSION, schedule_every="week")
