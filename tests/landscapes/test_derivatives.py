"""Gradients and Hessians against complex steps, which share no line with them and have no step-size error.

Squire and Trapp (1998), Using complex variables to estimate derivatives of real functions: f'(x) = Im f(x + i h) / h.
"""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from tests.landscapes.draws import every_landscape, landscapes, points, seeds, some_draws

H = 1e-100
TOLERANCE = 1e-11


def assert_close(actual, expected):
    for component, reference in zip(actual, expected, strict=True):
        np.testing.assert_allclose(component, reference, rtol=0.0, atol=TOLERANCE * (1.0 + np.abs(expected).max()))


@every_landscape
@some_draws
@given(data=st.data(), seed=seeds)
def test_gradient_is_the_derivative_of_the_value(name, data, seed):
    land = data.draw(landscapes(name))
    x, y = points(land, seed, 200)
    assert_close(land.gradient(x, y), (land.value(x + 1j * H, y).imag / H, land.value(x, y + 1j * H).imag / H))


@every_landscape
@some_draws
@given(data=st.data(), seed=seeds)
def test_hessian_is_the_derivative_of_the_gradient(name, data, seed):
    land = data.draw(landscapes(name))
    x, y = points(land, seed, 200)
    along_x, along_y = land.gradient(x + 1j * H, y), land.gradient(x, y + 1j * H)
    hxx, hxy, hyy = land.hessian(x, y)
    assert_close((hxx, hxy), [component.imag / H for component in along_x])
    assert_close((hxy, hyy), [component.imag / H for component in along_y])


@every_landscape
def test_a_complex_step_needs_no_array(name):
    land = LANDSCAPES[name]
    x, y = land.start
    gx, gy = land.gradient(x, y)
    assert_close((gx, gy), (land.value(complex(x, H), y).imag / H, land.value(x, complex(y, H)).imag / H))


def functions(land):
    """Value, gradient and Hessian as functions that return tuples."""
    return (lambda x, y: (land.value(x, y),)), land.gradient, land.hessian


@every_landscape
@some_draws
@given(data=st.data(), seed=seeds)
def test_arrays_hold_what_floats_give(name, data, seed):
    land = data.draw(landscapes(name))
    x, y = points(land, seed, 20)
    for function in functions(land):
        one_by_one = np.array([function(float(a), float(b)) for a, b in zip(x, y, strict=True)]).T
        assert_close(function(x, y), one_by_one)


@every_landscape
@pytest.mark.parametrize(
    ("x_shape", "y_shape", "shape"),
    [((5,), (5,), (5,)), ((3, 1), (1, 4), (3, 4)), ((), (4,), (4,)), ((4,), (), (4,)), ((2, 3), (3,), (2, 3))],
)
def test_shapes_broadcast(name, x_shape, y_shape, shape):
    land = LANDSCAPES[name]
    x, y = np.full(x_shape, land.start[0]), np.full(y_shape, land.start[1])
    x, y = (array if array.ndim else float(array) for array in (x, y))
    for function in functions(land):
        at_start = function(*land.start)
        for component, expected in zip(function(x, y), at_start, strict=True):
            assert component.shape == shape
            np.testing.assert_allclose(component, expected, rtol=1e-13, atol=1e-13)


@every_landscape
def test_components_are_arrays_of_their_own(name):
    land = LANDSCAPES[name]
    x, y = points(land, 0, 5)
    before = x.copy(), y.copy()
    for component in (*land.gradient(x, y), *land.hessian(x, y)):
        component += 1.0
    np.testing.assert_array_equal((x, y), before)


@every_landscape
def test_floats_give_floats_and_never_raise(name):
    land = LANDSCAPES[name]
    far = (0.0, -0.0, 5e-324, 1e100, 1e154, -1e155, 1e200, 1e308, -1e308, math.inf, -math.inf, math.nan)
    for x in (*far, land.start[0]):
        for y in (*far, land.start[1]):
            for formula in (land.formulas.value, land.formulas.gradient, land.formulas.hessian):
                result = formula(x, y, *land.arguments)
                assert all(type(number) is float for number in (result if isinstance(result, tuple) else (result,)))


@every_landscape
def test_everything_is_finite_on_the_map(name):
    land = LANDSCAPES[name]
    (x_low, x_high), (y_low, y_high) = land.domain
    x, y = np.meshgrid(np.linspace(x_low, x_high, 101), np.linspace(y_low, y_high, 101))
    for function in functions(land):
        assert np.isfinite(function(x, y)).all()


@every_landscape
def test_ints_pass_for_floats(name):
    land = LANDSCAPES[name]
    for function in functions(land):
        assert function(1, -2) == pytest.approx(function(1.0, -2.0), rel=1e-15)
