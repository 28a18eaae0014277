"""Compiled training outlives the process that made it, but not its source; and threads do not interfere."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from landscapes.networks import Perceptron, digits
from optimizers import train
from optimizers.engine.evaluation import measure
from tests.optimizers.engine.house import House

ONE_TRAINING = """
import json
import numpy as np
from numba.core import event
from landscapes.networks import Images, Perceptron
from optimizers import train

draws = np.random.default_rng(0)
images, labels = draws.integers(0, 256, (9, 4), dtype=np.uint8), draws.integers(0, 3, 9)
data = Images("", images, labels, images, labels, 1 / 255, (2, 2), 3)
with event.install_recorder("numba:run_pass") as recorder:
    run = train("adam", Perceptron(inputs=4, hidden=2, classes=3), data, epochs=2, batch_size=4, learning_rate=0.1)
print(json.dumps(dict(passes=len(recorder.buffer), weights=run.weights.tolist(), losses=run.train_losses.tolist())))
"""
EDITS = {
    "network": ("landscapes/networks/backpropagation.py", "else 1.0 - a * a", "else 2.0 - a * a"),
    "rule": ("optimizers/adam.py", "- h.learning_rate * m_hat", "- 3 * h.learning_rate * m_hat"),
    "engine": ("optimizers/engine/vectors.py", "[builder.load(place)", "[builder.fneg(builder.load(place))"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return House(tmp_path_factory.mktemp("training_cache"))


@pytest.fixture(scope="module")
def first(house):
    """The first training, in a process that found no compiled code."""
    return house.run(ONE_TRAINING)


def test_the_second_process_compiles_nothing(house, first):
    assert first["passes"] > 0
    assert len(house.machine_code()) == 4  # the loop, the rule, the network's gradient, its measure
    second = house.run(ONE_TRAINING)
    assert second["passes"] == 0
    assert second["weights"] == first["weights"]


@pytest.mark.parametrize("name", EDITS)
def test_edited_source_is_compiled_anew(house, first, name):
    path, old, new = EDITS[name]
    house.edit(path, old, new)
    edited = house.run(ONE_TRAINING)
    house.edit(path, new, old)
    assert edited["passes"] > 0
    assert edited["weights"] != first["weights"]


def test_threads_train_and_measure_at_once():
    """Eight at a time give the same result as one alone."""
    network, data = Perceptron(hidden=6), digits()
    measured = measure(network, data.train, data.train_labels, data.scale)

    def work(seed):
        run = train("adam", network, data, epochs=3, seed=seed)
        return run.weights, measured(run.weights)

    alone = [work(seed) for seed in range(4)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(work, list(range(4)) * 4))
    for k, (weights, figures) in enumerate(together):
        np.testing.assert_array_equal(weights, alone[k % 4][0])
        assert figures == alone[k % 4][1]
