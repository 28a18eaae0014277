"""A bowl whose floor rolls in long waves, higher along x than along y: small steps stop in the first trough they meet.

A. V. Levy and A. Montalvo (1985), The tunneling algorithm for the global minimization of functions, SIAM Journal on
Scientific and Statistical Computing 6(1), 15-29, in the form of the collections. These write w = 1 + (x - 1) / 4 in the
sines; as sin^2 has the period pi, u = w - 1 does as well. The variables do not interact: f is a curve in x plus a curve
in y.
"""

from itertools import product
from math import pi

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin

# The roots of the two curves' slopes on the map.
X_TROUGHS = (
    -8.244554665464944,
    -4.205434985718203,
    1.0,
    3.79108219045051,
    7.723082150790462,
)
X_CRESTS = (
    -6.496199428308065,
    -2.7053160403868706,
    2.7688604518537936,
    6.1090588088192375,
    9.937873987907954,
)
Y_TROUGHS = (
    -8.959023320607939,
    -6.948452278487519,
    -4.930286250610244,
    -2.8906496084617133,
    1.0,
    4.890649608461714,
    6.930286250610244,
    8.948452278487519,
)
Y_CRESTS = (
    -8.0894753704424,
    -6.114563457271405,
    -4.158843090997565,
    -2.256662218677807,
    4.256662218677807,
    6.158843090997565,
    8.114563457271405,
)


def value(x, y):
    u, v = (x - 1.0) / 4.0, (y - 1.0) / 4.0
    s, s1, s2 = sin(pi * u), sin(pi * u + 1.0), sin(2.0 * pi * v)
    return s * s + u * u * (1.0 + 10.0 * s1 * s1) + v * v * (1.0 + s2 * s2)


def gradient(x, y):
    u, v = (x - 1.0) / 4.0, (y - 1.0) / 4.0
    s1, s2 = sin(pi * u + 1.0), sin(2.0 * pi * v)
    along_u = pi * sin(2.0 * pi * u) + 2.0 * u * (1.0 + 10.0 * s1 * s1) + 10.0 * pi * u * u * sin(2.0 * pi * u + 2.0)
    along_v = 2.0 * v * (1.0 + s2 * s2) + 2.0 * pi * v * v * sin(4.0 * pi * v)
    return along_u / 4.0, along_v / 4.0


def hessian(x, y):
    u, v = (x - 1.0) / 4.0, (y - 1.0) / 4.0
    s1, s2 = sin(pi * u + 1.0), sin(2.0 * pi * v)
    along_u = (
        2.0 * pi * pi * cos(2.0 * pi * u)
        + 2.0 * (1.0 + 10.0 * s1 * s1)
        + 40.0 * pi * u * sin(2.0 * pi * u + 2.0)
        + 20.0 * pi * pi * u * u * cos(2.0 * pi * u + 2.0)
    )
    along_v = 2.0 * (1.0 + s2 * s2) + 8.0 * pi * v * sin(4.0 * pi * v) + 8.0 * pi * pi * v * v * cos(4.0 * pi * v)
    return along_u / 16.0, 0.0, along_v / 16.0


def critical_points():
    return CriticalPoints(
        minima=tuple(product(X_TROUGHS, Y_TROUGHS)),
        saddles=(*product(X_TROUGHS, Y_CRESTS), *product(X_CRESTS, Y_TROUGHS)),
        maxima=tuple(product(X_CRESTS, Y_CRESTS)),
    )


LANDSCAPE = Landscape(
    title="Levy's function",
    about=__doc__,
    family="many minima",
    formula=(
        r"\begin{aligned} &\sin^2 \pi u + u^2\left(1 + 10\sin^2(\pi u + 1)\right) \\"
        r" &+ v^2\left(1 + \sin^2 2\pi v\right) \\"
        r" &u = \tfrac{x - 1}{4}, \quad v = \tfrac{y - 1}{4} \end{aligned}"
    ),
    source="Levy and Montalvo (1985), doi.org/10.1137/0906002",
    domain=((-10.0, 10.0), (-10.0, 10.0)),
    start=(4.4, -3.1),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent stops in the trough at its feet; momentum rolls one wave further along each axis it "
        "can, RMSProp and Adam to the very bottom.",
        {"gradient_descent": 0.01, "momentum": 0.2, "rmsprop": 0.2, "adam": 1.0},
    ),
)
