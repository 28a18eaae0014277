"""A landscape made by hand, as in a notebook: a parabola whose functions are new at every call."""

from landscapes.core import CriticalPoints, Formulas, Landscape


def parabola(steepness=1.0):
    """The bowl steepness * (x^2 + y^2) / 2, with the steepness in the formula rather than as a parameter."""

    def square(x):
        return x * x

    def value(x, y):
        return steepness * (square(x) + square(y)) / 2.0

    def gradient(x, y):
        return steepness * x, steepness * y

    def hessian(x, y):
        return steepness, 0.0, steepness

    def critical_points():
        return CriticalPoints(minima=((0.0, 0.0),))

    return Landscape(
        title="Parabola",
        about="A bowl.",
        family="bowls",
        formula="x^2 + y^2",
        source="defined here",
        domain=((-1.0, 1.0), (-1.0, 1.0)),
        start=(1.0, 0.5),
        formulas=Formulas(value, gradient, hessian, critical_points),
    )
