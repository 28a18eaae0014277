"""A knife-edge valley: beside its floor the slope grows without limit, so every step of fixed length jumps across it.

A. D. Bukin (1997), New minimization strategy for non-smooth functions, Budker Institute of Nuclear Physics,
Novosibirsk, number 6 of his functions; in Z. K. Silagadze (2007), Finding two-dimensional peaks, Physics of Particles
and Nuclei Letters 4(1), 73-80. The floor y = x^2 / 100 hardly falls towards the minimum, a cusp at (-10, 1). On the
kinks, which are the floor and the line x = -10, the gradient is taken with sign(0) = 0: exactly on the floor only 0.01
along x is left, at the minimum nothing.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, absolute, sign, sqrt


def value(x, y):
    return 100.0 * sqrt(absolute(y - x * x / 100.0)) + 0.01 * absolute(x + 10.0)


def root_derivatives(u):
    """First and second derivative of 100 sqrt(|u|), both 0 at the kink."""
    slope = 50.0 * sign(u) / (sqrt(absolute(u)) + (u == 0.0))
    return slope, -0.5 * slope / (u + (u == 0.0))


def gradient(x, y):
    slope, _ = root_derivatives(y - x * x / 100.0)
    return 0.01 * sign(x + 10.0) - slope * x / 50.0, slope


def hessian(x, y):
    slope, bend = root_derivatives(y - x * x / 100.0)
    return bend * x * x / 2500.0 - slope / 50.0, -bend * x / 50.0, bend


def critical_points():
    return CriticalPoints(minima=((-10.0, 1.0),))  # a cusp: no gradient vanishes near it


LANDSCAPE = Landscape(
    title="Bukin's function no. 6",
    about=__doc__,
    family="oddities",
    formula=r"100\sqrt{\left|y - \tfrac{x^2}{100}\right|} + \tfrac{|x + 10|}{100}",
    source="Bukin (1997), Budker INP, Novosibirsk; Silagadze (2007), arxiv.org/abs/physics/0402085",
    domain=((-15.0, -5.0), (-3.0, 3.0)),
    start=(-6.0, 2.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "All find the knife's edge at once and then leap from side to side of it; no method of fixed steps "
        "gets along it to the minimum.",
        {"gradient_descent": 0.0002, "momentum": 0.0001, "rmsprop": 0.01, "adam": 0.01},
    ),
)
