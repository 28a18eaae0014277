"""Extreme arguments that trace accepts, and nonsense of any kind that it refuses with a ValueError."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES, trace
from registry import Choice, FieldError, Flag, Milestones, Number
from tests.playground.strategies import value_strategy

SURFACE = LANDSCAPES["rosenbrock"]


@pytest.mark.parametrize(
    "arguments",
    [
        {"start": (1e308, -1e308)},
        {"learning_rate": 1e300},
        {"learning_rate": 1e308, "start": (1e308, 1e308)},
        {"noise": 1e308},
        {"learning_rate": 0.0},
        {"learning_rate": 5e-324},
        {"schedule": ("exponential", {"gamma": 1e10})},
        {"schedule": ("step", {"step_size": 1, "gamma": 1e200})},
        {"schedule": ("inverse_time", {"decay": 1e308})},
        {"schedule": ("cosine", {"t_max": 1, "eta_min": 1e308}), "learning_rate": 1e308},
        {"schedule": ("plateau", {"factor": 0.0, "patience": 0, "threshold": 1e308})},
    ],
)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_extremes_finish_with_an_outcome(optimizer, arguments):
    run = trace(optimizer, SURFACE, steps=50, **arguments)
    assert run.outcome.kind in ("diverged", "left_map", "converged", "stopped", "travelling")
    assert run.outcome.sentence


@pytest.mark.parametrize(
    ("same", "plain"),
    [
        ({"start": (-1, 1), "learning_rate": 1}, {"start": (-1.0, 1.0), "learning_rate": 1.0}),
        ({"start": [-1, 1]}, {"start": (-1.0, 1.0)}),
        ({"start": np.array([-1.2, 1.0])}, {"start": (-1.2, 1.0)}),
        ({"start": np.array([-1, 1])}, {"start": (-1.0, 1.0)}),
        ({"learning_rate": np.float64(0.25)}, {"learning_rate": 0.25}),
        ({"learning_rate": np.float32(0.25)}, {"learning_rate": 0.25}),
        ({"learning_rate": Fraction(1, 4)}, {"learning_rate": 0.25}),
        ({"steps": np.int64(30), "seed": np.int32(5), "noise": np.int8(1)}, {"steps": 30, "seed": 5, "noise": 1.0}),
        ({"steps": 30.0}, {"steps": 30}),
        ({"maximize": 1, "bias_correction": 0}, {"maximize": True, "bias_correction": False}),
        ({"maximize": np.True_}, {"maximize": True}),
        ({"schedule": "cosine"}, {"schedule": ("cosine", {})}),
        ({"schedule": ["cosine", {"t_max": np.int64(40)}]}, {"schedule": ("cosine", {"t_max": 40})}),
    ],
)
def test_ints_and_numpy_scalars_pass(same, plain):
    one, other = (trace("adam", SURFACE, **arguments) for arguments in (same, plain))
    np.testing.assert_array_equal(one.points, other.points)
    np.testing.assert_array_equal(one.used_gradients, other.used_gradients)


def test_shapes_and_types():
    run = trace("adam", SURFACE, steps=7, start=(1, 2))
    shapes = {name: getattr(run, name).shape for name in ("points", "losses", "gradients", "used_gradients")}
    assert shapes == {"points": (8, 2), "losses": (8,), "gradients": (8, 2), "used_gradients": (7, 2)}
    assert run.learning_rates.shape == (7,)
    assert {name: rows.shape for name, rows in run.state.items()} == {"m": (8, 2), "v": (8, 2)}
    assert run.points.dtype == np.float64
    assert run.points[0].tolist() == [1.0, 2.0]
    assert run.hyperparameters["beta2"] == 0.999


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text(max_size=5) | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
FEW_STEPS = st.integers(-3, 30) | junk.filter(lambda value: not isinstance(value, int | float) or not 30 < value <= 1e7)
NAMES = sorted({name for method in OPTIMIZERS.values() for name in method.fields})
SETTINGS = sorted({name for schedule in SCHEDULES.values() for name in schedule.fields})
some_settings = st.dictionaries(st.sampled_from(SETTINGS) | st.text(max_size=5), junk | st.floats(0, 1), max_size=3)


@settings(max_examples=400, deadline=None)
@given(
    optimizer=st.sampled_from(sorted(OPTIMIZERS)) | junk,
    start=st.none() | st.tuples(st.floats(), st.floats()) | junk,
    steps=FEW_STEPS,
    schedule=st.none() | st.sampled_from(sorted(SCHEDULES)) | junk,
    noise=st.floats(0, 1) | junk,
    seed=st.integers(0, 9) | junk,
    hyperparameters=st.dictionaries(st.sampled_from(NAMES) | st.just("foo"), st.floats(0, 1) | junk, max_size=3),
    a_setting=st.none() | some_settings,
)
def test_junk_raises_nothing_but_value_errors(
    optimizer, start, steps, schedule, noise, seed, hyperparameters, a_setting
):
    schedule = schedule if a_setting is None else (schedule, a_setting)
    try:
        run = trace(optimizer, SURFACE, start, steps, schedule=schedule, noise=noise, seed=seed, **hyperparameters)
    except ValueError as error:
        assert "must be" in str(error)
    else:
        assert run.outcome.sentence


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(OPTIMIZERS)),
    st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 2),
    st.floats(0, allow_infinity=False),
    st.none() | st.sampled_from(sorted(SCHEDULES)),
    st.sampled_from([0.0, 0.1, 1e200]),
)
def test_any_finite_start_and_any_rate_give_a_run(optimizer, start, rate, schedule, noise):
    run = trace(optimizer, SURFACE, start, 40, schedule=schedule, noise=noise, learning_rate=rate)
    assert tuple(run.points[0]) == start
    assert run.outcome.sentence


def test_a_long_cycle_of_the_momentum_is_silent():
    """Peaks halved six thousand times are zero."""
    cyclic = ("cyclic", {"step_size_up": 1, "mode": "triangular2"})
    run = trace("momentum", SURFACE, steps=12_000, learning_rate=1e-5, schedule=cyclic)
    assert run.momenta[-1] == 0.9


def drawn(draw, fields):
    """Some of the fields at values from their slider's range."""
    fields = {name: field for name, field in fields.items() if isinstance(field, Number | Flag | Choice | Milestones)}
    chosen = draw(st.sets(st.sampled_from(sorted(fields)))) if fields else ()
    return {name: draw(value_strategy(fields[name])) for name in chosen}


@given(data=st.data())
@settings(max_examples=200)
def test_every_method_and_schedule_is_silent(data):
    """Warnings are errors in the tests."""
    method = OPTIMIZERS[data.draw(st.sampled_from(sorted(OPTIMIZERS)))]
    schedule = SCHEDULES[data.draw(st.sampled_from(sorted(SCHEDULES)))]
    start = data.draw(st.none() | st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 2))
    changes = {name: value for name, value in drawn(data.draw, method.fields).items() if not name.startswith("max_")}
    try:
        run = trace(
            method.key,
            LANDSCAPES[data.draw(st.sampled_from(sorted(LANDSCAPES)))],
            start,
            data.draw(st.sampled_from((1, 30, 3000))),
            schedule=(schedule.key, drawn(data.draw, schedule.fields)),
            noise=data.draw(st.sampled_from((0.0, 1.0, 1e200))),
            **changes,
        )
    except FieldError:
        return  # settings that are allowed one by one and do not fit together
    assert run.outcome.sentence
