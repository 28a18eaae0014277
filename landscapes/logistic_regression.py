"""Two classes along one line: (w, b) is a soft threshold, and its loss is how surprised it is by the labels.

Cross-entropy of the labels y (0 or 1) under the probability 1 / (1 + exp(-(w x + b))), averaged over the samples: D. R.
Cox (1958), The regression analysis of binary sequences. Convex; where the labels can be told apart without a mistake
there is no minimum, and w grows for ever: A. Albert and J. A. Anderson (1984), On the existence of maximum likelihood
estimates in logistic regression models, doi.org/10.1093/biomet/71.1.1.
"""

from functools import lru_cache

import numpy as np

from landscapes.core import (
    CriticalPoints,
    Formulas,
    Landscape,
    Race,
    absolute,
    drawn_around,
    exp,
    half_widths,
    log1p,
    mean_of,
    mean_of_pair,
    mean_of_three,
    smaller,
    tanh,
)

NEWTON_STEPS = 100
ROUNDING = 1e-12  # of a mean over thousands of samples, relative


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


@lru_cache(maxsize=64)
def critical_points(data):
    """By Newton's method on standardised x, from its origin; a step that climbs is halved."""
    x, y = np.array(data).T
    if separable(x, y):
        return CriticalPoints()
    u, w, b = (x - x.mean()) / x.std(), 0.0, 0.0
    for _ in range(NEWTON_STEPS):
        dw, db = newton_step(w, b, u, y)
        highest = (1.0 + ROUNDING) * np.mean(sample_value(w, b, u, y))
        while np.mean(sample_value(w + dw, b + db, u, y)) > highest:
            dw, db = dw / 2.0, db / 2.0
        w, b = w + dw, b + db
        if abs(dw) + abs(db) <= ROUNDING * (abs(w) + abs(b)):
            break
    slope = w / x.std()
    return CriticalPoints(minima=((float(slope), float(b - slope * x.mean())),))


def separable(x, y):
    """Whether some threshold tells the labels apart; samples on the threshold itself may have either."""
    zeros, ones = x[y == 0.0], x[y == 1.0]
    return not (len(zeros) and len(ones)) or zeros.max() <= ones.min() or ones.max() <= zeros.min()


def newton_step(w, b, x, y):
    """(dw, db), solved about the mean of x that the curvature weights, where the two do not mix: nothing cancels."""
    _, surprise = sample_gradient(w, b, x, y)
    _, _, bend = sample_hessian(w, b, x, y)
    middle = np.average(x, weights=bend)
    dw = -np.sum(surprise * (x - middle)) / np.sum(bend * (x - middle) ** 2)
    return dw, -np.sum(surprise) / np.sum(bend) - middle * dw


def frame(data):
    """The map round the minimum, or round the origin if there is none; the start on the wrong side of w = 0."""
    x, _ = np.array(data).T
    w, b = (critical_points(data).minima or ((0.0, 0.0),))[0]
    width, height = half_widths(x, (w, b), 2.0 / x.std(), margin=1.6)
    return ((w - width, w + width), (b - height, b + height)), (w - 0.85 * width, b - 0.6 * height)


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
    sample_loss="cross_entropy",
    targets=(0.0, 1.0),
    race=Race(
        "Flat far out and steep near by: momentum and Adam overshoot; Newton's method must be damped, at rate "
        "1 it would leap away.",
        {"gradient_descent": 1.0, "momentum": 0.1, "adam": 0.1, "newton": 0.1},
    ),
)
