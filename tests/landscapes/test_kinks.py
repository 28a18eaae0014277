"""Where a surface is not smooth: nothing raises there, the slope is defined, and right beside it the formulas hold."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from tests.landscapes.test_derivatives import H, assert_close, functions
from tests.landscapes.test_reference import REFERENCE

SINGULAR = {  # where the slope has no direction, or is infinite whichever way one looks; it is set to zero
    "ackley": ((0.0, 0.0),),  # the tip of a cone
    "bukin_n6": ((-10.0, 1.0),),  # the lowest point of a groove with infinitely steep walls
    "drop_wave": ((0.0, 0.0),),  # smooth, but the radius that the formula divides by is 0
    "schwefel2d": ((0.0, 0.0),),  # the slope vanishes, its derivative is infinite
}
ON_KINKS = {
    "bukin_n6": ((-10.0, 2.0), (-8.0, 0.64), (-12.0, 1.44), (-7.0, 0.49)),
    "cross_in_tray": ((0.0, 0.0), (0.0, 1.0), (2.0, 0.0)),
    "eggholder": ((0.0, -47.0), (100.0, -97.0), (100.0, 53.0), (-46.0, -24.0), (47.0, 0.0)),
    "holder_table": ((0.0, 0.0), (0.0, 1.0), (math.pi, 0.0), (0.0, math.pi)),
    "schwefel2d": ((0.0, 100.0), (100.0, 0.0)),
}
SPECIAL = [(name, point) for table in (SINGULAR, ON_KINKS) for name, points in table.items() for point in points]

every_special_point = pytest.mark.parametrize(("name", "point"), SPECIAL)


def test_every_surface_that_is_not_smooth_is_tested_here():
    assert {name for name, reference in REFERENCE.items() if not reference["smooth"]} == {name for name, _ in SPECIAL}


@pytest.mark.parametrize(("name", "point"), [(name, point) for name, points in SINGULAR.items() for point in points])
def test_the_slope_is_zero_where_it_has_no_direction(name, point):
    assert LANDSCAPES[name].gradient(*point) == (0.0, 0.0)


@every_special_point
def test_floats_and_arrays_are_finite_and_agree(name, point):
    land = LANDSCAPES[name]
    arrays = np.full(3, point[0]), np.full(3, point[1])
    for function in functions(land):
        at_point = function(*point)
        assert all(type(component) is float and math.isfinite(component) for component in at_point)
        assert_close(function(*arrays), np.array([at_point] * 3).T)


@every_special_point
@pytest.mark.parametrize("distance", [1e-6, 1e-3])
def test_derivatives_hold_right_beside_it(name, point, distance):
    land = LANDSCAPES[name]
    angle = np.arange(8.0) + 0.1
    x, y = point[0] + distance * np.cos(angle), point[1] + distance * np.sin(angle)
    along_x, along_y = land.gradient(x + 1j * H, y), land.gradient(x, y + 1j * H)
    gx, gy = land.gradient(x, y)
    hxx, hxy, hyy = land.hessian(x, y)
    assert_close((gx, gy), (land.value(x + 1j * H, y).imag / H, land.value(x, y + 1j * H).imag / H))
    assert_close((hxx, hxy), [component.imag / H for component in along_x])
    assert_close((hxy, hyy), [component.imag / H for component in along_y])


def test_ackley_rises_from_its_tip_equally_in_all_directions():
    land, angle, distance = LANDSCAPES["ackley"], np.arange(0.0, 6.0, 0.5), 1e-7
    slopes = land.value(distance * np.cos(angle), distance * np.sin(angle)) / distance
    np.testing.assert_allclose(slopes, math.sqrt(8.0), rtol=1e-5)


def test_drop_wave_is_smooth_in_its_middle():
    land = LANDSCAPES["drop_wave"]
    assert land.hessian(0.0, 0.0) == (72.5, 0.0, 72.5)
    assert land.hessian(1e-9, 1e-9) == pytest.approx((72.5, 0.0, 72.5), abs=1e-12)


@pytest.mark.parametrize("name", ["cross_in_tray", "holder_table"])
def test_on_a_ridge_the_slope_across_is_the_mean_of_both_sides(name):
    land, y = LANDSCAPES[name], 1.0
    left, right = land.gradient(-1e-12, y)[0], land.gradient(1e-12, y)[0]
    assert left > 0.0 > right
    assert land.gradient(0.0, y)[0] == pytest.approx((left + right) / 2.0, abs=1e-9)
