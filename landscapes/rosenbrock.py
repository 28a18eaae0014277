"""A curved valley: its floor is quickly found and slowly followed, because it is steep across and nearly flat along.

H. H. Rosenbrock (1960), An automatic method for finding the greatest or least value of a function,
The Computer Journal 3(3), 175-184. Larger b makes the walls steeper; a moves the minimum along the floor to (a, a^2).
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Number, Race


def value(x, y, a, b):
    return (a - x) * (a - x) + b * (y - x * x) * (y - x * x)


def gradient(x, y, a, b):
    return -2.0 * (a - x) - 4.0 * b * x * (y - x * x), 2.0 * b * (y - x * x)


def hessian(x, y, a, b):
    return 2.0 - 4.0 * b * (y - 3.0 * x * x), -4.0 * b * x, 2.0 * b


def critical_points(a, b):
    return CriticalPoints(minima=((a, a * a),))


LANDSCAPE = Landscape(
    title="Rosenbrock's valley",
    about=__doc__,
    family="valleys",
    formula=r"(a - x)^2 + b\,(y - x^2)^2",
    source="Rosenbrock (1960), doi.org/10.1093/comjnl/3.3.175",
    domain=((-2.048, 2.048), (-2.048, 2.048)),
    start=(-1.2, 1.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={
        "a": Number(1.0, -1.4, 1.4, "Moves the minimum along the valley floor, to (a, a squared)."),
        "b": Number(100.0, 1.0, 1000.0, "Steeper valley walls; the floor stays as flat.", scale="log", above=0.0),
    },
    race=Race(
        "All find the valley floor in a few steps; along it gradient descent crawls, momentum and Adam run, "
        "RMSProp walks at one pace.",
        {"gradient_descent": 0.002, "momentum": 0.002, "rmsprop": 0.02, "adam": 0.2},
    ),
)
