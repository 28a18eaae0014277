"""A bowl with slanting ripples at its bottom: nine hollows in a row, and steps along x or y alone cross them askew.

I. O. Bohachevsky, M. E. Johnson and M. L. Stein (1986), Generalized simulated annealing for function optimization,
Technometrics 28(3), 209-217. As their first function, but with one ripple across the plane; its crests all run in the
same direction, and the gradient vanishes only on the line y = 2 x / 3.
"""

from math import pi

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin

# The positive roots of 2 x + 0.9 pi sin(17 pi x / 3), the slope in x on that line: there are no others.
HOLLOWS = (0.3393255483427433, 0.6777951339903777, 1.0138992912403446, 1.34155444917081)
PASSES = (0.18379415829138096, 0.5519417331551115, 0.922275508006483, 1.3009405043140043)


def value(x, y):
    return x * x + 2.0 * y * y - 0.3 * cos(3.0 * pi * x + 4.0 * pi * y) + 0.3


def gradient(x, y):
    wave = 0.3 * pi * sin(3.0 * pi * x + 4.0 * pi * y)
    return 2.0 * x + 3.0 * wave, 4.0 * y + 4.0 * wave


def hessian(x, y):
    wave = 0.3 * pi * pi * cos(3.0 * pi * x + 4.0 * pi * y)
    return 2.0 + 9.0 * wave, 12.0 * wave, 4.0 + 16.0 * wave


def critical_points():
    return CriticalPoints(
        minima=((0.0, 0.0), *both_sides(HOLLOWS)),
        saddles=both_sides(PASSES),
    )


def both_sides(roots):
    """The points on the line y = 2 x / 3 at these x and at their negatives."""
    return tuple((x, 2.0 * x / 3.0) for root in roots for x in (root, -root))


LANDSCAPE = Landscape(
    title="Bohachevsky's function no. 3",
    about=__doc__,
    family="many minima",
    formula=r"x^2 + 2y^2 - 0.3\cos(3\pi x + 4\pi y) + 0.3",
    source="Bohachevsky, Johnson and Stein (1986), doi.org/10.1080/00401706.1986.10488128",
    domain=((-100.0, 100.0), (-100.0, 100.0)),
    start=(78.3, 46.1),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "All come down the bowl alike; at its bottom the slanting ripples decide who reaches the middle.",
        {"gradient_descent": 0.05, "momentum": 0.005, "rmsprop": 0.5, "adam": 5.0},
    ),
)
