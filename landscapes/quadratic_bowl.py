"""The plainest bowl, curved alike in all directions with curvature 1, on which every learning rate can be read off.

A step of gradient descent multiplies the distance from the minimum by 1 minus the learning rate, in both coordinates
alike: with 1 the first step lands on the minimum, between 1 and 2 the path jumps from side to side, above 2 it
diverges. A textbook quadratic (J. Nocedal and S. J. Wright (2006), Numerical Optimization, section 3.3); the round bowl
next to it is twice as steep.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return (x * x + y * y) / 2.0


def gradient(x, y):
    return x, y


def hessian(x, y):
    return 1.0, 0.0, 1.0


def critical_points():
    return CriticalPoints(minima=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Quadratic bowl",
    about=__doc__,
    family="bowls",
    formula=r"\tfrac{1}{2}\left(x^2 + y^2\right)",
    source="textbook; Nocedal and Wright (2006), Numerical Optimization, section 3.3",
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    start=(-4.0, 3.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Curvature 1 everywhere: gradient descent goes straight and slows down, momentum overshoots, Newton's "
        "method needs a single step.",
        {"gradient_descent": 0.1, "momentum": 0.1, "adam": 0.5, "newton": 1.0},
    ),
)
