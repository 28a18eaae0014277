"""The number of compilations: one per method, landscape and schedule that watches the loss, never one per pair."""

import numba
import numpy as np
from numba.core import event

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES, trace
from optimizers.engine import callbacks
from optimizers.engine.descent import rule_addresses
from optimizers.engine.loop import compiled_loop

RULES = list(OPTIMIZERS.values())


def passes_of(work):
    """The number of compiler passes that work() sets off."""
    with event.install_recorder("numba:run_pass") as recorder:
        work()
    return len(recorder.buffer)


def test_the_loop_has_one_signature():
    """Whatever is run: with and without look-ahead, noise and schedules, ints and floats, landscapes without values."""
    trace("adam", LANDSCAPES["rosenbrock"], start=(1, 2), steps=np.int64(3), learning_rate=1)
    trace("nesterov_lookahead", LANDSCAPES["himmelblau"], steps=3, noise=1, schedule="cosine")
    trace("gradient_descent", LANDSCAPES["ellipse"], steps=3, schedule="plateau")
    assert len(compiled_loop().signatures) == 1
    assert compiled_loop() is compiled_loop()


def test_callbacks_are_compiled_once():
    """Asked for twice, the same compiled callback comes back."""
    for method in RULES:
        assert rule_addresses(method)[:3] == rule_addresses(method)[:3]
        assert any(rule_addresses(method)[:3])
    watching = [schedule for schedule in SCHEDULES.values() if schedule.observe]
    assert watching
    assert all(callbacks.schedule_callback(s) is callbacks.schedule_callback(s) for s in watching)


def test_other_parameters_share_a_landscape_s_code():
    ellipse = LANDSCAPES["ellipse"]
    trace("momentum", ellipse, steps=2)
    assert passes_of(lambda: trace("momentum", ellipse.with_parameters(kappa=3.25), steps=2)) == 0


def test_the_listener_sees_compilation():
    assert passes_of(lambda: numba.njit("f8(f8)")(lambda x: x)) > 0


def test_n_plus_m():
    """When each method has run once and each landscape and its Hessian, every pair runs without a compiler pass."""
    first, one = LANDSCAPES["ellipse"], "newton"
    for optimizer in OPTIMIZERS:
        trace(optimizer, first, steps=2)
    for landscape in LANDSCAPES.values():
        trace(one, landscape, steps=2)

    def all_pairs():
        for optimizer in OPTIMIZERS:
            for landscape in LANDSCAPES.values():
                trace(optimizer, landscape, steps=2, noise=0.1, schedule="exponential")

    assert passes_of(all_pairs) == 0
