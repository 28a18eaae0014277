"""A tray of shallow dents between ridges as sharp as blades: no slope warns of a ridge until a path is upon it.

S. K. Mishra (2006), Some new test functions for global optimization and performance of repulsive particle swarm
method, MPRA Paper 2718. The ridges stand where sin x = 0 or sin y = 0, with f = -0.0001 on top; beside them f falls
like the tenth root of the distance, so that at 0.001 half of the height is lost and the slope has no limit. On a ridge
the gradient is taken with sign(0) = 0, and the distance from the origin counts as level at the origin itself. Minima
are listed inside the map only: 28 more lie on its edge, none as low as the four around the middle.
"""

from landscapes.core import Formulas, Landscape, Race, absolute, cos, exp, known_critical_points, sign, sin
from landscapes.holder_table import height, height_derivatives, waves_derivatives


def value(x, y):
    waves = absolute(sin(x) * sin(y)) * exp(height(x, y, 100.0))
    return -0.0001 * (1.0 + waves) ** 0.1


def derivatives(x, y):
    """The waves under the root, with their first and second derivatives."""
    a, b = sin(x), sin(y)
    da, db = sign(a) * cos(x), sign(b) * cos(y)
    w, w_derivatives = height(x, y, 100.0), height_derivatives(x, y, 100.0)
    return waves_derivatives(absolute(a), da, absolute(b), db, w, w_derivatives)


def gradient(x, y):
    p, px, py, _, _, _ = derivatives(x, y)
    slope = -0.00001 * (1.0 + p) ** 0.1 / (1.0 + p)
    return slope * px, slope * py


def hessian(x, y):
    p, px, py, pxx, pxy, pyy = derivatives(x, y)
    slope = -0.00001 * (1.0 + p) ** 0.1 / (1.0 + p)
    bend = -0.9 * slope / (1.0 + p)
    return slope * pxx + bend * px * px, slope * pxy + bend * px * py, slope * pyy + bend * py * py


def critical_points():
    return known_critical_points("cross_in_tray", complete=False)


LANDSCAPE = Landscape(
    title="Cross in tray",
    about=__doc__,
    family="oddities",
    formula=(
        r"\begin{aligned} &-0.0001\,(1 + p)^{0.1} \\"
        r" &p = |\sin x\,\sin y|\,e^{|100 - r/\pi|} \\ &r = \sqrt{x^2 + y^2} \end{aligned}"
    ),
    source="Mishra (2006), mpra.ub.uni-muenchen.de/2718",
    domain=((-10.0, 10.0), (-10.0, 10.0)),
    start=(1.6, 6.1),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent rests in the first dent; whoever oversteps a ridge, which no slope announces, lands "
        "in another, here in one of the four deepest.",
        {"gradient_descent": 1.0, "momentum": 2.0, "rmsprop": 0.3, "adam": 2.0},
    ),
)
