"""The compiled path equals the plain Python rule bit for bit: every point, loss, gradient and state, every method.

Floats that overflow in +, - and * become infinite in Python as in compiled code. What differs is that Python raises on
a division by zero and on a power too large: no rule and no formula may come to that here, an exception fails the test.
Steps as large as the sliders allow are among the settings, so that infinities and NaN do occur.
"""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES, trace
from optimizers.engine.surface import Surroundings
from tests.optimizers.moved import moved, moved_settings

STEPS = {"coordinate": 60, "point": 60, "surface": 15}  # a step of L-BFGS is up to 25 evaluations
FIELDS = [(key, name) for key, method in OPTIMIZERS.items() for name in method.fields]


def follow(method, landscape, start, run, draws):
    """Rows of (points, losses, gradients, used gradients, states) by the file's own step, until not finite.

    A state is a row for x and a row for y.
    """
    h = method.hyperparameters(*method.numbers(run.hyperparameters).tolist())
    moved = {"learning_rate": run.learning_rates} | ({} if run.momenta is None else {method.inertia: run.momenta})
    h = h._replace(**{name: float(row[0]) for name, row in moved.items()})
    point = [float(coordinate) for coordinate in start]
    empty = method.state(*[0.0] * len(method.state._fields))
    states = [method.initial_state(x, h) if method.initial_state else empty for x in point]
    rows, memory = [(point, landscape.value(*point), landscape.gradient(*point), None, states)], np.zeros(method.memory)
    for k in range(len(draws)):
        h, t, ahead = h._replace(**{name: float(row[k]) for name, row in moved.items()}), k + 1.0, point
        if method.look_ahead:
            ahead = [method.look_ahead(x, state, t, h) for x, state in zip(point, states, strict=True)]
        used = [g + noise for g, noise in zip(landscape.gradient(*ahead), draws[k].tolist(), strict=True)]
        beyond = (Surroundings(landscape, draws[k]), memory) if method.sees == "surface" else ()
        move = by_coordinate if method.sees == "coordinate" else by_point
        point, states = move(method, point, used, states, t, h, *beyond)
        rows.append((point, landscape.value(*point), landscape.gradient(*point), used, states))
        if not all(map(math.isfinite, point)):
            break
    return rows


def by_coordinate(method, point, used, states, t, h):
    """The next point and states of a rule that sees one coordinate at a time."""
    moves = [method.step(x, g, state, t, h) for x, g, state in zip(point, used, states, strict=True)]
    return [x for x, _ in moves], [state for _, state in moves]


def by_point(method, point, used, states, t, h, *beyond):
    """The next point and states of a rule that sees vectors."""
    columns = method.state(*(np.array(column) for column in zip(*states, strict=True)))
    with np.errstate(all="ignore"):
        moved_to, state = method.step(np.array(point), np.array(used), columns, t, h, *beyond)
    return moved_to.tolist(), list(zip(*(column.tolist() for column in state), strict=True))


def assert_same_bits(compiled, plain):
    """Equal to the last bit, the sign of zero included; one NaN is like another."""
    plain = np.array(plain, dtype=np.float64)
    numbers = ~(np.isnan(compiled) & np.isnan(plain))
    np.testing.assert_array_equal(compiled.view(np.int64)[numbers], plain.view(np.int64)[numbers])


def assert_plain(optimizer, landscape, start=None, noise=0.0, seed=0, **settings):
    """A traced run equals the plain one; the learning rates are taken from the run, test_schedules.py checks them."""
    method = OPTIMIZERS[optimizer]
    steps = STEPS[method.sees]
    run = trace(optimizer, landscape, start, steps, noise=noise, seed=seed, **settings)
    silence = np.full((steps, 2), -0.0)  # g + -0.0 is g to the last bit, also where g is a zero of either sign
    draws = noise * np.random.default_rng(seed).standard_normal((steps, 2)) if noise else silence
    points, losses, gradients, used, states = zip(
        *follow(method, landscape, start or landscape.start, run, draws), strict=True
    )
    made = len(points)
    assert_same_bits(run.points[:made], points)
    assert_same_bits(run.losses[:made], losses)
    assert_same_bits(run.gradients[:made], gradients)
    assert_same_bits(run.used_gradients[: made - 1], used[1:])
    for j, name in enumerate(method.state._fields):
        assert_same_bits(run.state[name][:made], [[state[j] for state in pair] for pair in states])
    assert np.isnan(run.points[made:]).all()
    return run


@pytest.mark.parametrize("landscape", LANDSCAPES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_method_on_every_landscape(optimizer, landscape):
    """With careful steps, with bold ones and from the corner of the map."""
    surface, rate = LANDSCAPES[landscape], OPTIMIZERS[optimizer].fields["learning_rate"]
    corner = (surface.domain[0][1], surface.domain[1][0])
    assert_plain(optimizer, surface)
    assert_plain(optimizer, surface, learning_rate=10.0 * rate.default)
    assert_plain(optimizer, surface, corner, learning_rate=rate.high)


@pytest.mark.parametrize(("optimizer", "name"), FIELDS)
def test_every_hyperparameter(optimizer, name):
    field = OPTIMIZERS[optimizer].fields[name]
    assert_plain(optimizer, LANDSCAPES["rosenbrock"], **{name: moved(field)})


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_all_hyperparameters_at_once(optimizer):
    settings = {name: moved(field) for name, field in OPTIMIZERS[optimizer].fields.items()}
    assert_plain(optimizer, LANDSCAPES["rosenbrock"], **settings | {"learning_rate": 1e-3})


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_every_parameter_of_a_landscape(landscape):
    surface = LANDSCAPES[landscape]
    for name, field in surface.parameters.items():
        assert_plain("momentum", surface.with_parameters(**{name: moved(field)}), surface.start)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_with_noise(optimizer):
    assert_plain(optimizer, LANDSCAPES["rosenbrock"], noise=0.7, seed=3)


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_with_a_schedule(optimizer, schedule):
    settings = moved_settings(SCHEDULES[schedule])
    run = assert_plain(optimizer, LANDSCAPES["rosenbrock"], schedule=(schedule, settings), learning_rate=0.01)
    moves = SCHEDULES[schedule].momenta is not None and OPTIMIZERS[optimizer].inertia is not None
    assert (run.momenta is not None) == moves


def test_infinities_and_nan_occur():
    """The sweep would say little about them otherwise."""
    run = assert_plain("momentum", LANDSCAPES["rosenbrock"], learning_rate=10.0)
    assert np.isinf(run.losses).any()
    assert not np.isfinite(run.points).all()
