"""The line search of L-BFGS: a step length at which the loss has fallen enough and the slope is flat enough.

J. Nocedal and S. J. Wright (2006), Numerical Optimization, algorithms 3.5 and 3.6, with cubic interpolation (equation
3.59), in the form of M. Schmidt's minFunc as it stands in torch.optim.LBFGS, so that each trial is the same as there.
"""

from typing import Any, NamedTuple

import numpy as np

from optimizers.engine.functions import sqrt
from optimizers.engine.surface import loss_and_gradient, wanted

C1 = 1e-4  # sufficient decrease, equation 3.7a
C2 = 0.9  # curvature, equation 3.7b
NARROWEST = 1e-9  # a bracket whose ends are no further apart than this, in any coordinate, is taken as it is


class Trial(NamedTuple):
    """A point tried on the line: its step length, loss, gradient, and the slope along the line."""

    length: Any
    loss: Any
    gradient: Any
    slope: Any


def strong_wolfe(surface, x, d, start, length, most):
    """(trial, evaluations): a point on the line from x along d that satisfies the strong Wolfe conditions.

    start: the Trial of length 0. length: the first to try. most: evaluations allowed.
    """
    low, high, evaluations, done = _bracket(surface, x, d, start, length, most)
    first, second = low, high  # the lower of the two leads; of two equal ones the first
    low_is_first = first.loss <= second.loss
    stuck = False
    while not done and evaluations - 1.0 < most and wanted(surface):
        low, high = (first, second) if low_is_first else (second, first)
        left, right = min(low.length, high.length), max(low.length, high.length)
        if np.all((right - left) * np.abs(d) < NARROWEST):
            break
        length = _cubic_minimum(first, second, left, right)
        length, stuck = _away_from_ends(length, left, right, stuck)
        trial = _try(surface, x, d, length)
        evaluations += 1.0
        if trial.loss > start.loss + C1 * length * start.slope or trial.loss >= low.loss:
            first, second = (first, trial) if low_is_first else (trial, second)
            low_is_first = first.loss <= second.loss
        else:
            if abs(trial.slope) <= -C2 * start.slope:
                done = True
            elif trial.slope * (high.length - low.length) >= 0.0:
                high = low
            first, second = (trial, high) if low_is_first else (high, trial)
    return (first if low_is_first else second), evaluations


def _bracket(surface, x, d, start, length, most):
    """(one end, other end, evaluations, done): an interval that holds an acceptable length, or one itself, twice."""
    before, trial = start, _try(surface, x, d, length)
    rounds = 0.0
    while rounds < most and wanted(surface):
        too_high = trial.loss > start.loss + C1 * trial.length * start.slope
        if too_high or (rounds > 1.0 and trial.loss >= before.loss):
            return before, trial, rounds + 1.0, False
        if abs(trial.slope) <= -C2 * start.slope:
            return trial, trial, rounds + 1.0, True
        if trial.slope >= 0.0:
            return before, trial, rounds + 1.0, False
        nearest, furthest = trial.length + 0.01 * (trial.length - before.length), trial.length * 10.0
        length = _cubic_minimum(before, trial, nearest, furthest)
        before, trial = trial, _try(surface, x, d, length)
        rounds += 1.0
    return start, trial, rounds + 1.0, False


def _try(surface, x, d, length):
    loss, gradient = loss_and_gradient(surface, x + length * d)
    return Trial(length, loss, gradient, np.sum(gradient * d))


def _cubic_minimum(one, other, low, high):
    """Where the cubic through both trials and their slopes has its minimum, kept within low and high."""
    left, right = (one, other) if one.length <= other.length else (other, one)
    d1 = left.slope + right.slope - 3.0 * (left.loss - right.loss) / (left.length - right.length)
    square = d1 * d1 - left.slope * right.slope
    if not square >= 0.0:
        return (low + high) / 2.0
    d2 = sqrt(square)
    share = (right.slope + d2 - d1) / (right.slope - left.slope + 2.0 * d2)
    length = right.length - (right.length - left.length) * share
    length = low if low > length else length
    return high if high < length else length


def _away_from_ends(length, left, right, stuck):
    """(length, stuck): moved a tenth of the interval inwards if it lay that near to an end twice, or on it."""
    tenth = 0.1 * (right - left)
    if not min(right - length, length - left) < tenth:
        return length, False
    if not (stuck or length >= right or length <= left):
        return length, True
    return (right - tenth if abs(length - right) < abs(length - left) else left + tenth), False
