"""Six hollows in three pairs, only one pair the deepest: a method that rushes down may stop in one that is too high.

L. C. W. Dixon and G. P. Szegő (1978), The global optimization problem: an introduction, Towards Global Optimisation 2,
North-Holland, 1-15. The surface looks the same from (x, y) and from (-x, -y), so every critical point has a twin. The
walls grow like x^6: at the edge of the map a step that is safe in the middle is far too long.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race


def value(x, y):
    return (4.0 - 2.1 * x * x + x * x * x * x / 3.0) * x * x + x * y + (4.0 * y * y - 4.0) * y * y


def gradient(x, y):
    return 8.0 * x - 8.4 * x * x * x + 2.0 * x * x * x * x * x + y, x - 8.0 * y + 16.0 * y * y * y


def hessian(x, y):
    return 8.0 - 25.2 * x * x + 10.0 * x * x * x * x, 1.0, 48.0 * y * y - 8.0


def critical_points():
    return CriticalPoints(
        minima=(
            *twins(0.08984201310031806, -0.7126564030207396),
            *twins(1.7036067149699808, -0.7960835686726251),
            *twins(1.6071047529201972, 0.5686514548841314),
        ),
        saddles=(
            (0.0, 0.0),
            *twins(1.1092053368047864, -0.7682680925095398),
            *twins(1.6380679841897786, 0.22867406904439407),
            *twins(1.296070267167109, 0.6050843880386585),
        ),
        maxima=twins(1.2302298765166527, 0.162334584458995),
    )


def twins(x, y):
    """A critical point and its mirror image in the origin."""
    return (x, y), (-x, -y)


LANDSCAPE = Landscape(
    title="Six-hump camel",
    about=__doc__,
    family="many minima",
    formula=(
        r"\begin{aligned} &\left(4 - 2.1\,x^2 + \tfrac{1}{3}x^4\right)x^2 \\"
        r" &+ xy + \left(4y^2 - 4\right)y^2 \end{aligned}"
    ),
    source="Dixon and Szegő (1978), Towards Global Optimisation 2, North-Holland, 1-15",
    domain=((-3.0, 3.0), (-2.0, 2.0)),
    start=(-2.0, 1.5),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent and RMSProp stop in the hollow at the start; momentum and Adam pass it and find one "
        "of the two deepest.",
        {"gradient_descent": 0.005, "momentum": 0.005, "rmsprop": 0.01, "adam": 0.5},
    ),
)
