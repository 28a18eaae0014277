"""A bowl that is kappa times steeper along y than along x: the textbook case of bad conditioning.

The Hessian's eigenvalues are 1 and kappa, so gradient descent converges exactly when its learning rate is below
2 / max(1, kappa) (Nocedal and Wright (2006), Numerical Optimization, section 3.3).
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Number, Race


def value(x, y, kappa):
    return (x * x + kappa * y * y) / 2.0


def gradient(x, y, kappa):
    return x, kappa * y


def hessian(x, y, kappa):
    return 1.0, 0.0, kappa


def critical_points(kappa):
    return CriticalPoints(minima=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Elliptic bowl",
    about=__doc__,
    family="bowls",
    formula=r"\tfrac{1}{2}\left(x^2 + \kappa\,y^2\right)",
    source="Nocedal and Wright (2006), Numerical Optimization, section 3.3",
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    start=(-4.5, 1.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={
        "kappa": Number(100.0, 1.0, 1000.0, "Condition number: a narrower ravine along x.", scale="log", above=0.0),
    },
    race=Race(
        "Gradient descent zigzags across the ravine; momentum averages the zigzag away and hurries along it; "
        "RMSProp and Adam rescale the axes and go almost straight.",
        {"gradient_descent": 0.019, "momentum": 0.003, "rmsprop": 0.02, "adam": 0.05},
    ),
)
