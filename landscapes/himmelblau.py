"""Four equally deep minima around one hill: where a path ends depends on its start, its method and its step size.

D. M. Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill. The two squared terms are parabolas that cross
four times, and each crossing is a minimum with loss 0.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    a, b = x * x + y - 11.0, x + y * y - 7.0
    return a * a + b * b


def gradient(x, y):
    a, b = x * x + y - 11.0, x + y * y - 7.0
    return 4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b


def hessian(x, y):
    a, b = x * x + y - 11.0, x + y * y - 7.0
    return 4.0 * a + 8.0 * x * x + 2.0, 4.0 * x + 4.0 * y, 4.0 * b + 8.0 * y * y + 2.0


def critical_points():
    return CriticalPoints(
        minima=(
            (3.0, 2.0),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.2831859912861696),
            (3.5844283403304917, -1.8481265269644036),
        ),
        saddles=(
            (3.385154183607021, 0.07385187983774928),
            (0.08667750455539636, 2.884254701174776),
            (-3.0730257507643897, -0.08135304428796751),
            (-0.12796134673068006, -1.9537149802445743),
        ),
        maxima=((-0.2708445906673476, -0.9230385564799815),),
    )


LANDSCAPE = Landscape(
    title="Himmelblau's function",
    about=__doc__,
    family="many minima",
    formula=r"(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    source="Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill",
    domain=((-6.0, 6.0), (-6.0, 6.0)),
    start=(0.2, -3.9),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Four minima equally deep and one start: gradient descent, momentum and the two that rescale the axes "
        "end in three different ones.",
        {"gradient_descent": 0.005, "momentum": 0.003, "rmsprop": 0.03, "adam": 0.5},
    ),
)
