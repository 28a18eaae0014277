"""Waves that follow hyperbolas, with deep troughs along both diagonals: easy to fall into, hard to go along.

J. D. Schaffer (1984), Some Experiments in Machine Learning Using Vector Evaluated Genetic Algorithms, dissertation,
Vanderbilt University; number 2 in the collections. On the diagonals the slope towards the origin is a thousandth of the
slope across. Towards the edge of the map the waves are too short for any picture of it. Listed are the critical points
with |x| and |y| up to 2.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin

TROUGH = 1.7723132396346362  # where the first trough beside the diagonals crosses the axes
CREST = 1.2531149631531628  # where the crest before it does


def parts(x, y):
    """The phase of the wave, the wave less its mean, and the root of the damping."""
    phase = x * x - y * y
    return phase, sin(phase) * sin(phase) - 0.5, 1.0 + 0.001 * (x * x + y * y)


def value(x, y):
    _, wave, d = parts(x, y)
    return 0.5 + wave / (d * d)


def gradient(x, y):
    phase, wave, d = parts(x, y)
    steep, faint = 2.0 * sin(2.0 * phase) / (d * d), 0.004 * wave / (d * d * d)
    return x * (steep - faint), -y * (steep + faint)


def hessian(x, y):
    phase, wave, d = parts(x, y)
    steep, faint = 2.0 * sin(2.0 * phase) / (d * d), 0.004 * wave / (d * d * d)
    bend, skew = 8.0 * cos(2.0 * phase) / (d * d), 0.016 * sin(2.0 * phase) / (d * d * d)
    fade = 0.000024 * wave / (d * d * d * d)
    return (
        steep - faint + x * x * (bend - skew + fade),
        x * y * (fade - bend),
        y * y * (bend + skew + fade) - steep - faint,
    )


def critical_points():
    return CriticalPoints(minima=((0.0, 0.0), *on_axes(TROUGH)), maxima=on_axes(CREST), complete=False)


def on_axes(r):
    """The four points at distance r from the origin on the axes."""
    return (r, 0.0), (-r, 0.0), (0.0, r), (0.0, -r)


LANDSCAPE = Landscape(
    title="Schaffer's function no. 2",
    about=__doc__,
    family="many minima",
    formula=r"\frac{1}{2} + \frac{\sin^2(x^2 - y^2) - \tfrac{1}{2}}{\left(1 + 0.001\,(x^2 + y^2)\right)^2}",
    source="Schaffer (1984), dissertation, Vanderbilt University",
    domain=((-100.0, 100.0), (-100.0, 100.0)),
    start=(17.0, 33.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent stops on the first wave; momentum and Adam get close to the middle, and RMSProp's "
        "long steps reach it.",
        {"gradient_descent": 0.02, "momentum": 0.02, "rmsprop": 2.0, "adam": 3.0},
    ),
)
