"""A long flat trough along the diagonal: the way to its floor is short, the way along it takes almost all the steps.

The Hessian's eigenvalues are 0.04 along the diagonal x = y and 1 across it, so the surface is an elliptic bowl of
condition number 25, turned by 45 degrees: the angle at which a step size for each axis helps least. In the collection
of M. Jamil and X.-S. Yang (2013), A literature survey of benchmark functions for global optimization problems.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return 0.26 * (x * x + y * y) - 0.48 * x * y


def gradient(x, y):
    return 0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x


def hessian(x, y):
    return 0.52, -0.48, 0.52


def critical_points():
    return CriticalPoints(minima=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Matyas's function",
    about=__doc__,
    family="bowls",
    formula=r"0.26\,(x^2 + y^2) - 0.48\,xy",
    source="Jamil and Yang (2013), A literature survey of benchmark functions, arxiv.org/abs/1308.4008",
    domain=((-10.0, 10.0), (-10.0, 10.0)),
    start=(-9.0, -4.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "The trough is found at once; along it gradient descent crawls, momentum and Adam swing, and L-BFGS "
        "needs a few steps.",
        {"gradient_descent": 0.5, "momentum": 0.1, "adam": 1.0, "lbfgs": 1.0},
    ),
)
