"""A mountain pass with a hollow on either side: after the long wait on the pass there is somewhere to arrive.

The saddle x^2 - y^2 with a quartic term that turns the descent up again, so that the minima lie at (0, -sqrt 2) and
(0, sqrt 2). Started exactly on the ridge y = 0, a method without noise rolls to the saddle and stays there for ever.
Defined for this collection; Y. Dauphin and others (2014) explain why saddles matter.
"""

import math

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return x * x - y * y + y * y * y * y / 4.0


def gradient(x, y):
    return 2.0 * x, y * (y * y - 2.0)


def hessian(x, y):
    return 2.0, 0.0, 3.0 * y * y - 2.0


def critical_points():
    return CriticalPoints(minima=((0.0, -math.sqrt(2.0)), (0.0, math.sqrt(2.0))), saddles=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Saddle between two hollows",
    about=__doc__,
    family="saddles",
    formula=r"x^2 - y^2 + \tfrac{1}{4}\,y^4",
    source="defined here; on saddles Dauphin and others (2014), arxiv.org/abs/1406.2572",
    domain=((-2.5, 2.5), (-2.5, 2.5)),
    start=(-2.0, 0.001),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent waits on the pass and momentum runs over it; RMSProp and Adam, which walk both axes "
        "at one pace, hardly notice it.",
        {"gradient_descent": 0.05, "momentum": 0.02, "rmsprop": 0.01, "adam": 0.05},
    ),
)
