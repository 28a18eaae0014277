"""Three hollows of the same depth strung along a curved valley: all are right answers, and start and method choose.

F. H. Branin (1972), Widely convergent method for finding multiple solutions of simultaneous nonlinear equations, IBM
Journal of Research and Development 16(5), 504-522. A parabola across the valley plus a cosine along it: on the floor
only the cosine is left, so hollows lie at odd multiples of pi and passes between them at even ones. At the bottom of
each hollow the loss is 10 / (8 pi) = 0.398.
"""

from math import pi

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, cos, sin

BEND = 5.1 / (4.0 * pi * pi)
SLANT = 5.0 / pi
WAVE = 10.0 - 10.0 / (8.0 * pi)


def floor(x):
    """The y of the valley's floor."""
    return BEND * x * x - SLANT * x + 6.0


def value(x, y):
    height = y - floor(x)
    return height * height + WAVE * cos(x) + 10.0


def gradient(x, y):
    height = y - floor(x)
    return -2.0 * height * (2.0 * BEND * x - SLANT) - WAVE * sin(x), 2.0 * height


def hessian(x, y):
    height, slope = y - floor(x), 2.0 * BEND * x - SLANT
    return 2.0 * slope * slope - 4.0 * BEND * height - WAVE * cos(x), -2.0 * slope, 2.0


def critical_points():
    return CriticalPoints(
        minima=((-pi, floor(-pi)), (pi, floor(pi)), (3.0 * pi, floor(3.0 * pi))),
        saddles=((0.0, floor(0.0)), (2.0 * pi, floor(2.0 * pi))),
    )


LANDSCAPE = Landscape(
    title="Branin's function",
    about=__doc__,
    family="many minima",
    formula=(
        r"\begin{aligned} &\left(y - \tfrac{5.1}{4\pi^2}x^2 + \tfrac{5}{\pi}x - 6\right)^2 \\"
        r" &+ 10\left(1 - \tfrac{1}{8\pi}\right)\cos x + 10 \end{aligned}"
    ),
    source="Branin (1972), doi.org/10.1147/rd.165.0504",
    domain=((-5.0, 10.0), (0.0, 15.0)),
    start=(4.0, 12.6),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Three hollows equally deep: two methods turn to one, two to another, from the same start.",
        {"gradient_descent": 0.01, "momentum": 0.003, "rmsprop": 0.05, "adam": 0.2},
    ),
)
