"""A slanted, wavy sheet with two hollows on the map: a path that comes from above stops in the higher one and stays.

G. P. McCormick (1976), Computability of global solutions to factorable nonconvex programs: Part I, Mathematical
Programming 10, 147-175. Across the waves the sheet is a parabola about x - y = 1; along them hollow follows hollow
without end, each lower than the last by pi as x and y fall by pi. The lowest value on the map, at (1/2 - pi/3,
-1/2 - pi/3), is -1.91322; it is often printed -1.9133, and some pages overlook the second hollow, (2.594, 1.594).
"""

from math import pi

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin


def value(x, y):
    return sin(x + y) + (x - y) * (x - y) - 1.5 * x + 2.5 * y + 1.0


def gradient(x, y):
    wave, bowl = cos(x + y), 2.0 * (x - y)
    return wave + bowl - 1.5, wave - bowl + 2.5


def hessian(x, y):
    wave = sin(x + y)
    return 2.0 - wave, -2.0 - wave, 2.0 - wave


def critical_points():
    # The sum of the two slopes gives cos(x + y) = -1/2, their difference x - y = 1.
    return CriticalPoints(
        minima=((0.5 - pi / 3.0, -0.5 - pi / 3.0), (0.5 + 2.0 * pi / 3.0, -0.5 + 2.0 * pi / 3.0)),
        saddles=((0.5 + pi / 3.0, -0.5 + pi / 3.0),),
    )


LANDSCAPE = Landscape(
    title="McCormick's function",
    about=__doc__,
    family="many minima",
    formula=r"\sin(x + y) + (x - y)^2 - 1.5\,x + 2.5\,y + 1",
    source="McCormick (1976), doi.org/10.1007/BF01580665",
    domain=((-1.5, 4.0), (-3.0, 4.0)),
    start=(2.0, 3.8),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "All four come from above and stop in the higher hollow: the lower one is behind a ridge that none of "
        "them sees.",
        {"gradient_descent": 0.05, "momentum": 0.002, "rmsprop": 0.02, "adam": 0.05},
    ),
)
