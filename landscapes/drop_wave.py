"""Rings round a drop that has fallen into water: a path stops in the first ring it meets, only the middle is deeper.

In the collections as the drop-wave function (D. Bingham and S. Surjanovic, Virtual Library of Simulation Experiments);
origin unknown. The gradient points along the radius, so paths are straight until they have crossed the centre. Apart
from the origin the critical points fill circles, on which no point is a minimum by itself: the origin alone is listed.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin, sqrt


def radius(x, y):
    return sqrt(x * x + y * y)


def sine_over(r):
    """sin(12 r) / r, which at 0 is 12."""
    return (sin(12.0 * r) + 12.0 * (r == 0.0)) / (r + (r == 0.0))


def value(x, y):
    r = radius(x, y)
    return -(1.0 + cos(12.0 * r)) / (r * r / 2.0 + 2.0)


def slope_over(r):
    """f'(r) / r."""
    d = r * r / 2.0 + 2.0
    return 12.0 * sine_over(r) / d + (1.0 + cos(12.0 * r)) / (d * d)


def gradient(x, y):
    pull = slope_over(radius(x, y))
    return pull * x, pull * y


def hessian(x, y):
    r = radius(x, y)
    distance = r + (r == 0.0)  # at the origin u and v are to be 0, not 0 / 0
    u, v = x / distance, y / distance
    d, wave, crest = r * r / 2.0 + 2.0, sine_over(r), 1.0 + cos(12.0 * r)
    pull = slope_over(r)
    # f''(r) - f'(r) / r
    bend = 12.0 * (12.0 * cos(12.0 * r) - wave) / d - r * r * (24.0 * wave / (d * d) + 2.0 * crest / (d * d * d))
    return pull + bend * u * u, bend * u * v, pull + bend * v * v


def critical_points():
    return CriticalPoints(minima=((0.0, 0.0),), complete=False)


LANDSCAPE = Landscape(
    title="Drop wave",
    about=__doc__,
    family="many minima",
    formula=r"-\frac{1 + \cos\left(12\sqrt{x^2 + y^2}\right)}{\tfrac{1}{2}(x^2 + y^2) + 2}",
    source="Surjanovic and Bingham, Virtual Library of Simulation Experiments, www.sfu.ca/~ssurjano/drop.html",
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    start=(2.6, 3.4),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent and momentum stop in the ring under the start; RMSProp and Adam, whose steps do not "
        "shrink with the slope, hop over several rings.",
        {"gradient_descent": 0.02, "momentum": 0.005, "rmsprop": 0.1, "adam": 0.3},
    ),
)
