"""A wide, shallow bowl with small ripples: from afar it looks smooth, but whoever comes near is held by the ripples.

A. O. Griewank (1981), Generalized descent for global optimization, Journal of Optimization Theory and Applications
34(1), 11-39. The bowl's slope, x / 2000, is everywhere on the map weaker than the ripples', so that tens of thousands
of hollows remain; listed are the critical points with |x| and |y| up to 15.
"""

from math import sqrt

from landscapes.core import Formulas, Landscape, Race, cos, known_critical_points, sin

ROOT_2 = sqrt(2.0)


def value(x, y):
    return (x * x + y * y) / 4000.0 - cos(x) * cos(y / ROOT_2) + 1.0


def gradient(x, y):
    return x / 2000.0 + sin(x) * cos(y / ROOT_2), y / 2000.0 + cos(x) * sin(y / ROOT_2) / ROOT_2


def hessian(x, y):
    crests = cos(x) * cos(y / ROOT_2)
    return 1.0 / 2000.0 + crests, -sin(x) * sin(y / ROOT_2) / ROOT_2, 1.0 / 2000.0 + crests / 2.0


def critical_points():
    return known_critical_points("griewank", complete=False)


LANDSCAPE = Landscape(
    title="Griewank's function",
    about=__doc__,
    family="many minima",
    formula=r"1 + \tfrac{x^2 + y^2}{4000} - \cos x\,\cos\tfrac{y}{\sqrt{2}}",
    source="Griewank (1981), doi.org/10.1007/BF00933356",
    domain=((-600.0, 600.0), (-600.0, 600.0)),
    start=(-337.0, 454.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent is held by the first ripple; the others cross the ripples, and Adam gets nearest to "
        "the middle.",
        {"gradient_descent": 3.0, "momentum": 1.0, "rmsprop": 1.0, "adam": 5.0},
    ),
)
