"""A bowl covered with an egg box: 121 hollows on the map, and plain descent stops in the first that it meets.

L. A. Rastrigin (1974), Systems of Extremal Control, Moscow; in two dimensions as in H. Mühlenbein, M. Schomisch
and J. Born (1991), The parallel genetic algorithm as function optimizer, Parallel Computing 17(6-7), 619-632. The
variables do not interact: every pair of critical points of the curve along one axis is a critical point of the surface.
"""

from itertools import product
from math import pi

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin

# The roots of x + 10 pi sin(2 pi x) on the map: hollows just below the whole numbers, humps just above the halves.
RIGHT_HOLLOWS = (
    0.9949586376523348,
    1.9899122337085495,
    2.984855701039481,
    3.9797838603007536,
    4.974691390895051,
)
RIGHT_HUMPS = (
    0.5025460365546747,
    1.5076407318703584,
    2.512743318200085,
    3.517859138170441,
    4.522993659584519,
)
HOLLOWS = (0.0, *RIGHT_HOLLOWS, *(-x for x in RIGHT_HOLLOWS))
HUMPS = (*RIGHT_HUMPS, *(-x for x in RIGHT_HUMPS))
CRITICAL_POINTS = CriticalPoints(
    minima=tuple(product(HOLLOWS, HOLLOWS)),
    saddles=(*product(HOLLOWS, HUMPS), *product(HUMPS, HOLLOWS)),
    maxima=tuple(product(HUMPS, HUMPS)),
)


def value(x, y):
    return 20.0 + x * x - 10.0 * cos(2.0 * pi * x) + y * y - 10.0 * cos(2.0 * pi * y)


def gradient(x, y):
    return 2.0 * x + 20.0 * pi * sin(2.0 * pi * x), 2.0 * y + 20.0 * pi * sin(2.0 * pi * y)


def hessian(x, y):
    return 2.0 + 40.0 * pi * pi * cos(2.0 * pi * x), 0.0, 2.0 + 40.0 * pi * pi * cos(2.0 * pi * y)


def critical_points():
    return CRITICAL_POINTS


LANDSCAPE = Landscape(
    title="Rastrigin's function",
    about=__doc__,
    family="many minima",
    formula=(r"\begin{aligned} 20 &+ x^2 - 10\cos(2\pi x) \\ &+ y^2 - 10\cos(2\pi y) \end{aligned}"),
    source="Rastrigin (1974); Mühlenbein, Schomisch and Born (1991), doi.org/10.1016/S0167-8191(05)80052-3",
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    start=(-3.0, 2.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent stops in the first hollow and momentum rolls into the next; RMSProp and Adam, with "
        "steps as long as a hollow is wide, walk over several.",
        {"gradient_descent": 0.002, "momentum": 0.005, "rmsprop": 0.1, "adam": 0.5},
    ),
)
