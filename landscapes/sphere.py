"""A round bowl, equally steep in all directions: the easiest surface there is, and the yardstick for all the others.

The gradient points straight away from the minimum, so gradient descent runs along a straight line; with a learning
rate of 1/2 its first step lands on the minimum, above 1 it diverges. Collections of test functions begin with it, as
M. Jamil and X.-S. Yang (2013), A literature survey of benchmark functions for global optimization problems, tell.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return x * x + y * y


def gradient(x, y):
    return 2.0 * x, 2.0 * y


def hessian(x, y):
    return 2.0, 0.0, 2.0


def critical_points():
    return CriticalPoints(minima=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Round bowl",
    about=__doc__,
    family="bowls",
    formula=r"x^2 + y^2",
    source="Jamil and Yang (2013), A literature survey of benchmark functions, arxiv.org/abs/1308.4008",
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    start=(-4.0, 3.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Every method gets to the middle: gradient descent straight, momentum and Adam past it and back. "
        "Compare the others with this.",
        {"gradient_descent": 0.1, "momentum": 0.005, "rmsprop": 0.1, "adam": 0.5},
    ),
)
