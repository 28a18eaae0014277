"""The elliptic bowl, turned: the ravine runs across both axes, so a step size of its own for each axis no longer helps.

Methods that treat x and y alike (gradient descent, momentum) do not notice the turn; methods that scale each axis by
itself (AdaGrad, RMSProp, Adam) lose much of their advantage over them. The Hessian's eigenvalues are 1 and kappa at
every angle theta (Nocedal and Wright (2006), Numerical Optimization, section 3.3).
"""

import math

from landscapes.core import CriticalPoints, Formulas, Landscape, Number, Race, cos, sin


def value(x, y, kappa, theta):
    c, s = cos(theta), sin(theta)
    along, across = x * c + y * s, y * c - x * s
    return (along * along + kappa * across * across) / 2.0


def gradient(x, y, kappa, theta):
    c, s = cos(theta), sin(theta)
    along, across = x * c + y * s, y * c - x * s
    return c * along - kappa * s * across, s * along + kappa * c * across


def hessian(x, y, kappa, theta):
    c, s = cos(theta), sin(theta)
    return c * c + kappa * s * s, (1.0 - kappa) * c * s, s * s + kappa * c * c


def critical_points(kappa, theta):
    return CriticalPoints(minima=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Turned elliptic bowl",
    about=__doc__,
    family="bowls",
    formula=(
        r"\begin{aligned} \tfrac{1}{2}\big(&(x\cos\theta + y\sin\theta)^2 \\"
        r" &+ \kappa\,(y\cos\theta - x\sin\theta)^2\big) \end{aligned}"
    ),
    source="Nocedal and Wright (2006), Numerical Optimization, section 3.3",
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    start=(-4.5, -1.2),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={
        "kappa": Number(100.0, 1.0, 1000.0, "Condition number: a narrower ravine.", scale="log", above=0.0),
        "theta": Number(math.pi / 6.0, 0.0, math.pi, "Turns the ravine anticlockwise, in radians; 0 lays it along x."),
    },
    race=Race(
        "Gradient descent zigzags across the ravine and momentum damps it, as in the straight bowl; a step "
        "size for each axis is no help to RMSProp and Adam any more.",
        {"gradient_descent": 0.019, "momentum": 0.003, "rmsprop": 0.02, "adam": 0.05},
    ),
)
