"""Three round pits in a shallow bowl: each pulls only what comes near, and the narrow ones are easily jumped over.

Defined for this collection. The deepest pit is at the lower left, the widest at the right, the shallowest at the upper
left. Far from all of them only the bowl's faint slope is left to show the way.
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Race, exp

PITS = (  # depth, x and y of the centre, width
    (1.0, 1.5, 1.0, 0.8),
    (1.4, -1.4, -0.9, 0.6),
    (0.7, -1.0, 1.8, 0.5),
)


def bell(dx, dy, width):
    return exp(-(dx * dx + dy * dy) / (2.0 * width * width))


def value(x, y):
    f = (x * x + y * y) / 100.0
    for depth, a, b, width in PITS:
        f = f - depth * bell(x - a, y - b, width)
    return f


def gradient(x, y):
    gx, gy = x / 50.0, y / 50.0
    for depth, a, b, width in PITS:
        pull = depth * bell(x - a, y - b, width) / (width * width)
        gx, gy = gx + pull * (x - a), gy + pull * (y - b)
    return gx, gy


def hessian(x, y):
    hxx, hxy, hyy = 0.02, 0.0, 0.02
    for depth, a, b, width in PITS:
        u, v = (x - a) / width, (y - b) / width
        pull = depth * bell(x - a, y - b, width) / (width * width)
        hxx, hxy, hyy = hxx + pull * (1.0 - u * u), hxy - pull * u * v, hyy + pull * (1.0 - v * v)
    return hxx, hxy, hyy


def critical_points():
    return CriticalPoints(
        minima=(
            (-1.3927348135914013, -0.8953276443834571),
            (1.4810292800803569, 0.9873581058435863),
            (-0.986109292264273, 1.7849414050065189),
        ),
        saddles=(
            (-0.03786970036430188, 1.4395430148638066),
            (-0.07535603500769862, -0.027020797131366913),
            (-1.0214399876765496, 0.6204215100041891),
        ),
        maxima=((-0.590112628252346, 0.5544023558095688),),
    )


LANDSCAPE = Landscape(
    title="Three Gaussian wells",
    about=__doc__,
    family="many minima",
    formula=(
        r"\begin{aligned} \tfrac{x^2 + y^2}{100} &- e^{-\frac{(x - 1.5)^2 + (y - 1)^2}{2 \cdot 0.8^2}} \\"
        r" &- 1.4\,e^{-\frac{(x + 1.4)^2 + (y + 0.9)^2}{2 \cdot 0.6^2}} \\"
        r" &- 0.7\,e^{-\frac{(x + 1)^2 + (y - 1.8)^2}{2 \cdot 0.5^2}} \end{aligned}"
    ),
    source="defined here",
    domain=((-4.0, 4.0), (-4.0, 4.0)),
    start=(-1.5, 0.7),
    formulas=Formulas(value, gradient, hessian, critical_points),
    race=Race(
        "Gradient descent falls into the nearest pit, which is the shallowest; the others turn aside or roll "
        "out of it into the deepest.",
        {"gradient_descent": 0.05, "momentum": 0.1, "rmsprop": 0.003, "adam": 0.05},
    ),
)
