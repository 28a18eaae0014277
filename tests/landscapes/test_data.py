"""Losses over data: what data are refused, minima against other ways to find them, the mean over the samples."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES

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


def test_labels_that_can_be_told_apart_leave_no_minimum():
    land = LANDSCAPES["logistic_regression"].with_data([-2.0, -1.0, 1.0, 2.0], [0.0, 0.0, 1.0, 1.0])
    assert land.minima == ()


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
        ([[1.0], [2.0]], [1.0, 2.0], "one column"),
        (np.zeros(10_000_000), np.zeros(10_000_000), "10000000 rows"),
        (None, None, r"data\.x"),
    ],
)
def test_bad_data_are_refused_by_name(x, y, told):
    with pytest.raises(ValueError, match=told):
        LANDSCAPES["linear_regression"].with_data(x, y)


def test_labels_are_0_or_1():
    with pytest.raises(ValueError, match=r"data\.y = 2\.0: must be one of 0, 1"):
        LANDSCAPES["logistic_regression"].with_data([0.0, 1.0], [1.0, 2.0])


def test_a_surface_without_data_takes_none():
    with pytest.raises(ValueError, match="losses over data only"):
        LANDSCAPES["sphere"].with_data([0.0, 1.0], [1.0, 2.0])


@over_data
def test_data_make_another_landscape(land):
    x, y = np.array(land.data).T
    other = land.with_data(x[::-1], y[::-1])
    assert other != land
    assert land.with_data(x, y) == land.with_data(x, y)
    assert hash(land.with_data(x, y)) == hash(land.with_data(x, y))
