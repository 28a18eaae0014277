"""A valley bent like a parabola whose floor hardly falls: found in a few steps, walked in hundreds, past a wide bend.

Defined for this collection, after H. H. Rosenbrock (1960), An automatic method for finding the greatest or least value
of a function: a floor along y = x^2 / 4 that slopes to the only critical point, (3, 9/4). There the Hessian's
eigenvalues are 0.0123 and 65, a condition number of 5,300, twice that of Rosenbrock's valley.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Number, Race


def value(x, y, c):
    height = y - x * x / 4.0
    return c * height * height + (x - 3.0) * (x - 3.0) / 50.0


def gradient(x, y, c):
    height = y - x * x / 4.0
    return (x - 3.0) / 25.0 - c * x * height, 2.0 * c * height


def hessian(x, y, c):
    height = y - x * x / 4.0
    return 0.04 + c * (x * x / 2.0 - height), -c * x, 2.0 * c


def critical_points(c):
    return CriticalPoints(minima=((3.0, 2.25),))


LANDSCAPE = Landscape(
    title="Long valley",
    about=__doc__,
    family="valleys",
    formula=r"c\left(y - \tfrac{1}{4}x^2\right)^2 + \tfrac{1}{50}(x - 3)^2",
    source="defined here, after Rosenbrock (1960), doi.org/10.1093/comjnl/3.3.175",
    domain=((-6.0, 6.0), (-2.0, 8.0)),
    start=(-4.0, 6.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={
        "c": Number(10.0, 0.1, 100.0, "Steeper valley walls; the floor stays as flat.", scale="log", above=0.0),
    },
    race=Race(
        "Gradient descent reaches the floor and hardly moves on; momentum and Adam gain speed along the bend; "
        "Newton's method jumps off the map and is back at the minimum in four steps.",
        {"gradient_descent": 0.01, "momentum": 0.01, "adam": 1.0, "newton": 1.0},
    ),
)
