"""A saddle with a third way down, for the monkey's tail: in its middle not only the slope but the curvature vanishes.

D. Hilbert and S. Cohn-Vossen (1932), Anschauliche Geometrie (Geometry and the Imagination), Springer. It is the real
part of (x + i y)^3. The Hessian at the origin is zero, so Newton's method has nothing to work with there and slows down
as it comes near.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return x * (x * x - 3.0 * y * y)


def gradient(x, y):
    return 3.0 * (x * x - y * y), -6.0 * x * y


def hessian(x, y):
    return 6.0 * x, -6.0 * y, -6.0 * x


def critical_points():
    return CriticalPoints(saddles=((0.0, 0.0),))  # degenerate: the Hessian is zero, but f falls and rises three times


LANDSCAPE = Landscape(
    title="Monkey saddle",
    about=__doc__,
    family="saddles",
    formula=r"x^3 - 3\,x\,y^2",
    source="Hilbert and Cohn-Vossen (1932), Anschauliche Geometrie, Springer",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    start=(1.5, 0.01),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Three methods linger in the flat middle and then find a way down, for ever; Newton's method goes to "
        "the middle and stays.",
        {"gradient_descent": 0.005, "momentum": 0.0005, "rmsprop": 0.005, "newton": 1.0},
    ),
)
