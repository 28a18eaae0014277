"""A line through points of which some are badly wrong: far misses count by their size, not by its square.

P. J. Huber (1964), Robust estimation of a location parameter, doi.org/10.1214/aoms/1177703732: the loss of a residual r
is r^2 / 2 up to delta and delta (|r| - delta / 2) beyond, averaged over the samples. Convex; the curvature jumps where
a residual passes delta and counts as zero beyond it.
"""

import numpy as np

from landscapes.core import (
    CriticalPoints,
    Formulas,
    Landscape,
    Number,
    absolute,
    drawn_around,
    mean_of,
    mean_of_pair,
    mean_of_three,
    sign,
    smaller,
)

MOST_ROUNDS = 500


def sample_value(w, b, delta, x, y):
    miss = absolute(w * x + b - y)
    bounded = smaller(miss, delta + 0.0 * miss)
    return bounded * (miss - bounded / 2.0)


def sample_gradient(w, b, delta, x, y):
    residual = w * x + b - y
    miss = absolute(residual)
    pull = smaller(miss, delta + 0.0 * miss) * sign(residual)
    return pull * x, pull


def sample_hessian(w, b, delta, x, y):
    near = (1.0 - sign(absolute(w * x + b - y) - delta)) / 2.0
    return near * x * x, near * x, near


def critical_points(delta, data):
    """By reweighted least squares (Holland and Welsch, 1977), which falls with every round."""
    x, y = np.array(data).T
    weight, line = np.ones_like(x), (np.inf, np.inf)
    for _ in range(MOST_ROUNDS):
        mean_x, mean_y = np.average(x, weights=weight), np.average(y, weights=weight)
        dx = x - mean_x
        w = np.sum(weight * dx * (y - mean_y)) / np.sum(weight * dx * dx)
        line, before = (float(w), float(mean_y - w * mean_x)), line
        if line == before:
            break
        miss = np.abs(line[0] * x + line[1] - y)
        weight = delta / np.maximum(miss, delta)
    return CriticalPoints(minima=(line,))


def frame(data):
    """A square round the robust line's (w, b), wide enough for the origin."""
    ((w, b),) = critical_points(1.0, data).minima
    half = 1.5 * max(abs(w), abs(b), 1.0)
    return ((w - half, w + half), (b - half, b + half)), (w - 0.8 * half, b + 0.7 * half)


def with_outliers(data):
    """The samples with every eighth y thrown far up."""
    return tuple((x, y + 8.0 if i % 8 == 0 else y) for i, (x, y) in enumerate(data))


DATA = with_outliers(drawn_around(lambda x: 0.8 * x + 0.4, 0.3, low=-2.0, high=3.0, seed=3, size=64))

LANDSCAPE = Landscape(
    title="Robust regression (Huber)",
    about=__doc__,
    family="losses over data",
    formula=(
        r"\begin{aligned} &\frac{1}{n} \sum_{i=1}^{n} m_i\left(|r_i| - \tfrac{1}{2} m_i\right) \\"
        r" &r_i = w\,x_i + b - y_i, \ \ m_i = \min(|r_i|, \mathrm{delta}) \end{aligned}"
    ),
    source="Huber (1964), doi.org/10.1214/aoms/1177703732",
    domain=((-1.5, 3.5), (-1.5, 3.5)),
    start=(-1.0, 3.0),
    formulas=Formulas(
        mean_of(sample_value), mean_of_pair(sample_gradient), mean_of_three(sample_hessian), critical_points
    ),
    parameters={
        "delta": Number(
            1.0, 0.1, 10.0, "Larger: far points pull harder, and at last this is least squares.", scale="log", above=0.0
        )
    },
    data=DATA,
    axes=("w", "b"),
    frame=frame,
    curve="line",
)
