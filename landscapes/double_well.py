"""Two wells of the same depth with a pass between them: from a start near the ridge, a hair decides between the wells.

The symmetric quartic double well of the physics textbooks; S. H. Strogatz (2015), Nonlinear Dynamics and Chaos,
section 2.7. Started exactly on the ridge x = 0, a method without noise rolls to the pass and stays there for ever. In
the wells, at (-1, 0) and (1, 0), the Hessian's eigenvalues are 8 and 2; at the pass they are -4 and 2.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return (x * x - 1.0) * (x * x - 1.0) + y * y


def gradient(x, y):
    return 4.0 * x * (x * x - 1.0), 2.0 * y


def hessian(x, y):
    return 12.0 * x * x - 4.0, 0.0, 2.0


def critical_points():
    return CriticalPoints(minima=((-1.0, 0.0), (1.0, 0.0)), saddles=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Double well",
    about=__doc__,
    family="many minima",
    formula=r"(x^2 - 1)^2 + y^2",
    source="textbook; Strogatz (2015), Nonlinear Dynamics and Chaos, section 2.7",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    start=(1.6, 1.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Three methods take the nearer well; momentum has gathered so much speed that it runs over the pass "
        "into the other.",
        {"gradient_descent": 0.03, "momentum": 0.02, "rmsprop": 0.02, "adam": 0.05},
    ),
)
