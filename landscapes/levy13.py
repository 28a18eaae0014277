"""A bowl ploughed both ways: sharp furrows across the slope, deeper towards the edge, catch whatever comes down.

A. V. Levy and A. Montalvo (1985), The tunneling algorithm for the global minimization of functions, SIAM Journal on
Scientific and Statistical Computing 6(1), 15-29; number 13 in the collections. Listed are the critical points nearest
to the middle: all 313 minima with x and y from -2 to 4, and of the saddles there the 87 lowest.
"""

from math import pi

from landscapes.core import Formulas, Landscape, Race, cos, known_critical_points, sin


def furrows(x, y):
    """The squares that plough the surface: sin^2(3 pi x), sin^2(3 pi y) and sin^2(2 pi y)."""
    across, along, wide = sin(3.0 * pi * x), sin(3.0 * pi * y), sin(2.0 * pi * y)
    return across * across, along * along, wide * wide


def value(x, y):
    across, along, wide = furrows(x, y)
    return across + (x - 1.0) * (x - 1.0) * (1.0 + along) + (y - 1.0) * (y - 1.0) * (1.0 + wide)


def gradient(x, y):
    a, b = x - 1.0, y - 1.0
    _, along, wide = furrows(x, y)
    return (
        3.0 * pi * sin(6.0 * pi * x) + 2.0 * a * (1.0 + along),
        3.0 * pi * a * a * sin(6.0 * pi * y) + 2.0 * b * (1.0 + wide) + 2.0 * pi * b * b * sin(4.0 * pi * y),
    )


def hessian(x, y):
    a, b = x - 1.0, y - 1.0
    _, along, wide = furrows(x, y)
    return (
        18.0 * pi * pi * cos(6.0 * pi * x) + 2.0 * (1.0 + along),
        6.0 * pi * a * sin(6.0 * pi * y),
        18.0 * pi * pi * a * a * cos(6.0 * pi * y)
        + 2.0 * (1.0 + wide)
        + 8.0 * pi * b * sin(4.0 * pi * y)
        + 8.0 * pi * pi * b * b * cos(4.0 * pi * y),
    )


def critical_points():
    return known_critical_points("levy13", complete=False)


LANDSCAPE = Landscape(
    title="Levy's function no. 13",
    about=__doc__,
    family="many minima",
    formula=(
        r"\begin{aligned} \sin^2 3\pi x &+ (x - 1)^2\,(1 + \sin^2 3\pi y) \\"
        r" &+ (y - 1)^2\,(1 + \sin^2 2\pi y) \end{aligned}"
    ),
    source="Levy and Montalvo (1985), doi.org/10.1137/0906002",
    domain=((-10.0, 10.0), (-10.0, 10.0)),
    start=(-5.8, 3.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent stays in the first furrow; RMSProp crosses several, and Adam and momentum roll "
        "through to the bottom.",
        {"gradient_descent": 0.0005, "momentum": 0.002, "rmsprop": 0.05, "adam": 0.5},
    ),
)
