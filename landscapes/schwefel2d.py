"""Hills and hollows that grow outwards, the deepest hollow in the far corner, a long way from the second deepest.

H.-P. Schwefel (1981), Numerical Optimization of Computer Models, Wiley. The variables do not interact. The constant in
front is often printed as 418.9829, which leaves 2.5e-5 at the minimum; with the digits used here 2e-13 remains. On the
lines x = 0 and y = 0 the slope across vanishes without a derivative of its own: the second derivative is set to zero,
and points there, none of them a minimum, are not listed.
"""

from itertools import product

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, absolute, cos, sign, sin, sqrt

# The squares of the positive roots of sin r + (r / 2) cos r: f has a hollow at every second, and a hump at its mirror
# image in the origin.
RISING = (5.239199300195525, 65.54786509015155, 203.81425264889447, 420.96874635998205)
FALLING = (25.877417347618685, 124.82935642021526, 302.52493561191176)
HOLLOWS = (*RISING, *(-x for x in FALLING))
HUMPS = (*FALLING, *(-x for x in RISING))


def wave(x):
    return x * sin(sqrt(absolute(x)))


def wave_slope(x):
    r = sqrt(absolute(x))
    return sin(r) + r * cos(r) / 2.0


def wave_curvature(x):
    """The derivative of wave_slope; 0 at its kink x = 0."""
    r = sqrt(absolute(x))
    return sign(x) * (3.0 * cos(r) - r * sin(r)) / (4.0 * (r + (r == 0.0)))


def value(x, y):
    return 2.0 * 418.9828872724338 - wave(x) - wave(y)


def gradient(x, y):
    return -wave_slope(x), -wave_slope(y)


def hessian(x, y):
    return -wave_curvature(x), 0.0, -wave_curvature(y)


def critical_points():
    return CriticalPoints(
        minima=tuple(product(HOLLOWS, HOLLOWS)),
        saddles=(*product(HOLLOWS, HUMPS), *product(HUMPS, HOLLOWS)),
        maxima=tuple(product(HUMPS, HUMPS)),
        complete=False,
    )


LANDSCAPE = Landscape(
    title="Schwefel's function",
    about=__doc__,
    family="many minima",
    formula=r"\begin{aligned} 2 \cdot 418.9828872724338 &- x\,\sin\sqrt{|x|} \\ &- y\,\sin\sqrt{|y|} \end{aligned}",
    source="Schwefel (1981), Numerical Optimization of Computer Models, Wiley",
    domain=((-500.0, 500.0), (-500.0, 500.0)),
    start=(348.0, -61.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent and Adam stop in the first hollow; momentum rolls into the next, and RMSProp's long "
        "steps reach one that is deeper still. The deepest is in the upper right corner.",
        {"gradient_descent": 1.0, "momentum": 5.0, "rmsprop": 10.0, "adam": 5.0},
    ),
)
