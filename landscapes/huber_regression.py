"""A line through points of which some are badly wrong: far misses count by their size, not by its square.

P. J. Huber (1964), Robust estimation of a location parameter, doi.org/10.1214/aoms/1177703732: the loss of a residual r
is r^2 / 2 up to delta and delta (|r| - delta / 2) beyond, averaged over the samples. Convex; the curvature jumps where
a residual passes delta and counts as zero beyond it.
"""

from functools import lru_cache

import numpy as np

from landscapes.core import (
    CriticalPoints,
    Formulas,
    Landscape,
    Number,
    Race,
    absolute,
    drawn_around,
    half_widths,
    mean_of,
    mean_of_pair,
    mean_of_three,
    sign,
    smaller,
)

MOST_ROUNDS = 200
ROUNDING = 1e-12  # of a mean over thousands of samples, relative


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


@lru_cache(maxsize=64)
def critical_points(delta, data):
    """On standardised x, by Newton's method or by reweighted least squares, whichever falls further in a round.

    Newton's step ends in the minimum once the right samples are within delta (K. Madsen and H. B. Nielsen, 1990, Finite
    algorithms for robust linear regression); reweighting (P. W. Holland and R. E. Welsch, 1977) always falls.
    """
    x, y = np.array(data).T
    u = (x - x.mean()) / x.std()
    line = np.array([np.mean(u * y), y.mean()])  # of least squares
    for _ in range(MOST_ROUNDS):
        ahead, again = newton_line(line, delta, u, y), reweighted_line(line, delta, u, y)
        falls = mean_loss(ahead, delta, u, y) <= (1.0 + ROUNDING) * mean_loss(again, delta, u, y)
        line, before = ahead if falls else again, line
        if np.array_equal(line, before):
            break
    slope = line[0] / x.std()
    return CriticalPoints(minima=((float(slope), float(line[1] - slope * x.mean())),))


def mean_loss(line, delta, x, y):
    w, b = line
    return np.mean(sample_value(w, b, delta, x, y))


def newton_line(line, delta, x, y):
    """Where the piece of the loss round (w, b) has its minimum, the nearest one if it has many."""
    w, b = line
    gradient = [np.mean(part) for part in sample_gradient(w, b, delta, x, y)]
    hxx, hxy, hyy = (np.mean(part) for part in sample_hessian(w, b, delta, x, y))
    return line - np.linalg.lstsq([[hxx, hxy], [hxy, hyy]], gradient, rcond=ROUNDING)[0]


def reweighted_line(line, delta, x, y):
    """The line of least squares, where samples further than delta from (w, b) count by delta over their distance.

    Doubled, the step goes on as long as it falls: with hardly a sample within delta it is very short.
    """
    weight = delta / np.maximum(np.abs(line[0] * x + line[1] - y), delta)
    mean_x, mean_y = np.average(x, weights=weight), np.average(y, weights=weight)
    w = np.sum(weight * (x - mean_x) * (y - mean_y)) / np.sum(weight * (x - mean_x) ** 2)
    step = np.array([w, mean_y - w * mean_x]) - line
    while mean_loss(line + 2.0 * step, delta, x, y) < mean_loss(line + step, delta, x, y):
        step = 2.0 * step
    return line + step


def frame(data):
    """The map round the robust line's (w, b), wide enough for the origin; the start to its upper left."""
    x, y = np.array(data).T
    ((w, b),) = critical_points(1.0, data).minima
    low, high = np.percentile(y, (25, 75))
    width, height = half_widths(x, (w, b), (high - low) / x.std(), margin=1.5)
    return ((w - width, w + width), (b - height, b + height)), (w - 0.8 * width, b + 0.7 * height)


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
    sample_loss="huber_line",
    sample_seconds=9e-9,
    race=Race(
        "All find the line that ignores the outliers: gradient descent and RMSProp directly, momentum and "
        "Adam after a swing past it.",
        {"gradient_descent": 0.1, "momentum": 0.05, "rmsprop": 0.01, "adam": 0.1},
    ),
)
