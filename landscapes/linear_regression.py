"""A straight line through points: each pair (w, b) is a line, and its loss is how badly it misses the data.

Half the mean squared error of y = w x + b over the samples, as in C. F. Gauss (1809) and every first lecture on
learning from data; the bowl is as long and as narrow as the spread of x makes it. Minimum by the normal equations.
"""

import numpy as np

from landscapes.core import (
    CriticalPoints,
    Formulas,
    Landscape,
    Race,
    drawn_around,
    half_widths,
    mean_of,
    mean_of_pair,
    mean_of_three,
)


def sample_value(w, b, x, y):
    residual = w * x + b - y
    return residual * residual / 2.0


def sample_gradient(w, b, x, y):
    residual = w * x + b - y
    return residual * x, residual


def sample_hessian(w, b, x, y):
    return x * x, x, 1.0


def critical_points(data):
    x, y = np.array(data).T
    dx = x - x.mean()
    w = float(np.sum(dx * (y - y.mean())) / np.sum(dx * dx))
    return CriticalPoints(minima=((w, float(y.mean()) - w * float(x.mean())),))


def frame(data):
    """The map round the least-squares line's (w, b), wide enough for the origin; the start to its upper left."""
    x, y = np.array(data).T
    ((w, b),) = critical_points(data).minima
    width, height = half_widths(x, (w, b), y.std() / x.std(), margin=1.5)
    return ((w - width, w + width), (b - height, b + height)), (w - 0.8 * width, b + 0.7 * height)


DATA = drawn_around(lambda x: 1.7 * x - 0.6, 0.35, low=-2.0, high=3.0, seed=20261120, size=64)

LANDSCAPE = Landscape(
    title="Linear regression",
    about=__doc__,
    family="losses over data",
    formula=r"\frac{1}{2n} \sum_{i=1}^{n} (w\,x_i + b - y_i)^2",
    source="Gauss (1809), Theoria motus; least squares",
    domain=((-1.0, 4.0), (-3.0, 2.0)),
    start=(-0.75, 1.3),
    formulas=Formulas(
        mean_of(sample_value), mean_of_pair(sample_gradient), mean_of_three(sample_hessian), critical_points
    ),
    data=DATA,
    axes=("w", "b"),
    frame=frame,
    curve="line",
    sample_loss="squared_line",
    sample_seconds=6e-9,
    race=Race(
        "Gradient descent finds the valley and follows it to the best line, momentum swings round it, and "
        "Newton's method is there in one step: the loss is a bowl.",
        {"gradient_descent": 0.1, "momentum": 0.05, "adam": 0.1, "newton": 1.0},
    ),
)
