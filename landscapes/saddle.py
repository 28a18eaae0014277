"""A mountain pass: down along y, up along x. Near the middle the slope is almost flat and every method hesitates.

The hyperbolic paraboloid. It has no minimum, so a path that leaves the pass never comes back: look at how many steps
each method needs to leave. Y. Dauphin and others (2014), Identifying and attacking the saddle point problem in
high-dimensional non-convex optimization, argue that such points, not bad minima, are what slows the training of
neural networks.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return x * x - y * y


def gradient(x, y):
    return 2.0 * x, -2.0 * y


def hessian(x, y):
    return 2.0, 0.0, -2.0


def critical_points():
    return CriticalPoints(saddles=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Saddle",
    about=__doc__,
    family="saddles",
    formula=r"x^2 - y^2",
    source="textbook; Dauphin and others (2014), arxiv.org/abs/1406.2572",
    domain=((-2.0, 2.0), (-2.0, 2.0)),
    start=(-1.5, 0.001),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent and momentum run up to the pass and hesitate, Adam turns away early, and Newton's "
        "method takes the saddle for its goal.",
        {"gradient_descent": 0.01, "momentum": 0.001, "adam": 0.005, "newton": 1.0},
    ),
)
