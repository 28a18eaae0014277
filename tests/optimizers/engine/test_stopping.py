"""Compiled work ends when it is told to: by another thread, by Ctrl-C, in a loop, in a search, in a training."""

import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from time import sleep

import numba
import numpy as np
import pytest

from landscapes import LANDSCAPES
from landscapes.networks import Perceptron, digits
from optimizers import OPTIMIZERS, train
from optimizers.engine.evaluation import BLOCK, compiled_measure, measure
from optimizers.engine.recipe import RunRecipe
from optimizers.engine.stopping import Stop, Stopped, interruptible, is_set, under
from optimizers.engine.trace import run
from optimizers.engine.training import prepare
from optimizers.engine.training_recipe import TrainingRecipe, check_rounds

ROOT = Path(__file__).parents[3]
PATIENCE = 60  # seconds, for slow machines; what does not stop takes much longer
ENDLESS = {"max_iter": 10**9, "max_eval": 10**9, "tolerance_grad": 0.0, "tolerance_change": 0.0, "learning_rate": 1e-9}


def is_ended(work):
    """Whether work(), running in another thread, raises Stopped when it is told to stop."""
    stop, ends = Stop(), []

    def attempt():
        with under(stop):
            try:
                ends.append(work())
            except Stopped:
                ends.append(Stopped)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(0.5)
    assert thread.is_alive()
    stop.set()
    thread.join(PATIENCE)
    return ends == [Stopped]


def endless(optimizer, landscape, steps, **settings):
    """A run with settings that nobody checks."""
    method = OPTIMIZERS[optimizer]
    recipe = RunRecipe(
        optimizer=method,
        hyperparameters=method.checked({}) | settings,
        landscape=landscape,
        start=landscape.start,
        steps=steps,
        noise=1e-3,
    )
    return partial(run, recipe)


def test_the_flag_is_read_from_memory_each_time():
    """The compiler would move a plain read in front of the loop, which would then never end."""

    @numba.njit(nogil=True)
    def spin(flag):
        rounds = 0
        while not is_set(flag):
            rounds += 1
        return rounds

    stop = Stop()
    spin(np.ones(1))
    thread = threading.Thread(target=spin, args=(stop.flag,), daemon=True)
    thread.start()
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_a_run_ends_when_told():
    samples = np.random.default_rng(0).uniform(0.0, 1.0, (2, 5_000))
    assert is_ended(endless("gradient_descent", LANDSCAPES["tanh_unit"].with_data(*samples), 1_000_000))


@pytest.mark.parametrize("search", ["none", "strong_wolfe"])
def test_a_step_ends_when_told(search):
    """A single one, which the loop around it cannot cut short."""
    assert is_ended(endless("lbfgs", LANDSCAPES["rosenbrock"], 1, line_search=search, **ENDLESS))


def test_a_training_ends_when_told():
    assert is_ended(partial(train, "adam", Perceptron(), digits(), epochs=10_000))


def test_no_update_is_begun_once_told():
    data, network, method, stop = digits(), Perceptron(), OPTIMIZERS["gradient_descent"], Stop()
    rounds = check_rounds(len(data.train), 1, 32, 0)
    weights, losses = network.initial_weights(0), np.zeros(rounds.per_epoch)
    recipe = TrainingRecipe(
        optimizer=method,
        hyperparameters=method.checked({}),
        network=network,
        images=data,
        rounds=rounds,
        weights=weights,
    )
    table = np.tile(method.numbers(recipe.hyperparameters), (rounds.per_epoch, 1))
    with under(stop):
        advance = prepare(recipe, table, weights, losses, np.empty((1, network.size)))
    stop.set()
    with pytest.raises(Stopped):
        advance(0, rounds.per_epoch)
    np.testing.assert_array_equal(weights, network.initial_weights(0))


def test_no_image_is_measured_once_told():
    network, data, stop = Perceptron(), digits(), Stop()
    stop.set()
    with under(stop), pytest.raises(Stopped):
        measure(network, data.train, data.train_labels, data.scale)(network.initial_weights(0))
    rooms = np.empty(BLOCK * network.inputs), np.empty(int(network.formulas.scratch_size(network.shape, BLOCK)))
    given = network.initial_weights(0), network.shape, data.train.flatten(), data.scale, np.zeros(len(data.train))
    assert compiled_measure(network.formulas.loss_and_hits)(*given, *rooms, BLOCK, stop.flag) == (0.0, 0.0)


LONG_TRACE = (
    "trace('lbfgs', LANDSCAPES['rosenbrock'], steps={}, noise=1e-3, max_iter=10_000, max_eval=12_500, "
    "tolerance_grad=0.0, tolerance_change=0.0, learning_rate=1e-9)"
)


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be sent a Ctrl-C of its own on Windows")
@pytest.mark.parametrize(
    ("short", "long"),
    [
        (LONG_TRACE.format(1), LONG_TRACE.format(100_000)),
        ("train('adam', Perceptron(), digits(), 1)", "train('adam', Perceptron(), digits(), 10_000)"),
    ],
    ids=["trace", "train"],
)
def test_ctrl_c_ends_it(short, long):
    program = f"""
from landscapes import LANDSCAPES
from landscapes.networks import Perceptron, digits
from optimizers import trace, train
{short}
print("begun", flush=True)
try:
    {long}
except KeyboardInterrupt:
    print("interrupted")
"""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, **pipes) as process:
        assert process.stdout.readline() == "begun\n"
        sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        try:
            said, complaint = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (said, complaint, process.returncode) == ("interrupted\n", "", 0)


def test_what_works_in_a_thread_of_its_own_returns_raises_and_sees_the_same():
    with np.errstate(divide="raise"):
        assert interruptible(np.geterr)["divide"] == "raise"
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 / 0)
