"""The elementary functions: for floats they equal `math`, and give infinity or NaN where `math` raises."""

import cmath
import math

import numpy as np
import pytest

from landscapes.core import absolute, cos, exp, sign, sin, sqrt, tanh

FUNCTIONS = pytest.mark.parametrize("function", [sin, cos, exp, tanh], ids=lambda function: function.__name__)


@FUNCTIONS
def test_floats_are_those_of_math(function):
    expected = getattr(math, function.__name__)
    for x in np.random.default_rng(0).uniform(-20.0, 20.0, 1000).tolist():
        result = function(x)
        assert type(result) is float
        assert result == expected(x)


@FUNCTIONS
def test_arrays_agree_with_floats(function):
    x = np.random.default_rng(1).uniform(-20.0, 20.0, 1000)
    np.testing.assert_allclose(function(x), [function(a) for a in x.tolist()], rtol=4e-16)


@FUNCTIONS
def test_complex_numbers(function):
    expected = getattr(cmath, function.__name__)
    for z in (0.5 + 0.25j, -1.0 + 1e-3j, 2.0 - 3.0j):
        assert function(z) == pytest.approx(expected(z), rel=1e-14)
        assert function(np.array([z]))[0] == pytest.approx(expected(z), rel=1e-14)


@pytest.mark.parametrize(
    ("function", "at_minus_infinity", "at_infinity"),
    [(sin, math.nan, math.nan), (cos, math.nan, math.nan), (exp, 0.0, math.inf), (tanh, -1.0, 1.0)],
)
def test_the_ends_of_the_line(function, at_minus_infinity, at_infinity):
    assert function(-math.inf) == pytest.approx(at_minus_infinity, nan_ok=True)
    assert function(math.inf) == pytest.approx(at_infinity, nan_ok=True)
    assert math.isnan(function(math.nan))


def test_sqrt():
    for x in (0.0, 5e-324, 2.0, 1e308, math.inf):
        assert sqrt(x) == math.sqrt(x)
    assert math.isnan(sqrt(-1.0))
    assert math.isnan(sqrt(math.nan))
    np.testing.assert_array_equal(sqrt(np.array([0.0, 2.0])), [0.0, math.sqrt(2.0)])
    assert sqrt(2.0 + 1.0j) == pytest.approx(cmath.sqrt(2.0 + 1.0j), rel=1e-14)


def test_sign_and_absolute():
    for x, its_sign in ((-3.0, -1.0), (-5e-324, -1.0), (0.0, 0.0), (2.0, 1.0), (math.inf, 1.0)):
        assert (type(sign(x)), type(absolute(x))) == (float, float)
        assert (sign(x), absolute(x)) == (its_sign, abs(x))
        assert (sign(np.array([x]))[0], absolute(np.array([x]))[0]) == (its_sign, abs(x))
    assert math.isnan(sign(math.nan))
    assert math.isnan(absolute(math.nan))


def test_absolute_and_sign_continue_the_real_functions():
    z = np.array([3.0 + 1e-100j, -3.0 + 1e-100j])
    np.testing.assert_array_equal(absolute(z), [3.0 + 1e-100j, 3.0 - 1e-100j])
    np.testing.assert_array_equal(sign(z), [1.0, -1.0])
    assert absolute(complex(-3.0, 1e-100)) == complex(3.0, -1e-100)


def test_exp_overflows_where_math_refuses():
    largest = 709.782712893384
    assert exp(largest) == math.exp(largest)
    assert exp(math.nextafter(largest, math.inf)) == math.inf
    with pytest.raises(OverflowError):
        math.exp(math.nextafter(largest, math.inf))
    assert exp(-800.0) == 0.0
