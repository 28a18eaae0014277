"""The network: its gradient against differences, its loss and accuracy against NumPy, its initial weights."""

import numpy as np
import pytest

from landscapes.networks import Perceptron, digits
from registry import FieldError

SHAPES = [
    {"inputs": 5, "hidden": 4, "classes": 3, "activation": "tanh"},
    {"inputs": 6, "hidden": 7, "classes": 4, "activation": "relu"},
    {"inputs": 1, "hidden": 1, "classes": 2, "activation": "tanh"},
]


def batch(network, count, seed):
    """Images (count, inputs) and labels, as floats."""
    draws = np.random.default_rng(seed)
    return draws.random((count, network.inputs)), draws.integers(0, network.classes, count).astype(float)


def evaluate(network, weights, rows, labels):
    """(loss, gradient) by the network's own function, in plain Python."""
    room = int(network.formulas.scratch_size(network.shape, len(rows)))
    gradient, scratch = np.empty(network.size), np.full(room, 9.9)
    return network.formulas.loss_and_gradient(weights, network.shape, rows, labels, gradient, scratch), gradient


def by_numpy(network, weights, rows, labels):
    """(losses, whether right) of each sample, by matrix products."""
    first, first_bias, second, second_bias = network.layers(weights)
    sums = rows @ first.T + first_bias
    scores = (np.tanh(sums) if network.activation == "tanh" else np.maximum(sums, 0.0)) @ second.T + second_bias
    own = scores[np.arange(len(rows)), labels.astype(int)]
    return np.logaddexp.reduce(scores, axis=1) - own, scores.argmax(axis=1) == labels


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [1, 4, 7])
def test_the_gradient_against_central_differences(shape, count):
    network, step = Perceptron(**shape), 1e-5
    weights, (rows, labels) = 3.0 * network.initial_weights(1), batch(network, count, 2)
    _, gradient = evaluate(network, weights, rows, labels)
    for i, move in enumerate(step * np.eye(network.size)):
        higher, _ = evaluate(network, weights + move, rows, labels)
        lower, _ = evaluate(network, weights - move, rows, labels)
        assert gradient[i] == pytest.approx((higher - lower) / (2 * step), abs=1e-6)
    assert np.count_nonzero(gradient) > network.size / 3


@pytest.mark.parametrize("shape", SHAPES)
def test_loss_and_hits_against_numpy(shape):
    network = Perceptron(**shape)
    weights, (rows, labels) = 5.0 * network.initial_weights(3), batch(network, 9, 4)
    losses, right = by_numpy(network, weights, rows, labels)
    scratch = np.empty(int(network.formulas.scratch_size(network.shape, 9)))
    columns = np.ascontiguousarray(rows.T)
    loss, hits = network.formulas.loss_and_hits(weights, network.shape, columns, labels, scratch)
    assert loss == pytest.approx(losses.sum(), rel=1e-13)
    assert hits == right.sum()
    assert evaluate(network, weights, rows, labels)[0] == pytest.approx(losses.mean(), rel=1e-13)


def test_scores_that_exp_cannot_take():
    """Weights of 1e4 give scores in the thousands: the loss is finite and of that size."""
    network = Perceptron(inputs=2, hidden=3, classes=2)
    weights = np.full(network.size, 1e4)
    network.layers(weights).second[0] = -1e4
    loss, gradient = evaluate(network, weights, np.ones((1, 2)), np.zeros(1))
    assert loss == pytest.approx(6e4)
    assert np.isfinite(gradient).all()


def test_layers_are_views_in_pytorch_s_order():
    network = Perceptron(inputs=3, hidden=2, classes=2)
    weights = np.arange(network.size, dtype=float)
    first, first_bias, second, second_bias = network.layers(weights)
    np.testing.assert_array_equal(first, [[0, 1, 2], [3, 4, 5]])
    np.testing.assert_array_equal(first_bias, [6, 7])
    np.testing.assert_array_equal(second, [[8, 9], [10, 11]])
    np.testing.assert_array_equal(second_bias, [12, 13])
    second[1, 0] = -1.0
    assert weights[10] == -1.0


def test_initial_weights_are_uniform_within_the_root_of_the_inputs():
    network = Perceptron(inputs=100, hidden=64)
    first, first_bias, second, second_bias = network.layers(network.initial_weights(0))
    for part, limit in ((first, 0.1), (first_bias, 0.1), (second, 0.125), (second_bias, 0.125)):
        assert np.abs(part).max() <= limit
        assert np.abs(part).max() > 0.8 * limit or part.size < 20
    assert first.std() == pytest.approx(0.1 / np.sqrt(3), rel=0.02)
    np.testing.assert_array_equal(network.initial_weights(7), network.initial_weights(7))
    assert not np.array_equal(network.initial_weights(7), network.initial_weights(8))


@pytest.mark.parametrize(
    ("name", "value"), [("inputs", 0), ("hidden", 1.5), ("classes", 1), ("activation", "sigmoid"), ("hidden", 10**6)]
)
def test_what_makes_no_network_is_named(name, value):
    with pytest.raises(FieldError, match=name):
        Perceptron(**{name: value})


def test_the_digits():
    data = digits()
    assert data.train.shape == (1437, 64)
    assert data.test.shape == (360, 64)
    assert (data.scale * data.train.min(), data.scale * data.train.max()) == (0.0, 1.0)
    assert set(data.train_labels) == set(data.test_labels) == set(range(10))
    assert data.train_labels[:10].tolist() == list(range(10))
    with pytest.raises(ValueError, match="read-only"):
        data.train[0, 0] = 1
    # The first image as scikit-learn's guide prints it.
    assert data.train[0, :16].tolist() == [0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0]
