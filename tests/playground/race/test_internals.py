"""Internals: each against the recorded run, for every method, and against cases worked out by hand."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.race.internals import INTERNALS, internals
from playground.settings.view import ARROWS

RATE = {"adadelta": 1.0, "lbfgs": 0.5, "newton": 0.5, "prodigy": 1.0}
STEPS = 60

# Methods whose step is minus the effective rate times what follows, with the settings for which it is exact.
GRADIENT = {"gradient_descent": {}, "adagrad": {"lr_decay": 0.01}, "adadelta": {}, "asgd": {"lambd": 0.0}}
FIRST_MOMENT = {
    "adam": {},
    "adamax": {},
    "adamw": {"weight_decay": 0.0, "amsgrad": True},
    "amsgrad": {},
    "adabelief": {},
    "diffgrad": {},
    "padam": {},
    "radam": {},
    "yogi": {},
}
RMSPROP = [{}, {"centered": True}, {"epsilon_inside": True}]

# Methods whose step is the velocity that it leaves behind.
VELOCITY = ("heavy_ball", "nesterov_lookahead", "nesterov_convex", "momentum", "aggmo", "adopt", "novograd")


def run_of(key, landscape="himmelblau", **changes):
    rate = {"learning_rate": RATE.get(key, 0.003)}
    return trace(key, LANDSCAPES[landscape], steps=STEPS, **{**rate, **changes})


def found(key, run):
    return internals(run, OPTIMIZERS[key], INTERNALS)


def steps_of(run):
    return np.diff(run.points, axis=0)


def assert_close(left, right):
    np.testing.assert_allclose(left, right, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_has_rows_for_all_points(key):
    rows = found(key, run_of(key))
    assert {"gradient", "step", "newton"} <= set(rows)
    assert all(each.shape == (STEPS + 1, 2) for each in rows.values())
    assert np.isfinite(rows["gradient"]).all()
    assert ("look_ahead" in rows) == (OPTIMIZERS[key].look_ahead is not None)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_the_record_is_of_one_piece(key):
    record = OPTIMIZERS[key]
    assert not (record.moment and record.velocity)
    assert not record.moment or record.moment in record.state._fields


@pytest.mark.parametrize(("key", "changes"), [*GRADIENT.items(), *(("rmsprop", changes) for changes in RMSPROP)])
def test_the_step_is_the_rate_times_the_gradient(key, changes):
    run = run_of(key, **changes, noise=0.3)
    rows = found(key, run)
    assert_close(steps_of(run), -rows["rates"][:-1] * run.used_gradients)
    assert_close(rows["preconditioned"][:-1], steps_of(run))


@pytest.mark.parametrize(("key", "changes"), FIRST_MOMENT.items())
def test_the_step_is_the_rate_times_the_corrected_moment(key, changes):
    run = run_of(key, **changes)
    rows = found(key, run)
    t = np.arange(1.0, STEPS + 1)[:, None]
    m_hat = rows["moment"][1:] / (1 - run.hyperparameters["beta1"] ** t)
    assert_close(steps_of(run), -rows["rates"][:-1] * m_hat)


def test_the_rates_of_mixed_means():
    run = run_of("qhadam", nu1=0.4, nu2=0.6, beta1=0.9)
    rows = found("qhadam", run)
    m_hat = rows["moment"][1:] / (1 - 0.9 ** np.arange(1.0, STEPS + 1)[:, None])
    assert_close(steps_of(run), -rows["rates"][:-1] * (0.6 * run.used_gradients + 0.4 * m_hat))
    run = run_of("nadam")
    root = np.sqrt(run.state["v"][1:] / (1 - 0.999 ** np.arange(1.0, STEPS + 1)[:, None])) + 1e-8
    assert_close(found("nadam", run)["rates"][:-1], 0.003 / root)


@pytest.mark.parametrize("key", ["prodigy", "dadapt_adamw"])
def test_the_first_step_of_methods_that_find_their_rate(key):
    run = run_of(key)
    rows = found(key, run)
    assert_close(rows["preconditioned"][0], steps_of(run)[0])


@pytest.mark.parametrize("key", VELOCITY)
def test_the_velocity_on_arrival_is_the_step_that_led_there(key):
    run = run_of(key)
    rows = found(key, run)
    assert_close(rows["velocity"][1:], steps_of(run))
    assert (rows["velocity"][0] == 0).all()


def test_rmsprop_carries_nothing_unless_it_has_momentum():
    assert "velocity" not in found("rmsprop", run_of("rmsprop"))
    run = run_of("rmsprop", momentum=0.8)
    assert_close(found("rmsprop", run)["velocity"][1:], steps_of(run))


@pytest.mark.parametrize("key", ["nesterov_lookahead", "nesterov_convex"])
def test_the_gradient_is_taken_at_the_point_ahead(key):
    run = run_of(key)
    rows = found(key, run)
    ahead = rows["look_ahead"][:-1]
    seen = [run.landscape.gradient(*point.tolist()) for point in ahead]
    assert_close(rows["gradient"][:-1], seen)
    assert_close(ahead - 0.003 * np.array(seen), run.points[1:])


def test_what_a_schedule_moves_is_followed():
    cycle = ("one_cycle", {"max_lr": 0.003, "total_steps": STEPS, "cycle_momentum": True})
    run = trace("heavy_ball", LANDSCAPES["himmelblau"], steps=STEPS, schedule=cycle)
    rows = found("heavy_ball", run)
    assert_close(rows["rates"][:-1], np.repeat(run.learning_rates[:, None], 2, axis=1))
    run = trace("nesterov_lookahead", LANDSCAPES["himmelblau"], steps=STEPS, schedule=cycle)
    ahead = run.points[:-1] + run.momenta[:, None] * run.state["velocity"][:-1]
    assert_close(found("nesterov_lookahead", run)["look_ahead"][:-1], ahead)


def test_by_hand():
    bowl = LANDSCAPES["ellipse"].with_parameters(kappa=4.0)
    run = trace("momentum", bowl, start=(2.0, 1.0), steps=2, learning_rate=0.1, momentum=0.5)
    rows = found("momentum", run)
    gx, gy = bowl.gradient(2.0, 1.0)
    np.testing.assert_allclose(rows["gradient"][0], [gx, gy])
    np.testing.assert_allclose(rows["velocity"][1], [-0.1 * gx, -0.1 * gy])
    np.testing.assert_allclose(rows["preconditioned"][0], [-0.1 * gx, -0.1 * gy])
    np.testing.assert_allclose(rows["rates"][0], [0.1, 0.1])
    np.testing.assert_allclose(rows["newton"][0], [-2.0, -1.0])  # of a bowl, the minimum itself
    assert np.isnan(rows["step"][2]).all()


def test_newtons_method_takes_newtons_step():
    run = run_of("newton", learning_rate=1.0)
    assert_close(found("newton", run)["newton"][:-1][:10], steps_of(run)[:10])


def test_a_method_that_climbs_is_drawn_climbing():
    run = run_of("gradient_descent", maximize=True, learning_rate=1e-5)
    assert_close(found("gradient_descent", run)["preconditioned"][:-1], steps_of(run))


def test_a_diverged_run_has_nothing_after_its_end():
    run = run_of("gradient_descent", learning_rate=1e3)
    assert run.outcome.kind == "diverged"
    for rows in found("gradient_descent", run).values():
        assert np.isnan(rows[-5:]).all()


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_every_surface_has_a_newton_step(landscape):
    run = trace("gradient_descent", LANDSCAPES[landscape], steps=3, learning_rate=1e-4)
    step = found("gradient_descent", run)["newton"][0]
    hxx, hxy, hyy = run.landscape.hessian(*run.points[0].tolist())
    expected = np.array([hxx * step[0] + hxy * step[1], hxy * step[0] + hyy * step[1]])
    if np.isfinite(step).all():
        np.testing.assert_allclose(expected, -run.gradients[0], rtol=1e-6, atol=1e-9)


def test_every_arrow_that_can_be_shown_is_computed():
    assert tuple(INTERNALS) == ARROWS
