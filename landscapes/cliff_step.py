"""Two shelves joined by a sudden drop: on the upper one a path creeps, at the edge one large gradient throws it across.

Defined for this collection after the cliffs of recurrent networks (R. Pascanu, T. Mikolov and Y. Bengio (2013), On the
difficulty of training recurrent neural networks): a logistic step along x at x = 0, in a bowl about (-2, 0) so shallow
that each shelf hardly slopes. Methods that remember the size of past gradients stay slow long after the drop. Where k
or slope is so small that the step's foot is steeper than the lower shelf, no minimum is left on the map.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Number, Race, exp

LEFT_EDGE = -4.0


def logistic(z):
    return 1.0 / (1.0 + exp(-z))


def value(x, y, k, slope):
    return logistic(k * x) + slope * (x + 2.0) * (x + 2.0) + y * y / 20.0


def gradient(x, y, k, slope):
    steepness = k * logistic(k * x) * logistic(-k * x)
    return steepness + 2.0 * slope * (x + 2.0), y / 10.0


def hessian(x, y, k, slope):
    up, down = logistic(k * x), logistic(-k * x)
    return k * k * up * down * (down - up) + 2.0 * slope, 0.0, 0.1


def critical_points(k, slope):
    # Left of -2, and only there, the shelf's slope has the sign to cancel the step's. Both grow with x, so that there
    # is one root: halved down to the last bit.
    low, high = LEFT_EDGE, -2.0
    if gradient(low, 0.0, k, slope)[0] >= 0.0:
        return CriticalPoints()
    while low < (middle := (low + high) / 2.0) < high:
        low, high = (middle, high) if gradient(middle, 0.0, k, slope)[0] < 0.0 else (low, middle)
    return CriticalPoints(minima=((high, 0.0),))


LANDSCAPE = Landscape(
    title="Two shelves and a drop",
    about=__doc__,
    family="plateaus and cliffs",
    formula=(
        r"\begin{aligned} &\frac{1}{1 + e^{-k\,x}} + \mathrm{slope}\,(x + 2)^2 \\"
        r" &+ \tfrac{1}{20}\,y^2 \end{aligned}"
    ),
    source="defined here; cliffs in Pascanu, Mikolov and Bengio (2013), arxiv.org/abs/1211.5063",
    domain=((LEFT_EDGE, 4.0), (-4.0, 4.0)),
    start=(3.0, 3.0),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={
        "k": Number(8.0, 2.0, 50.0, "A steeper and narrower drop between flatter shelves.", scale="log", above=0.0),
        "slope": Number(
            0.01,
            0.001,
            0.1,
            "Shelves that fall more towards x = -2, so that less time is lost on them.",
            scale="log",
            at_least=0.0,
        ),
    },
    race=Race(
        "Everybody creeps on the upper shelf; at its edge momentum and Adam are thrown far across the lower one.",
        {"gradient_descent": 1.0, "momentum": 0.1, "rmsprop": 0.05, "adam": 0.5},
    ),
)
