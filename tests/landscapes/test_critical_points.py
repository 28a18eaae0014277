"""Minima, saddles and maxima: the gradient vanishes there and the Hessian says which is which, at any parameters."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import LANDSCAPES, beale_ripple
from landscapes.core import CriticalPoints, all_critical_points
from landscapes.core.known import FOLDER
from tests.landscapes.draws import every_landscape, landscapes, some_draws
from tests.reference.make_critical_points import NAMES

NOT_FLAT = {"eggholder": "on the edge of its map, x = 512, f still falls outwards", "bukin_n6": "a cusp in a groove"}
DEGENERATE = {"monkey_saddle": "its Hessian at the saddle is zero; it is recognised by its signs round about"}
EPSILON = np.finfo(float).eps


def flat_points(land):
    """All listed points except minima at which the gradient need not vanish."""
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


WITH_PARAMETERS = [name for name, land in LANDSCAPES.items() if land.parameters and not land.data]


def found_from_everywhere(land, starts=220, rounds=60):
    """The critical points on the map, (n, 2), that Newton's method reaches from a grid of starts."""
    x, y = (side.ravel() for side in np.meshgrid(*(np.linspace(*side, starts) for side in land.domain)))
    limit = np.ptp(land.domain, axis=1)[:, None] / starts
    with np.errstate(all="ignore"):
        for _ in range(rounds):
            (gx, gy), (hxx, hxy, hyy) = land.gradient(x, y), land.hessian(x, y)
            step = np.array([hyy * gx - hxy * gy, hxx * gy - hxy * gx]) / (hxx * hyy - hxy * hxy)
            x, y = np.array([x, y]) - step / np.maximum(1.0, np.abs(step / limit).max(axis=0))
    (left, right), (bottom, top) = land.domain
    still = np.hypot(*step) < 1e-11 * land.diagonal
    on_map = still & (left <= x) & (x <= right) & (bottom <= y) & (y <= top)
    return np.unique(np.round(np.stack([x[on_map], y[on_map]], axis=1), 9), axis=0)


def missed(land):
    """Those that are not listed."""
    listed = np.array([*land.minima, *land.saddles, *land.maxima]).reshape(-1, 2)
    return [
        point.tolist()
        for point in found_from_everywhere(land)
        if not (np.hypot(*(listed - point).T) < 1e-6 * land.diagonal).any()
    ]


def on_sliders(land, seed):
    """The landscape with its sliders at random places."""
    draws = np.random.default_rng(seed)
    values = {}
    for name, number in land.parameters.items():
        share = draws.uniform()
        low, high = number.low, number.high
        values[name] = low * (high / low) ** share if number.scale == "log" else low + share * (high - low)
    return land.with_parameters(**values)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", WITH_PARAMETERS)
def test_none_is_missed_wherever_the_sliders_stand(name, seed):
    assert missed(on_sliders(LANDSCAPES[name], seed)) == []


@pytest.mark.parametrize(("amp", "omega"), [(0.5, 9.0), (1.0, 10.0), (0.0, 5.0), (1.0, 3.0), (-2.0, 6.0)])
def test_ripples_have_all_their_critical_points(amp, omega):
    land = LANDSCAPES["beale_ripple"].with_parameters(amp=amp, omega=omega)
    assert missed(land) == []
    assert len(land.minima) >= {(0.5, 9.0): 23, (1.0, 10.0): 41}.get((amp, omega), 1)


def test_where_two_are_about_to_merge_both_are_found_until_they_do():
    """x^3 / 3 - e^2 x + y^2 / 2 has a minimum and a saddle at x = e and -e, none once e^2 is negative."""

    def derivatives(square):
        return (
            lambda x, y: (x * x - square, y),
            lambda x, y: (2.0 * x, 0.0 * x, 1.0 + 0.0 * x),
            lambda x, y: (2.0 + 0.0 * x, 0.0 * x, 0.0 * x, 0.0 * x),
        )

    for e in (0.5, 1e-2, 1e-4, 1e-6):
        found = all_critical_points(*derivatives(e * e), ((-1.0, 1.3), (-1.1, 1.0)))
        np.testing.assert_allclose((*found.minima, *found.saddles), [(e, 0.0), (-e, 0.0)], rtol=1e-9, atol=1e-15)
    assert all_critical_points(*derivatives(-1e-6), ((-1.0, 1.3), (-1.1, 1.0))) == CriticalPoints()


@some_draws
@given(st.floats(-10.0, 10.0), st.floats(0.1, 20.0), st.floats(-4.5, 4.5), st.floats(-4.5, 4.5))
def test_the_bounds_of_the_third_derivatives_hold(amp, omega, x, y):
    h = 1e-20  # complex steps of the Hessian
    (xxx, xxy, xyy), (_, _, yyy) = (
        [part.imag / h for part in beale_ripple.hessian(*z, amp, omega)] for z in ((x + 1j * h, y), (x, y + 1j * h))
    )
    bounds = beale_ripple.third_derivatives(abs(x), abs(y), amp, omega)
    assert all(abs(part) <= bound * (1.0 + 1e-9) for part, bound in zip((xxx, xxy, xyy, yyy), bounds, strict=True))
