"""A high plain that hardly slopes, then a cliff: for many steps nothing seems to happen, then one step goes too far.

Defined for this collection after the saturating units and cliffs of recurrent networks (R. Pascanu, T. Mikolov and
Y. Bengio (2013), On the difficulty of training recurrent neural networks). On the plain the gradient is about
2 slope r at distance r from the middle; half way down the cliff, which is an ellipse, it is (k x, 2 k y).
"""

from landscapes.core import CriticalPoints, Formulas, Landscape, Number, Race, exp, tanh


def tanh_derivative(x):
    """1 - tanh(x)^2, written so that it keeps its digits far out, where tanh(x) rounds to 1."""
    e = exp(-2.0 * x)
    return 4.0 * (e / (1.0 + e)) / (1.0 + e)


def value(x, y, k, slope):
    return tanh(k * (x * x / 2.0 + y * y - 1.0)) + slope * (x * x + y * y)


def gradient(x, y, k, slope):
    steepness = k * tanh_derivative(k * (x * x / 2.0 + y * y - 1.0))
    return (steepness + 2.0 * slope) * x, 2.0 * (steepness + slope) * y


def hessian(x, y, k, slope):
    height = k * (x * x / 2.0 + y * y - 1.0)
    t, steepness = tanh(height), k * tanh_derivative(height)
    return (
        steepness * (1.0 - 2.0 * k * t * x * x) + 2.0 * slope,
        -4.0 * k * steepness * t * x * y,
        2.0 * steepness * (1.0 - 4.0 * k * t * y * y) + 2.0 * slope,
    )


def critical_points(k, slope):
    return CriticalPoints(minima=((0.0, 0.0),))


LANDSCAPE = Landscape(
    title="Plateau and cliff",
    about=__doc__,
    family="plateaus and cliffs",
    formula=(
        r"\begin{aligned} &\tanh\left(k\left(\tfrac{1}{2}x^2 + y^2 - 1\right)\right) \\"
        r" &+ \mathrm{slope}\,(x^2 + y^2) \end{aligned}"
    ),
    source="defined here; cliffs in Pascanu, Mikolov and Bengio (2013), arxiv.org/abs/1211.5063",
    domain=((-4.0, 4.0), (-4.0, 4.0)),
    start=(-2.1, 0.8),
    formulas=Formulas(value, gradient, hessian, critical_points),
    parameters={
        "k": Number(
            3.0,
            0.5,
            20.0,
            "A steeper and narrower cliff, a flatter plain above it.",
            scale="log",
            above=0.0,
            at_most=300.0,  # e to the power 2 k, in the middle of the basin, must be finite
        ),
        "slope": Number(
            0.001,
            0.0001,
            0.1,
            "A plain that falls more towards the middle, so that less time is lost on it.",
            scale="log",
            at_least=0.0,
        ),
    },
    race=Race(
        "For many steps nothing seems to happen; then the cliff throws momentum and Adam about, while RMSProp "
        "walks at its own pace.",
        {"gradient_descent": 0.2, "momentum": 0.1, "rmsprop": 0.05, "adam": 0.5},
    ),
)
