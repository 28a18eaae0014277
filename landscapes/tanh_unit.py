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
    drawn_around,
    mean_of,
    mean_of_pair,
    mean_of_three,
    tanh,
)

GRID = np.linspace(0.05, 8.0, 400)
NEWTON_STEPS = 40


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
    """The origin, and along w the best a for each w: the lowest such point and its mirror image, by Newton's method."""
    x, y = np.array(data).T
    t = np.tanh(np.outer(np.concatenate((-GRID[::-1], GRID)), x))
    best = (t @ y) / np.maximum(np.sum(t * t, axis=1), 1e-300)
    errors = np.mean((best[:, None] * t - y) ** 2, axis=1)
    lowest = int(np.argmin(errors[len(GRID) :])) + len(GRID)
    w, a = GRID[lowest - len(GRID)], best[lowest]
    for _ in range(NEWTON_STEPS):
        gx, gy = (np.mean(part) for part in sample_gradient(w, a, x, y))
        hxx, hxy, hyy = (np.mean(part) for part in sample_hessian(w, a, x, y))
        determinant = hxx * hyy - hxy * hxy
        if not (hxx > 0 and determinant > 1e-12):
            return CriticalPoints(saddles=((0.0, 0.0),))
        w, a = w - (hyy * gx - hxy * gy) / determinant, a - (hxx * gy - hxy * gx) / determinant
    return CriticalPoints(minima=((float(w), float(a)), (float(-w), float(-a))), saddles=((0.0, 0.0),))


def frame(data):
    """A square round the origin with both minima on it."""
    points = critical_points(data).minima or ((1.0, 1.0),)
    half = 1.8 * max(abs(points[0][0]), abs(points[0][1]), 1.0)
    return ((-half, half), (-half, half)), (-0.85 * half, 0.3 * half)


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
)
