"""The smallest network, one tanh unit without biases: turn both weights round and it computes the same, so its loss has
two equal minima with a saddle between them.

Half the mean squared error of a tanh(w x) over the samples. The plane's coordinates are w, the weight into the unit,
and a, the weight out of it. On the axes w = 0 and a = 0 the unit is silent; the symmetry is that of H. J. Sussmann
(1992), Uniqueness of the weights for minimal feedforward nets, doi.org/10.1016/S0893-6080(05)80037-1.
"""

from functools import lru_cache

import numpy as np

from landscapes.core import (
    CriticalPoints,
    Formulas,
    Landscape,
    Race,
    drawn_around,
    mean_of,
    mean_of_pair,
    mean_of_three,
    tanh,
)

GRID = np.geomspace(1e-2, 1e5, 700)  # w times the largest |x|: from a straight line to a step
FLATTEST = 1e-2  # of the first of the grid: how near to a straight line a minimum is looked for
BISECTIONS = 60
ROUNDING = 1e-12  # of a mean over thousands of samples, relative


def sample_value(w, a, x, y):
    residual = a * tanh(w * x) - y
    return residual * residual / 2.0


def sample_gradient(w, a, x, y):
    t = tanh(w * x)
    residual = a * t - y
    return residual * a * (1.0 - t * t) * x, residual * t


def sample_hessian(w, a, x, y):
    t = tanh(w * x)
    residual, slope = a * t - y, (1.0 - t * t) * x
    return (a * slope) * (a * slope) - 2.0 * residual * a * t * slope * x, (a * t + residual) * slope, t * t


@lru_cache(maxsize=64)
def critical_points(data):
    """The lowest minimum along w with the best a for each w, its mirror image, and the origin where it is a saddle.

    Variable projection (G. H. Golub and V. Pereyra, 1973): the slope along w is bisected round the lowest of a grid.
    There is no minimum where a straight line or a step would fit best: w or a then runs away.
    """
    x, y = np.array(data).T
    moment = np.mean(x * y)
    saddles = ((0.0, 0.0),) if abs(moment) > ROUNDING * np.mean(np.abs(x * y)) else ()
    grid = GRID / np.max(np.abs(x))
    errors = [np.mean(sample_value(w, best_a(w, x, y), x, y)) for w in grid]
    lowest = int(np.argmin(errors))
    low, high = (
        (FLATTEST * grid[0], grid[1]) if lowest == 0 else (grid[lowest - 1], grid[min(lowest + 1, len(grid) - 1)])
    )
    if lowest == len(grid) - 1 or (lowest == 0 and not turning_up(low, high, x, y)):
        return CriticalPoints(saddles=saddles)
    for _ in range(BISECTIONS):
        w = (low + high) / 2.0
        low, high = (w, high) if slope_along_w(w, x, y)[0] < 0.0 else (low, w)
    a = best_a(w, x, y)
    if lowest and not is_bowl(w, a, x, y):
        return CriticalPoints(saddles=saddles)
    return CriticalPoints(minima=((float(w), float(a)), (float(-w), float(-a))), saddles=saddles)


def best_a(w, x, y):
    """The a of least error at this w."""
    t = tanh(w * x)
    return np.sum(t * y) / np.sum(t * t)


def slope_along_w(w, x, y):
    """The slope along w at the best a, and how much of it may be rounding.

    The residuals there are at right angles to t = tanh(w x), so that t / w, nearly all of dt/dw where w is small,
    can be taken off it.
    """
    t, a = np.tanh(w * x), best_a(w, x, y)
    residual, bend = a * t - y, (1.0 - t * t) * x - t / w
    lost = ROUNDING * np.abs(y) + np.finfo(float).eps / (w * np.max(np.abs(x))) ** 2 * np.abs(residual)
    return np.mean(residual * a * bend), np.mean(lost * np.abs(a * bend))


def turning_up(low, high, x, y):
    """Whether the loss falls at w = low and rises at w = high, each by more than rounding."""
    (falls, lost), (rises, also_lost) = (slope_along_w(w, x, y) for w in (low, high))
    return falls < -lost and rises > also_lost


def is_bowl(w, a, x, y):
    """Whether the loss curves upwards all round, by more than rounding: relative to w and to the size of y."""
    hxx, hxy, hyy = (np.mean(part) for part in sample_hessian(w, a, x, y))
    return (hxx * hyy - hxy * hxy) * w * w > ROUNDING * hyy * np.mean(y * y)


def frame(data):
    """The map round the origin with both minima on it, each axis on the scale of its own weight."""
    x, y = np.array(data).T
    w, a = (critical_points(data).minima or ((0.0, 0.0),))[0]
    width = 1.8 * max(abs(w), 1.0 / float(np.max(np.abs(x))))
    height = 1.8 * (max(abs(a), float(y.std())) or 1.0)
    return ((-width, width), (-height, height)), (-0.85 * width, 0.3 * height)


DATA = drawn_around(lambda x: 1.5 * np.tanh(1.2 * x), 0.25, low=-2.5, high=2.5, seed=11, size=64)

LANDSCAPE = Landscape(
    title="One tanh unit",
    about=__doc__,
    family="losses over data",
    formula=r"\frac{1}{2n} \sum_{i=1}^{n} \left(a \tanh(w\,x_i) - y_i\right)^2",
    source="defined here; the symmetry in Sussmann (1992), doi.org/10.1016/S0893-6080(05)80037-1",
    domain=((-3.0, 3.0), (-3.0, 3.0)),
    start=(-2.4, 0.9),
    formulas=Formulas(
        mean_of(sample_value), mean_of_pair(sample_gradient), mean_of_three(sample_hessian), critical_points
    ),
    data=DATA,
    axes=("w", "a"),
    frame=frame,
    curve="tanh",
    sample_loss="squared_tanh",
    race=Race(
        "All end in the same minimum and none in its mirror image; gradient descent goes down the wall and "
        "then crawls, momentum and Adam swing.",
        {"gradient_descent": 0.2, "momentum": 0.1, "rmsprop": 0.02, "adam": 0.2},
    ),
)
