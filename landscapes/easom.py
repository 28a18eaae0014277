"""A needle's hole in a wide plain: beyond a few units from (pi, pi) nothing at all tells which way to go.

E. E. Easom (1990), A survey of global optimization techniques, M. Eng. thesis, University of Louisville. Five units
from the hole the slope is below 10^-9, thirty units away f is exactly zero in floating point. Listed are the critical
points with x and y from -1 to 7; farther out there are more, of vanishing height.
"""

from itertools import product
from math import pi

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, exp, sin

FLANKS = (1.3049954504376675, 4.978189856741919)  # the roots of tan x = -2 (x - pi) on either side of the hole
ZEROS = (pi / 2.0, 3.0 * pi / 2.0)


def bell(x):
    return exp(-(x - pi) * (x - pi))


def wave(x):
    return cos(x) * bell(x)


def wave_slope(x):
    return -(sin(x) + 2.0 * (x - pi) * cos(x)) * bell(x)


def wave_curvature(x):
    return ((4.0 * (x - pi) * (x - pi) - 3.0) * cos(x) + 4.0 * (x - pi) * sin(x)) * bell(x)


def value(x, y):
    return -wave(x) * wave(y)


def gradient(x, y):
    return -wave_slope(x) * wave(y), -wave(x) * wave_slope(y)


def hessian(x, y):
    return -wave_curvature(x) * wave(y), -wave_slope(x) * wave_slope(y), -wave(x) * wave_curvature(y)


def critical_points():
    return CriticalPoints(
        minima=((pi, pi), *product(FLANKS, FLANKS)),
        saddles=tuple(product(ZEROS, ZEROS)),
        maxima=(*product(FLANKS, (pi,)), *product((pi,), FLANKS)),
        complete=False,
    )


LANDSCAPE = Landscape(
    title="Easom's function",
    about=__doc__,
    family="oddities",
    formula=r"-\cos x\,\cos y\;e^{-(x - \pi)^2 - (y - \pi)^2}",
    source="Easom (1990), A survey of global optimization techniques, thesis, University of Louisville",
    domain=((-100.0, 100.0), (-100.0, 100.0)),
    start=(1.7, 4.7),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Even close to the hole the slope is faint: gradient descent needs a large rate, the methods that "
        "divide by the slope's size do not.",
        {"gradient_descent": 0.5, "momentum": 0.5, "rmsprop": 0.005, "adam": 0.02},
    ),
)
