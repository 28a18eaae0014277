"""A flat valley between walls that rise ever more steeply towards the corners, where one step can throw a method out.

E. M. L. Beale (1958), On an iterative method for finding a local minimum of a function of more than one variable,
Technical Report 25, Statistical Techniques Research Group, Princeton University. The residuals vanish together at
(3, 1/2) only, but along y = 1 they do not depend on x at all. Gradients range from 0.1 on the valley floor to 10^5 in
the corners.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def residuals(x, y):
    return 1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y


def value(x, y):
    r1, r2, r3 = residuals(x, y)
    return r1 * r1 + r2 * r2 + r3 * r3


def gradient(x, y):
    r1, r2, r3 = residuals(x, y)
    return (
        2.0 * (r1 * (y - 1.0) + r2 * (y * y - 1.0) + r3 * (y * y * y - 1.0)),
        2.0 * x * (r1 + 2.0 * y * r2 + 3.0 * y * y * r3),
    )


def hessian(x, y):
    r1, r2, r3 = residuals(x, y)
    s1, s2, s3 = y - 1.0, y * y - 1.0, y * y * y - 1.0  # dr/dx; dr/dy is x, 2 x y, 3 x y^2
    return (
        2.0 * (s1 * s1 + s2 * s2 + s3 * s3),
        2.0 * (r1 + 2.0 * y * r2 + 3.0 * y * y * r3) + 2.0 * x * (s1 + 2.0 * y * s2 + 3.0 * y * y * s3),
        2.0 * x * (x + 4.0 * x * y * y + 9.0 * x * y * y * y * y + 2.0 * r2 + 6.0 * y * r3),
    )


def critical_points():
    return CriticalPoints(
        minima=((3.0, 0.5),),
        saddles=((0.0, 1.0), (0.10053793732415836, -2.644513585023125)),
    )


LANDSCAPE = Landscape(
    title="Beale's function",
    about=__doc__,
    family="valleys",
    formula=r"\begin{aligned} (1.5 - x + xy)^2 &+ (2.25 - x + xy^2)^2 \\ &+ (2.625 - x + xy^3)^2 \end{aligned}",
    source="Beale (1958), Technical Report 25, Statistical Techniques Research Group, Princeton University",
    domain=((-4.5, 4.5), (-4.5, 4.5)),
    start=(1.0, 1.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "The methods with a memory run past the bend of the valley and come back; gradient descent takes the "
        "bend and then crawls.",
        {"gradient_descent": 0.01, "momentum": 0.005, "rmsprop": 0.02, "adam": 0.5},
    ),
)
