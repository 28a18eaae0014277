"""An oval bowl that lies askew: a path runs down its steep sides first and then turns along the long axis.

The sum of two squared linear equations, x + 2 y = 7 and 2 x + y = 5, whose common solution (1, 3) is the minimum. The
Hessian's eigenvalues are 2 and 18, along the two diagonals: gradient descent converges exactly when its learning rate
is below 1/9. In the collection of M. Jamil and X.-S. Yang (2013), A literature survey of benchmark functions for
global optimization problems.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def residuals(x, y):
    return x + 2.0 * y - 7.0, 2.0 * x + y - 5.0


def value(x, y):
    r1, r2 = residuals(x, y)
    return r1 * r1 + r2 * r2


def gradient(x, y):
    r1, r2 = residuals(x, y)
    return 2.0 * r1 + 4.0 * r2, 4.0 * r1 + 2.0 * r2


def hessian(x, y):
    return 10.0, 8.0, 10.0


def critical_points():
    return CriticalPoints(minima=((1.0, 3.0),))


LANDSCAPE = Landscape(
    title="Booth's function",
    about=__doc__,
    family="bowls",
    formula=r"(x + 2y - 7)^2 + (2x + y - 5)^2",
    source="Jamil and Yang (2013), A literature survey of benchmark functions, arxiv.org/abs/1308.4008",
    domain=((-10.0, 10.0), (-10.0, 10.0)),
    start=(-8.0, 6.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent bends into the long axis, momentum and Adam overshoot it, and Newton's method, on a "
        "bowl, arrives in one step.",
        {"gradient_descent": 0.02, "momentum": 0.005, "adam": 2.0, "newton": 1.0},
    ),
)
