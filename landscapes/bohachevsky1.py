"""A bowl with a few ripples at its very bottom: from afar as easy as an ellipse, treacherous only on the last stretch.

I. O. Bohachevsky, M. E. Johnson and M. L. Stein (1986), Generalized simulated annealing for function optimization,
Technometrics 28(3), 209-217. The variables do not interact. All 25 hollows lie within 1.6 of the origin: farther out
the bowl's slope outweighs the ripples'.
"""

from itertools import product
from math import pi

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin

# The roots of 2 x + 0.9 pi sin(3 pi x), and those of 4 y + 1.6 pi sin(4 pi y): there are no others.
X_HOLLOWS = (0.0, 0.6186120678279501, -0.6186120678279501, 1.2224947771568115, -1.2224947771568115)
X_HUMPS = (0.3607081555517536, -0.3607081555517536, 1.093875187710033, -1.093875187710033)
Y_HOLLOWS = (0.0, 0.46952754566849225, -0.46952754566849225, 0.9333791416826435, -0.9333791416826435)
Y_HUMPS = (0.2670404674810485, -0.2670404674810485, 0.8053579605576345, -0.8053579605576345)


def value(x, y):
    return x * x + 2.0 * y * y - 0.3 * cos(3.0 * pi * x) - 0.4 * cos(4.0 * pi * y) + 0.7


def gradient(x, y):
    return 2.0 * x + 0.9 * pi * sin(3.0 * pi * x), 4.0 * y + 1.6 * pi * sin(4.0 * pi * y)


def hessian(x, y):
    return 2.0 + 2.7 * pi * pi * cos(3.0 * pi * x), 0.0, 4.0 + 6.4 * pi * pi * cos(4.0 * pi * y)


def critical_points():
    return CriticalPoints(
        minima=tuple(product(X_HOLLOWS, Y_HOLLOWS)),
        saddles=(*product(X_HOLLOWS, Y_HUMPS), *product(X_HUMPS, Y_HOLLOWS)),
        maxima=tuple(product(X_HUMPS, Y_HUMPS)),
    )


LANDSCAPE = Landscape(
    title="Bohachevsky's function no. 1",
    about=__doc__,
    family="many minima",
    formula=r"\begin{aligned} x^2 + 2y^2 &- 0.3\cos 3\pi x \\ &- 0.4\cos 4\pi y + 0.7 \end{aligned}",
    source="Bohachevsky, Johnson and Stein (1986), doi.org/10.1080/00401706.1986.10488128",
    domain=((-100.0, 100.0), (-100.0, 100.0)),
    start=(-78.3, 46.1),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "All come down the bowl alike; at its bottom careful steps stop in a ripple, and momentum circles "
        "until it finds the middle.",
        {"gradient_descent": 0.05, "momentum": 0.02, "rmsprop": 1.0, "adam": 5.0},
    ),
)
