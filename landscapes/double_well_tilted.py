"""Two wells side by side, one deeper than the other: the simplest surface on which a descent can end in the wrong one.

The quartic double well of the physics textbooks, tilted along x. At |tilt| = 8 / (3 sqrt 3) = 1.54 the higher well and
the pass between the wells meet and vanish (the imperfect bifurcation in S. H. Strogatz (2015), Nonlinear Dynamics and
Chaos, section 3.6); beyond, one well remains, and at |tilt| = 24 its bottom would reach the edge of the map.
"""

import math

from landscapes.core import CriticalPoints, Formulas, Landscape, Number, Race


def value(x, y, tilt):
    return (x * x - 1.0) * (x * x - 1.0) + tilt * x + y * y


def gradient(x, y, tilt):
    return 4.0 * x * (x * x - 1.0) + tilt, 2.0 * y


def hessian(x, y, tilt):
    return 12.0 * x * x - 4.0, 0.0, 2.0


def critical_points(tilt):
    # With x = scale s the cubic 4 x^3 - 4 x + tilt = 0 becomes 3 s - 4 s^3 = ratio. Since sin 3a = 3 sin a - 4 sin^3 a,
    # s is the sine of a third of arcsin(ratio); where |ratio| > 1, hyperbolic functions take the place of sines.
    ratio = tilt * 3.0 * math.sqrt(3.0) / 8.0
    scale = 2.0 / math.sqrt(3.0)
    if abs(ratio) < 1.0:
        a = math.asin(ratio) / 3.0
        third = 2.0 * math.pi / 3.0
        return CriticalPoints(
            minima=((scale * math.sin(a - third), 0.0), (scale * math.sin(a + third), 0.0)),
            saddles=((scale * math.sin(a), 0.0),),
        )
    return CriticalPoints(minima=((-math.copysign(scale * math.cosh(math.acosh(abs(ratio)) / 3.0), tilt), 0.0),))


LANDSCAPE = Landscape(
    title="Tilted double well",
    about=__doc__,
    family="many minima",
    formula=r"(x^2 - 1)^2 + \mathrm{tilt}\cdot x + y^2",
    source="textbook; its bifurcation in Strogatz (2015), Nonlinear Dynamics and Chaos, section 3.6",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    start=(1.8, 1.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={
        "tilt": Number(
            0.3,
            -2.0,
            2.0,
            "Raises the right well above the left one; above 1.54 only the left one remains.",
            at_least=-20.0,
            at_most=20.0,
        ),
    },
    race=Race(
        "Three methods end in the well that they meet first, which is the wrong one; momentum rolls through "
        "it to the deeper.",
        {"gradient_descent": 0.02, "momentum": 0.005, "rmsprop": 0.02, "adam": 0.05},
    ),
)
