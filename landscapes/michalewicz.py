"""Flat fields cut by narrow, steep grooves: whoever starts in a groove finds where two cross, all others stand still.

Z. Michalewicz (1992), Genetic Algorithms + Data Structures = Evolution Programs, Springer, with his m = 10. The
variables do not interact. Along the lines where a sine is zero, the slope across vanishes too, so most of the map is as
flat as a critical point; listed are the two isolated minima.
"""

from math import pi

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin

GROOVE_X = 2.2029055201726093  # the minimum of the curve in x; in y the minima of the curve are GROOVES_Y
GROOVES_Y = (pi / 2.0, 2.7115714838430143)


def eighteenth_power(s):
    s2 = s * s
    s4 = s2 * s2
    s8 = s4 * s4
    return s8 * s8 * s2


def groove(x, k):
    """sin(x) sin(k x^2 / pi)^20."""
    s = sin(k * x * x / pi)
    return sin(x) * s * s * eighteenth_power(s)


def groove_slope(x, k):
    phase, phase_slope = k * x * x / pi, 2.0 * k * x / pi
    s, c = sin(phase), cos(phase)
    return s * eighteenth_power(s) * (cos(x) * s + 20.0 * sin(x) * c * phase_slope)


def groove_curvature(x, k):
    phase, phase_slope, phase_curvature = k * x * x / pi, 2.0 * k * x / pi, 2.0 * k / pi
    s, c = sin(phase), cos(phase)
    return eighteenth_power(s) * (
        40.0 * cos(x) * s * c * phase_slope
        - sin(x) * s * s
        + 20.0 * sin(x) * ((19.0 * c * c - s * s) * phase_slope * phase_slope + s * c * phase_curvature)
    )


def value(x, y):
    return -groove(x, 1.0) - groove(y, 2.0)


def gradient(x, y):
    return -groove_slope(x, 1.0), -groove_slope(y, 2.0)


def hessian(x, y):
    return -groove_curvature(x, 1.0), 0.0, -groove_curvature(y, 2.0)


def critical_points():
    return CriticalPoints(minima=tuple((GROOVE_X, y) for y in GROOVES_Y), complete=False)


LANDSCAPE = Landscape(
    title="Michalewicz's function",
    about=__doc__,
    family="plateaus and cliffs",
    formula=(
        r"\begin{aligned} &-\sin x\,\sin^{20}\tfrac{x^2}{\pi} \\"
        r" &- \sin y\,\sin^{20}\tfrac{2y^2}{\pi} \end{aligned}"
    ),
    source="Michalewicz (1992), Genetic Algorithms + Data Structures = Evolution Programs, Springer",
    domain=((0.0, pi), (0.0, pi)),
    start=(2.78, 1.75),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "All fall into the nearest groove; gradient descent stays where it fell, the others follow the groove "
        "to where two cross.",
        {"gradient_descent": 0.002, "momentum": 0.03, "rmsprop": 0.002, "adam": 0.2},
    ),
)
