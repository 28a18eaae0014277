"""Minima, saddles and maxima: the gradient vanishes there and the Hessian says which is which, at any parameters."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from landscapes.core.known import FOLDER
from tests.landscapes.draws import every_landscape, landscapes, some_draws
from tests.reference.make_critical_points import NAMES

NOT_FLAT = {"eggholder": "on the edge of its map, x = 512, f still falls outwards", "bukin_n6": "a cusp in a groove"}
DEGENERATE = {"monkey_saddle": "its Hessian at the saddle is zero; it is recognised by its signs round about"}
EPSILON = np.finfo(float).eps


def flat_points(land):
    """All listed points but the minima at which the gradient need not vanish."""
    lowest = land.minima[:1] if land.key in NOT_FLAT else ()
    return [point for point in (*land.minima, *land.saddles, *land.maxima) if point not in lowest]


def eigenvalues(land, point):
    """The eigenvalues of the Hessian, the smaller first."""
    hxx, hxy, hyy = land.hessian(*point)
    return np.linalg.eigvalsh([[hxx, hxy], [hxy, hyy]])


@every_landscape
@some_draws
@given(data=st.data())
def test_the_gradient_vanishes(name, data):
    land = data.draw(landscapes(name))
    for x, y in flat_points(land):
        curvature = abs(eigenvalues(land, (x, y))).max()
        one_bit_off = curvature * EPSILON * (abs(x) + abs(y))  # what rounding the point itself costs
        terms = abs(np.array(land.gradient(2.0 * x + 1.0, 2.0 * y + 1.0))).max()  # the size of what cancels
        assert np.hypot(*land.gradient(x, y)) <= 4.0 * one_bit_off + 16.0 * EPSILON * terms


@every_landscape
@some_draws
@given(data=st.data())
def test_the_hessian_agrees(name, data):
    land = data.draw(landscapes(name))
    assert all(eigenvalues(land, point)[0] > 0.0 for point in flat_points(land) if point in land.minima)
    assert all(eigenvalues(land, point)[1] < 0.0 for point in land.maxima)
    if name not in DEGENERATE:
        assert all(np.prod(eigenvalues(land, point)) < 0.0 for point in land.saddles)


@every_landscape
@some_draws
@given(data=st.data())
def test_they_lie_on_the_map_and_apart(name, data):
    land = data.draw(landscapes(name))
    points = (*land.minima, *land.saddles, *land.maxima)
    assert all(land.contains(point) for point in points)
    assert len(set(points)) == len(points)


@every_landscape
def test_minima_are_lower_than_the_map_round_them(name):
    land = LANDSCAPES[name]
    angle, radius = np.linspace(0.0, 2.0 * math.pi, 721), 1e-5 * land.diagonal
    for x, y in land.minima:
        ring = np.array([x + radius * np.cos(angle), y + radius * np.sin(angle)])
        on_map = np.array([land.contains(point) for point in ring.T])
        assert on_map.mean() >= 0.25
        assert land.value(*ring[:, on_map]).min() > land.value(x, y)


@every_landscape
def test_the_lowest_minimum_comes_first(name):
    land = LANDSCAPES[name]
    values = [land.value(*point) for point in land.minima]
    assert values == sorted(values)


def test_every_file_of_critical_points_has_its_landscape():
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)
    assert LANDSCAPES.keys() >= set(NAMES)


def test_monkey_saddle_falls_and_rises_three_times_round_its_saddle():
    land = LANDSCAPES["monkey_saddle"]
    ((x, y),) = land.saddles
    assert land.hessian(x, y) == (0.0, 0.0, 0.0)
    angle = np.arange(360.0) * math.pi / 180.0
    higher = land.value(x + 1e-3 * np.cos(angle), y + 1e-3 * np.sin(angle)) > land.value(x, y)
    assert np.count_nonzero(higher != np.roll(higher, 1)) == 6


@pytest.mark.parametrize("tilt", [*np.linspace(-20.0, 20.0, 41), *np.linspace(-1.6, 1.6, 33), 1.5396, -1.5396])
def test_double_well_has_the_roots_of_its_cubic(tilt):
    land = LANDSCAPES["double_well_tilted"].with_parameters(tilt=tilt)
    roots = np.roots([4.0, 0.0, -4.0, tilt])
    ours = sorted(x for x, _ in (*land.minima, *land.saddles))
    np.testing.assert_allclose(ours, sorted(roots[abs(roots.imag) < 1e-9].real), rtol=0.0, atol=1e-10)


@pytest.mark.parametrize("side", [-1.0, 1.0])
def test_double_well_at_the_merger_of_well_and_pass(side):
    merger = side * 8.0 / (3.0 * math.sqrt(3.0))
    for toward in (0.0, math.inf * side):
        land = LANDSCAPES["double_well_tilted"].with_parameters(tilt=math.nextafter(merger, toward))
        assert land.minima[0] == (pytest.approx(-side * 2.0 / math.sqrt(3.0)), 0.0)
        assert all(x == pytest.approx(side / math.sqrt(3.0), abs=1e-7) for x, _ in (*land.minima[1:], *land.saddles))
        assert len(land.minima) == 1 + len(land.saddles)


@pytest.mark.parametrize("name", ["rastrigin", "styblinski_tang", "levy", "bohachevsky1", "schwefel2d"])
def test_no_critical_point_of_a_separable_surface_is_missing(name):
    """Sign changes of the slopes along the axes, counted on a fine grid, give the number of pairs."""
    land = LANDSCAPES[name]
    (rising_x, falling_x), (rising_y, falling_y) = (sign_changes(land, axis) for axis in (0, 1))
    saddles = rising_x * falling_y + falling_x * rising_y
    counts = len(land.minima), len(land.saddles), len(land.maxima)
    assert counts == (rising_x * rising_y, saddles, falling_x * falling_y)


def sign_changes(land, axis):
    """How often the slope along one axis of a separable surface changes to plus, and how often to minus."""
    points = np.linspace(*land.domain[axis], 100_000)
    slope = land.gradient(points, points)[axis]
    changes = np.diff(np.sign(slope))
    return np.count_nonzero(changes > 0.0), np.count_nonzero(changes < 0.0)
