"""Four hollows of different depth, one in each quarter: plain descent takes the nearest, momentum may reach a deeper.

M. A. Styblinski and T. S. Tang (1990), Experiments in nonconvex optimization: stochastic approximation with function
smoothing and simulated annealing, Neural Networks 3(4), 467-483. The variables do not interact: f is the sum of one
curve with two wells in x and the same curve in y.
"""

from itertools import product

from landscapes.core import CriticalPoints, Formulas, Landscape, Race

WELLS = (-2.903534027771177, 2.746802770990837)  # roots of 4 x^3 - 32 x + 5; the first well is the deeper
HUMP = 0.1567312567803401  # the root between them


def value(x, y):
    along_x = x * x * x * x - 16.0 * x * x + 5.0 * x
    along_y = y * y * y * y - 16.0 * y * y + 5.0 * y
    return (along_x + along_y) / 2.0


def gradient(x, y):
    return 2.0 * x * x * x - 16.0 * x + 2.5, 2.0 * y * y * y - 16.0 * y + 2.5


def hessian(x, y):
    return 6.0 * x * x - 16.0, 0.0, 6.0 * y * y - 16.0


def critical_points():
    return CriticalPoints(
        minima=tuple(product(WELLS, WELLS)),
        saddles=(*product(WELLS, (HUMP,)), *product((HUMP,), WELLS)),
        maxima=((HUMP, HUMP),),
    )


LANDSCAPE = Landscape(
    title="Styblinski and Tang's function",
    about=__doc__,
    family="many minima",
    formula=(r"\begin{aligned} \tfrac{1}{2}\big(&x^4 - 16x^2 + 5x \\ &+ y^4 - 16y^2 + 5y\big) \end{aligned}"),
    source="Styblinski and Tang (1990), doi.org/10.1016/0893-6080(90)90029-K",
    domain=((-5.0, 5.0), (-5.0, 5.0)),
    start=(4.5, 1.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Three methods take the nearest hollow; momentum swings on into a deeper one.",
        {"gradient_descent": 0.002, "momentum": 0.005, "rmsprop": 0.02, "adam": 0.05},
    ),
)
