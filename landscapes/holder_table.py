"""A table top with deep pits near its four corners and shallower ones all over it, divided by sharp ridges.

S. K. Mishra (2006), Some new test functions for global optimization and performance of repulsive particle swarm
method, MPRA Paper 2718. The slope jumps where sin x or cos y changes sign and on the circle of radius pi. On such a
kink the gradient is taken with sign(0) = 0, and the distance from the origin counts as level at the origin itself, so
that gradient and Hessian are finite everywhere. Minima are listed inside the map only: 14 more lie on its edge, none
as deep as the four near the corners.
"""

from math import pi

from landscapes.core import Formulas, Landscape, Race, absolute, cos, exp, known_critical_points, sign, sin, sqrt


def height(x, y, top):
    """The exponent w = |top - r / pi|, where r is the distance from the origin."""
    return absolute(top - sqrt(x * x + y * y) / pi)


def height_derivatives(x, y, top):
    """The derivatives w_x, w_y, w_xx, w_xy and w_yy."""
    r = sqrt(x * x + y * y)
    slope = -sign(top - r / pi) / pi
    r = r + (r == 0.0)  # at the origin x / r would be 0 / 0; now it is 0
    u, v = x / r, y / r
    return slope * u, slope * v, slope * v * v / r, -slope * u * v / r, slope * u * u / r


def waves_derivatives(a, da, b, db, w, w_derivatives):
    """The product f = a(x) b(y) e^w, where a'' = -a and b'' = -b, with f_x, f_y, f_xx, f_xy and f_yy."""
    wx, wy, wxx, wxy, wyy = w_derivatives
    e = exp(w)
    return (
        e * a * b,
        e * b * (da + a * wx),
        e * a * (db + b * wy),
        e * b * (2.0 * da * wx + a * (wxx + wx * wx - 1.0)),
        e * (da * db + da * b * wy + a * db * wx + a * b * (wxy + wx * wy)),
        e * a * (2.0 * db * wy + b * (wyy + wy * wy - 1.0)),
    )


def value(x, y):
    return -absolute(sin(x) * cos(y)) * exp(height(x, y, 1.0))


def derivatives(x, y):
    a, b = sin(x), cos(y)
    da, db = sign(a) * cos(x), -sign(b) * sin(y)
    w, w_derivatives = height(x, y, 1.0), height_derivatives(x, y, 1.0)
    return waves_derivatives(absolute(a), da, absolute(b), db, w, w_derivatives)


def gradient(x, y):
    _, fx, fy, _, _, _ = derivatives(x, y)
    return -fx, -fy


def hessian(x, y):
    _, _, _, fxx, fxy, fyy = derivatives(x, y)
    return -fxx, -fxy, -fyy


def critical_points():
    return known_critical_points("holder_table", complete=False)


LANDSCAPE = Landscape(
    title="Holder table",
    about=__doc__,
    family="oddities",
    formula=(
        r"\begin{aligned} &-|\sin x\,\cos y|\,e^{|1 - r/\pi|} \\"
        r" &r = \sqrt{x^2 + y^2} \end{aligned}"
    ),
    source="Mishra (2006), mpra.ub.uni-muenchen.de/2718",
    domain=((-10.0, 10.0), (-10.0, 10.0)),
    start=(-3.2, 2.8),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent and momentum stop in the first pit; long steps carry RMSProp and Adam over the "
        "ridges into deeper ones.",
        {"gradient_descent": 0.02, "momentum": 0.05, "rmsprop": 0.2, "adam": 2.0},
    ),
)
