"""Three hollows in a row, the deepest in the middle: whoever starts in an outer one must climb a pass to leave it.

In the collection of M. Jamil and X.-S. Yang (2013), A literature survey of benchmark functions for global optimization
problems. The surface looks the same from (x, y) and from (-x, -y), so every critical point but the middle one has a
twin. The walls grow like x^6: at the edge of the map the slope is 2,600, between the outer hollows it is below 3.
"""

import math

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return 2.0 * x * x - 1.05 * x * x * x * x + x * x * x * x * x * x / 6.0 + x * y + y * y


def gradient(x, y):
    return 4.0 * x - 4.2 * x * x * x + x * x * x * x * x + y, x + 2.0 * y


def hessian(x, y):
    return 4.0 - 12.6 * x * x + 5.0 * x * x * x * x, 1.0, 2.0


def critical_points():
    # y = -x / 2 leaves x (x^4 - 4.2 x^2 + 3.5) = 0, a quadratic in x^2.
    well, hump = math.sqrt(2.1 + math.sqrt(0.91)), math.sqrt(2.1 - math.sqrt(0.91))
    return CriticalPoints(
        minima=((0.0, 0.0), (well, -well / 2.0), (-well, well / 2.0)),
        saddles=((hump, -hump / 2.0), (-hump, hump / 2.0)),
    )


LANDSCAPE = Landscape(
    title="Three-hump camel",
    about=__doc__,
    family="many minima",
    formula=r"2x^2 - 1.05\,x^4 + \tfrac{1}{6}x^6 + xy + y^2",
    source="Jamil and Yang (2013), A literature survey of benchmark functions, arxiv.org/abs/1308.4008",
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    start=(-2.3, 3.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent and RMSProp stop in the outer hollow; momentum and Adam climb the pass to the middle one.",
        {"gradient_descent": 0.05, "momentum": 0.02, "rmsprop": 0.02, "adam": 0.5},
    ),
)
