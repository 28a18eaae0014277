"""Two classes along one line: (w, b) is a soft threshold, and its loss is how surprised it is by the labels.

Cross-entropy of the labels y (0 or 1) under the probability 1 / (1 + exp(-(w x + b))), averaged over the samples: D. R.
Cox (1958), The regression analysis of binary sequences. Convex; where the labels can be told apart without a mistake
there is no minimum, and w grows for ever.
"""

import numpy as np

from landscapes.core import (
    CriticalPoints,
    Formulas,
    Landscape,
    absolute,
    drawn_around,
    exp,
    log1p,
    mean_of,
    mean_of_pair,
    mean_of_three,
    smaller,
    tanh,
)

NEWTON_STEPS = 60
FURTHEST = 50.0  # a minimum further out than this counts as none


def probability(z):
    """1 / (1 + exp(-z)), written so that nothing overflows."""
    return (1.0 + tanh(z / 2.0)) / 2.0


def sample_value(w, b, x, y):
    z = w * x + b
    return log1p(exp(-absolute(z))) - smaller(-z, 0.0 * z) - y * z


def sample_gradient(w, b, x, y):
    surprise = probability(w * x + b) - y
    return surprise * x, surprise


def sample_hessian(w, b, x, y):
    p = probability(w * x + b)
    bend = p * (1.0 - p)
    return bend * x * x, bend * x, bend


def critical_points(data):
    """By Newton's method from the origin, where it is safe: no minimum if it runs away or the curvature gives out."""
    x, y = np.array(data).T
    w = b = 0.0
    for _ in range(NEWTON_STEPS):
        gx, gy = (np.mean(part) for part in sample_gradient(w, b, x, y))
        hxx, hxy, hyy = (np.mean(part) for part in sample_hessian(w, b, x, y))
        determinant = hxx * hyy - hxy * hxy
        if not (determinant > 1e-12 and abs(w) + abs(b) < FURTHEST):
            return CriticalPoints()
        w, b = w - (hyy * gx - hxy * gy) / determinant, b - (hxx * gy - hxy * gx) / determinant
    return CriticalPoints(minima=((float(w), float(b)),))


def frame(data):
    """A square round the minimum, or round the origin if there is none, with the start on the wrong side of w = 0."""
    ((w, b),) = critical_points(data).minima or ((0.0, 0.0),)
    half = 1.6 * max(abs(w), abs(b), 2.0)
    return ((w - half, w + half), (b - half, b + half)), (w - 0.85 * half, b - 0.6 * half)


def labelled(data):
    """The samples with their y cut to 0 or 1."""
    return tuple((x, 1.0 if y > 0.0 else 0.0) for x, y in data)


DATA = labelled(drawn_around(lambda x: 1.2 * x - 0.6, 1.3, low=-3.0, high=3.0, seed=7, size=64))

LANDSCAPE = Landscape(
    title="Logistic regression",
    about=__doc__,
    family="losses over data",
    formula=(
        r"\begin{aligned} &-\frac{1}{n} \sum_{i=1}^{n} y_i \log p_i + (1 - y_i) \log(1 - p_i) \\"
        r" &p_i = \frac{1}{1 + e^{-(w\,x_i + b)}} \end{aligned}"
    ),
    source="Cox (1958), doi.org/10.1111/j.2517-6161.1958.tb00292.x",
    domain=((-4.0, 6.0), (-5.0, 5.0)),
    start=(-3.0, -3.0),
    formulas=Formulas(
        mean_of(sample_value), mean_of_pair(sample_gradient), mean_of_three(sample_hessian), critical_points
    ),
    data=DATA,
    axes=("w", "b"),
    frame=frame,
    curve="logistic",
    targets=(0.0, 1.0),
)
