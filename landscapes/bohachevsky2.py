"""A bowl whose bottom is stamped with a chequered pattern of ripples: where the paths converge, small dents await them.

I. O. Bohachevsky, M. E. Johnson and M. L. Stein (1986), Generalized simulated annealing for function optimization,
Technometrics 28(3), 209-217. As their first function, but with the product of the two ripples in place of their sum, so
that x and y interact. All 25 hollows lie within 1.4 of the origin.
"""

from math import pi

from landscapes.core import Formulas, Landscape, Race, cos, known_critical_points, sin


def value(x, y):
    return x * x + 2.0 * y * y - 0.3 * cos(3.0 * pi * x) * cos(4.0 * pi * y) + 0.3


def gradient(x, y):
    return (
        2.0 * x + 0.9 * pi * sin(3.0 * pi * x) * cos(4.0 * pi * y),
        4.0 * y + 1.2 * pi * cos(3.0 * pi * x) * sin(4.0 * pi * y),
    )


def hessian(x, y):
    crests = pi * pi * cos(3.0 * pi * x) * cos(4.0 * pi * y)
    return (
        2.0 + 2.7 * crests,
        -3.6 * pi * pi * sin(3.0 * pi * x) * sin(4.0 * pi * y),
        4.0 + 4.8 * crests,
    )


def critical_points():
    return known_critical_points("bohachevsky2")


LANDSCAPE = Landscape(
    title="Bohachevsky's function no. 2",
    about=__doc__,
    family="many minima",
    formula=r"x^2 + 2y^2 - 0.3\cos 3\pi x\,\cos 4\pi y + 0.3",
    source="Bohachevsky, Johnson and Stein (1986), doi.org/10.1080/00401706.1986.10488128",
    domain=((-100.0, 100.0), (-100.0, 100.0)),
    start=(-78.3, -46.1),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "All come down the bowl alike; at its bottom small dents hold some of them, and momentum circles "
        "until it finds the middle.",
        {"gradient_descent": 0.1, "momentum": 0.02, "rmsprop": 1.0, "adam": 5.0},
    ),
)
