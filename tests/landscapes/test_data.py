"""Losses over data: what data are refused, minima against other ways to find them, the mean over the samples."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace
from registry import FieldError

EPSILON = np.finfo(float).eps
OVER_DATA = [land for land in LANDSCAPES.values() if land.data]
over_data = pytest.mark.parametrize("land", OVER_DATA, ids=lambda land: land.key)


@over_data
def test_the_loss_is_the_mean_over_the_samples(land):
    x, y = np.array(land.data).T
    halves = [land.with_data(x[:32], y[:32]), land.with_data(x[32:], y[32:])]
    for point in (land.start, (0.3, -0.7)):
        for whole, parts in (
            (land.value(*point), [half.value(*point) for half in halves]),
            (land.gradient(*point), [half.gradient(*point) for half in halves]),
            (land.hessian(*point), [half.hessian(*point) for half in halves]),
        ):
            np.testing.assert_allclose(np.mean(parts, axis=0), whole, rtol=1e-13, atol=1e-15)


def test_the_least_squares_line_is_numpy_s():
    land = LANDSCAPES["linear_regression"]
    np.testing.assert_allclose(land.minima[0], np.polyfit(*np.array(land.data).T, 1), rtol=1e-13)


@over_data
def test_other_data_have_their_minimum_on_the_map(land):
    draws = np.random.default_rng(5)
    for _ in range(20):
        x = draws.uniform(-3.0, 3.0, 40)
        y = (draws.uniform(size=40) < 0.5).astype(float) if land.targets else draws.normal(2.0 * np.tanh(1.5 * x), 0.5)
        other = land.with_data(x, y)
        assert other.contains(other.start)
        assert other.minima
        for minimum in other.minima:
            assert other.contains(minimum)
            assert np.hypot(*other.gradient(*minimum)) < 1e-10


def slope_in_rounding_errors(land, point):
    """The larger component of the gradient, in units of the error from rounding a single residual."""
    (u, v), (x, y) = point, np.abs(land.data).T
    w, factor = (u, 1.0) if land.curve != "tanh" else (u * v, abs(v))
    terms = x.max() * abs(w) + abs(v) + max(y.max(), 1e-300)
    gx, gy = land.gradient(*point)
    return max(abs(gx) / (factor * x.max()), abs(gy)) / (EPSILON * terms)


def test_labels_along_heights_have_their_minimum():
    """Far from 0 against their spread; moving all heights moves the threshold and leaves the slope."""
    draws = np.random.default_rng(0)
    x = draws.normal(170.0, 10.0, 200)
    y = (draws.uniform(size=200) < 1.0 / (1.0 + np.exp(78.2 - 0.459 * x))).astype(float)
    slopes = []
    for shift in (-170.0, 0.0, 1_830.0):
        land = LANDSCAPES["logistic_regression"].with_data(x + shift, y)
        assert slope_in_rounding_errors(land, land.minima[0]) < 4.0
        slopes.append(land.minima[0][0])
    np.testing.assert_allclose(slopes, slopes[0], rtol=1e-9)
    assert 0.3 < slopes[0] < 0.7


def test_labels_have_a_minimum_unless_they_can_be_told_apart():
    """Albert and Anderson (1984), at every scale; convex, so where the gradient vanishes is the minimum."""
    draws, counts = np.random.default_rng(1), {0: 0, 1: 0}
    for size in (4, 8, 30) * 40:
        x = draws.choice([0.0, 3.0, 100.0]) + 10.0 ** draws.uniform(-2.0, 3.0) * draws.standard_t(2.0, size)
        steepness = 10.0 ** draws.uniform(-1.0, 1.5)
        y = (draws.uniform(size=size) < 0.5 + 0.5 * np.tanh(steepness * (x - x.mean()) / x.std())).astype(float)
        in_order = y[np.argsort(x)]
        land = LANDSCAPES["logistic_regression"].with_data(x, y)
        assert len(land.minima) == (np.count_nonzero(np.diff(in_order)) > 1)
        assert all(slope_in_rounding_errors(land, point) < 4.0 for point in land.minima)
        counts[len(land.minima)] += 1
    assert min(counts.values()) > 20


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([-2.0, -1.0, 1.0, 2.0], [0.0, 0.0, 1.0, 1.0]),
        ([-2.0, -1.0, 1.0, 2.0], [1.0, 1.0, 1.0, 0.0]),
        ([0.0, 1.0, 1.0, 2.0], [0.0, 0.0, 1.0, 1.0]),  # all but the samples on the threshold
        ([0.0, 1.0, 2.0], [1.0, 1.0, 1.0]),
        ([170.0, 180.0], [0.0, 1.0]),
    ],
)
def test_labels_that_can_be_told_apart_leave_no_minimum(x, y):
    land = LANDSCAPES["logistic_regression"].with_data(x, y)
    assert land.minima == ()
    assert land.contains(land.start)


@pytest.mark.parametrize("delta", [0.1, 1.0, 10.0])
def test_the_robust_line_is_where_the_slope_vanishes(delta):
    """The loss is convex: there is its minimum. Few samples, gross outliers and whole numbers make it angular."""
    draws = np.random.default_rng(2)
    for size in (2, 3, 5, 8, 30, 64, 300) * 30:
        mean = draws.choice([0.0, 1.0, 170.0])
        x = mean + draws.choice([0.3, 2.0, 20.0]) * draws.standard_normal(size)
        y = 2.0 * (x - mean) + draws.choice([0.05, 2.0]) * draws.standard_t(1.2, size)
        if draws.uniform() < 0.3:
            y = np.round(y)
        land = LANDSCAPES["huber_regression"].with_data(x, np.clip(y, -1e3, 1e3))
        land = land.with_parameters(delta=delta)
        assert slope_in_rounding_errors(land, land.minima[0]) < 4.0


def test_a_large_delta_is_least_squares():
    robust = LANDSCAPES["huber_regression"].with_parameters(delta=1e3)
    squares = LANDSCAPES["linear_regression"].with_data(*np.array(robust.data).T)
    np.testing.assert_allclose(robust.minima, squares.minima, rtol=1e-12)
    np.testing.assert_allclose(robust.value(0.4, 1.2), squares.value(0.4, 1.2), rtol=1e-13)


def test_the_unit_computes_the_same_turned_round():
    land = LANDSCAPES["tanh_unit"]
    assert land.value(0.7, -1.3) == land.value(-0.7, 1.3)
    assert len(land.minima) == 2
    assert land.saddles == ((0.0, 0.0),)


def test_a_tanh_is_found_at_every_scale():
    """Without noise the minimum is the curve that made the data."""
    land, x = LANDSCAPES["tanh_unit"], np.linspace(-1.0, 1.0, 41)
    for scale in (1e-3, 1.0, 100.0, 1e5):
        for bend in (0.2, 1.2, 10.0, 40.0):
            for height in (1e-3, 1.5, -1e3):
                other = land.with_data(scale * x, height * np.tanh(bend * x))
                w, a = other.minima[0]
                np.testing.assert_allclose((abs(w), a * np.sign(w)), (bend / scale, height), rtol=1e-9)
                assert other.saddles == ((0.0, 0.0),)


@pytest.mark.parametrize("bend", [2e-2, 1e-2, 5e-3, 1e-3, 3e-4])
def test_an_extremely_flat_minimum_near_zero_is_found(bend):
    """Samples of tanh(bend x) / bend, next to a straight line, and of a straight line."""
    x = np.linspace(-1.0, 1.0, 41)
    land = LANDSCAPES["tanh_unit"].with_data(x, np.tanh(bend * x) / bend)
    assert land.minima[0] == pytest.approx((bend, 1.0 / bend), rel=1e-3)
    assert LANDSCAPES["tanh_unit"].with_data(x, 2.0 * x).minima == ()
    assert LANDSCAPES["tanh_unit"].with_data(x, np.sinh(bend * x) / bend).minima == ()


def test_a_noisy_tanh_is_found_unless_a_line_or_a_step_fits_better():
    """Against the error along w with the best a for each, on a grid finer and wider than the map."""
    draws, missing = np.random.default_rng(3), 0
    for size in (10, 20, 64, 200) * 50:
        scale, height = 10.0 ** draws.uniform(-3.0, 3.0, 2)
        x = scale * draws.uniform(-1.0, 1.0, size)
        y = height * (np.tanh(10.0 ** draws.uniform(0.0, 1.0) * x / scale) + 0.1 * draws.standard_normal(size))
        land = LANDSCAPES["tanh_unit"].with_data(x, y)
        t = np.tanh(np.outer(np.geomspace(1e-2, 1e4, 2_000) / scale, x))
        errors = np.mean(((t @ y / np.sum(t * t, axis=1))[:, None] * t - y) ** 2, axis=1) / 2.0
        if land.minima:
            assert land.value(*land.minima[0]) <= errors.min() * (1.0 + 1e-9)
            assert slope_in_rounding_errors(land, land.minima[0]) < 16.0
        else:
            assert errors.min() >= min(errors[0], errors[-1]) * (1.0 - 1e-9)
            missing += 1
    assert missing < 10


@pytest.mark.parametrize(
    "y", [np.zeros(41), np.linspace(-1, 1, 41) ** 2, np.ones(41)], ids=["zero", "even", "constant"]
)
def test_the_origin_is_a_saddle_only_where_x_and_y_go_together(y):
    """Its Hessian is (0, -mean(x y), 0): without the product there is a gutter along both axes."""
    assert LANDSCAPES["tanh_unit"].with_data(np.linspace(-1.0, 1.0, 41), y).critical_points[:3] == ((), (), ())


@over_data
@pytest.mark.parametrize(("mean", "spread"), [(0.0, 1e-3), (0.0, 100.0), (170.0, 10.0), (-2_000.0, 10.0)])
def test_a_map_of_other_data_is_as_wide_as_its_loss_wants(land, mean, spread):
    """Across the map the loss curves about as much along w as along b, so that a valley is diagonal."""
    draws = np.random.default_rng(4)
    x = draws.normal(mean, spread, 200)
    y = 70.0 + 0.9 * (x - mean) * 10.0 / spread + draws.normal(0.0, 5.0, 200)
    if land.targets:
        y = (y > 70.0).astype(float)
    if land.curve == "tanh":
        x, y = x - mean, np.tanh((y - 70.0) / 10.0)
    other = land.with_data(x, y)
    (left, right), (low, high) = other.domain
    assert other.contains(other.start)
    assert other.minima
    for w, b in other.minima:
        assert other.contains((w, b))
        hxx, _, hyy = other.hessian(w, b)
        assert 0.1 < np.sqrt(hxx / hyy) * (right - left) / (high - low) < 10.0


@pytest.mark.parametrize(
    ("x", "y", "told"),
    [
        ([], [], "data = '0 rows'"),
        ([1.0], [2.0], "data = '1 rows'"),
        ([1.0, 2.0], [1.0], "as many x as y"),
        ([1.0, "two"], [1.0, 2.0], r"data\.x"),
        ([1.0, 2.0], [1.0, math.nan], r"data\.y\[1\] = nan"),
        ([1.0, math.inf], [1.0, 2.0], r"data\.x\[1\] = inf"),
        ([1.0, 1e300], [1.0, 2.0], r"data\.x\[1\]"),
        ([3.0, 3.0, 3.0], [1.0, 2.0, 3.0], r"data\.x = 3\.0: must not be the same"),
        ([0.3, 0.1 + 0.2], [1.0, 2.0], r"data\.x = 0\.3: must not be the same"),
        ([0.0, 1e-200], [1.0, 2.0], r"data\.x = 0\.0: must not be the same"),
        ([1e6, 1e6 - 1e-4], [1.0, 2.0], r"data\.x = 1000000\.0: must not be the same"),
        ([[1.0], [2.0]], [1.0, 2.0], "one column"),
        (np.zeros(10_000_000), np.zeros(10_000_000), "10000000 rows"),
        (None, None, r"data\.x"),
        (1, 2, r"data\.x"),
    ],
)
def test_bad_data_are_refused_by_name(x, y, told):
    with pytest.raises(ValueError, match=told):
        LANDSCAPES["linear_regression"].with_data(x, y)


def test_labels_are_0_or_1():
    with pytest.raises(ValueError, match=r"data\.y = 2\.0: must be one of 0, 1"):
        LANDSCAPES["logistic_regression"].with_data([0.0, 1.0], [1.0, 2.0])


def test_a_surface_without_data_takes_none():
    for x, y in (([0.0, 1.0], [1.0, 2.0]), (1, 2)):
        with pytest.raises(ValueError, match="losses over data only"):
            LANDSCAPES["sphere"].with_data(x, y)


@over_data
def test_data_make_another_landscape(land):
    x, y = np.array(land.data).T
    other = land.with_data(x[::-1], y[::-1])
    assert other != land
    assert land.with_data(x, y) == land.with_data(x, y)
    assert hash(land.with_data(x, y)) == hash(land.with_data(x, y))


def test_standardised_samples_make_the_bowl_of_least_squares_round():
    surface = LANDSCAPES["linear_regression"].with_data([1000.0, 1001.0, 1004.0, 1009.0], [3.0, 1.0, 4.0, 1.5])
    stretched, round_one = (np.linalg.cond(_matrix(one)) for one in (surface, surface.standardised()))
    assert stretched > 1e10
    assert round_one == pytest.approx(1.0, rel=1e-12)


def test_one_step_at_rate_one_is_all_that_a_round_bowl_needs():
    surface = LANDSCAPES["linear_regression"].standardised()
    run = trace("gradient_descent", surface, steps=1, learning_rate=1.0)
    np.testing.assert_allclose(run.points[1], surface.minima[0], rtol=0, atol=1e-12)


@over_data
def test_standardising_changes_the_units_of_x_and_no_line(land):
    x, y = np.array(land.data).T
    other = land.standardised()
    np.testing.assert_allclose([np.mean(other.data, axis=0)[0], np.std(other.data, axis=0)[0]], [0, 1], atol=1e-12)
    assert tuple(np.array(other.data)[:, 1]) == tuple(y)
    if land.key != "tanh_unit":  # its two weights leave no room for a shift of x
        w, b = other.minima[0]
        back = w / x.std(), b - w * x.mean() / x.std()
        assert land.value(*back) == pytest.approx(land.value(*land.minima[0]), rel=1e-9)


def test_what_is_over_no_data_cannot_be_standardised():
    with pytest.raises(FieldError, match="losses over data only"):
        LANDSCAPES["rosenbrock"].standardised()


def _matrix(surface):
    xx, xy, yy = surface.hessian(*surface.minima[0])
    return [[xx, xy], [xy, yy]]
