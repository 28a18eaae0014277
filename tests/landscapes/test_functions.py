"""The elementary functions: floats get exactly what `math` gives, and what `math` refuses becomes infinity or NaN."""

import cmath
import math

import numpy as np
import pytest

from landscapes.core import cos, exp, sin, tanh

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


def test_exp_overflows_where_math_refuses():
    largest = 709.782712893384
    assert exp(largest) == math.exp(largest)
    assert exp(math.nextafter(largest, math.inf)) == math.inf
    with pytest.raises(OverflowError):
        math.exp(math.nextafter(largest, math.inf))
    assert exp(-800.0) == 0.0
