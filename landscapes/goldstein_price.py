"""Four hollows in a basin whose walls rise to a million: only a tiny learning rate survives, and stays in its hollow.

A. A. Goldstein and J. F. Price (1971), On descent from local minima, Mathematics of Computation 25(115), 569-574. It
is the product of a curve in s = x + y and a curve in d = 2 x - 3 y, each with two wells and a hump between them, so
that the nine critical points are their pairs. The minima lie at 3, 30, 84 and 840; the largest curvature is 965 in the
deepest and 26,000 in another.
"""

from itertools import product

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def along_s(s):
    """The first factor and its first and second derivatives: wells at -1 and 2, a hump at 1."""
    return (
        1.0 + (s + 1.0) * (s + 1.0) * (19.0 - 14.0 * s + 3.0 * s * s),
        12.0 * (s + 1.0) * (s - 1.0) * (s - 2.0),
        12.0 * (3.0 * s * s - 4.0 * s - 1.0),
    )


def along_d(d):
    """The second factor and its first and second derivatives: wells at 0 and 3, a hump at 1."""
    return (
        30.0 + d * d * (18.0 - 16.0 * d + 3.0 * d * d),
        12.0 * d * (d - 1.0) * (d - 3.0),
        12.0 * (3.0 * d * d - 8.0 * d + 3.0),
    )


def value(x, y):
    a, _, _ = along_s(x + y)
    b, _, _ = along_d(2.0 * x - 3.0 * y)
    return a * b


def gradient(x, y):
    a, da, _ = along_s(x + y)
    b, db, _ = along_d(2.0 * x - 3.0 * y)
    return da * b + 2.0 * a * db, da * b - 3.0 * a * db


def hessian(x, y):
    a, da, dda = along_s(x + y)
    b, db, ddb = along_d(2.0 * x - 3.0 * y)
    return (
        dda * b + 4.0 * da * db + 4.0 * a * ddb,
        dda * b - da * db - 6.0 * a * ddb,
        dda * b - 6.0 * da * db + 9.0 * a * ddb,
    )


def critical_points():
    return CriticalPoints(
        minima=pairs((-1.0, 2.0), (0.0, 3.0)),
        saddles=(*pairs((-1.0, 2.0), (1.0,)), *pairs((1.0,), (0.0, 3.0))),
        maxima=pairs((1.0,), (1.0,)),
    )


def pairs(s_values, d_values):
    """The points (x, y) at which x + y and 2 x - 3 y have these values."""
    return tuple(((3.0 * s + d) / 5.0, (2.0 * s - d) / 5.0) for s, d in product(s_values, d_values))


LANDSCAPE = Landscape(
    title="Goldstein and Price's function",
    about=__doc__,
    family="many minima",
    formula=(
        r"\begin{aligned} &\left(1 + (s + 1)^2\,(19 - 14s + 3s^2)\right) \\"
        r" &\cdot \left(30 + d^2\,(18 - 16d + 3d^2)\right) \\"
        r" &s = x + y, \quad d = 2x - 3y \end{aligned}"
    ),
    source="Goldstein and Price (1971), On descent from local minima, Mathematics of Computation 25(115)",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    start=(0.0, 0.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent and RMSProp, with the tiny steps that survive here, stay in a higher hollow; "
        "momentum and Adam reach the lowest.",
        {"gradient_descent": 2e-05, "momentum": 1e-05, "rmsprop": 0.02, "adam": 0.2},
    ),
)
