"""A gentle floor between walls like a fourth power: a step that suits the floor is far too long on the walls.

The walls rise with s = x / 2 + y, the floor lies along s = 0; at the minimum the Hessian's eigenvalues are 2 and 4.5,
in the upper right corner of the map the larger one is 3,400. In the collection of M. Jamil and X.-S. Yang (2013), A
literature survey of benchmark functions for global optimization problems, whose n-dimensional form sums i x_i / 2.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    s = 0.5 * x + y
    return x * x + y * y + s * s + s * s * s * s


def gradient(x, y):
    s = 0.5 * x + y
    wall = 2.0 * s + 4.0 * s * s * s
    return 2.0 * x + 0.5 * wall, 2.0 * y + wall


def hessian(x, y):
    s = 0.5 * x + y
    wall = 2.0 + 12.0 * s * s
    return 2.0 + 0.25 * wall, 0.5 * wall, 2.0 + wall


def critical_points():
    return CriticalPoints(minima=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Zakharov's function",
    about=__doc__,
    family="bowls",
    formula=(
        r"\begin{aligned} x^2 + y^2 &+ \left(\tfrac{1}{2}x + y\right)^2 \\"
        r" &+ \left(\tfrac{1}{2}x + y\right)^4 \end{aligned}"
    ),
    source="Jamil and Yang (2013), A literature survey of benchmark functions, arxiv.org/abs/1308.4008",
    domain=((-5.0, 10.0), (-5.0, 10.0)),
    start=(-4.0, 4.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "The walls allow small steps only, so gradient descent crawls on the floor; Adam and momentum gain "
        "speed there, and Newton's method fits each step to the ground.",
        {"gradient_descent": 0.02, "momentum": 0.005, "adam": 0.5, "newton": 1.0},
    ),
)
