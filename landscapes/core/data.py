"""Losses over data: the mean over the samples of a loss of one sample, and how data are checked.

The loss of a sample is a function of (a, b, *parameters, x, y): the two coordinates of the plane, then the sample.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from registry import FieldError, Message

FEWEST, MOST = 2, 5_000
LARGEST = 1e6
NARROWEST = 1e-9  # of the largest x or of 1: a slope over a smaller spread would consist of rounding errors

Samples = tuple[tuple[float, float], ...]  # a pair x, y for each; in compiled code an array (samples, 2)


def mean_of(sample_value: Callable[..., Any]) -> Callable[..., Any]:
    """value(a, b, *parameters, data): the mean of sample_value over the rows of data."""

    def value(a, b, *rest):
        data = rest[-1]
        total = 0.0
        for i in range(len(data)):
            total = total + sample_value(a, b, *rest[:-1], data[i][0], data[i][1])
        return total / len(data)

    return value


def mean_of_pair(sample_gradient: Callable[..., Any]) -> Callable[..., Any]:
    """gradient(a, b, *parameters, data): the mean of sample_gradient, a pair, over the rows of data."""

    def gradient(a, b, *rest):
        data = rest[-1]
        first = second = 0.0
        for i in range(len(data)):
            u, v = sample_gradient(a, b, *rest[:-1], data[i][0], data[i][1])
            first, second = first + u, second + v
        return first / len(data), second / len(data)

    return gradient


def mean_of_three(sample_hessian: Callable[..., Any]) -> Callable[..., Any]:
    """hessian(a, b, *parameters, data): the mean of sample_hessian, a triple, over the rows of data."""

    def hessian(a, b, *rest):
        data = rest[-1]
        first = second = third = 0.0
        for i in range(len(data)):
            u, v, w = sample_hessian(a, b, *rest[:-1], data[i][0], data[i][1])
            first, second, third = first + u, second + v, third + w
        return first / len(data), second / len(data), third / len(data)

    return hessian


def drawn_around(curve: Callable[..., Any], spread: float, low: float, high: float, seed: int, size: int) -> Samples:
    """Samples that are always the same: x uniform from low to high, y = curve(x) plus Gaussian noise of this spread."""
    draws = np.random.default_rng(seed)
    x = draws.uniform(low, high, size)
    y = curve(x) + spread * draws.standard_normal(size)
    return tuple(zip(np.round(x, 3).tolist(), np.round(y, 3).tolist(), strict=True))


def checked(x: Sequence[float], y: Sequence[float]) -> Samples:
    """The samples as pairs.

    Raises FieldError naming what is wrong: different lengths, too few or too many rows, numbers that are not finite or
    too large, an x that varies by no more than rounding.
    """
    columns = [_numbers("data.x", x), _numbers("data.y", y)]
    if len(columns[0]) != len(columns[1]):
        raise FieldError("data", f"{len(columns[0])} x and {len(columns[1])} y", "must have as many x as y")
    if not FEWEST <= len(columns[0]) <= MOST:
        allowed = Message("must have {fewest} to {most} rows", fewest=FEWEST, most=f"{MOST:,}")
        raise FieldError("data", Message("{count} rows", count=len(columns[0])), allowed)
    if np.ptp(columns[0]) <= NARROWEST * max(1.0, np.max(np.abs(columns[0]))):
        allowed = Message(
            "must not be the same in every row, or differ by {narrowest} of the largest or less",
            narrowest=f"{NARROWEST:g}",
        )
        raise FieldError("data.x", float(columns[0][0]), allowed)
    return tuple(zip(*(column.tolist() for column in columns), strict=True))


def standardised(x: Sequence[float]) -> list[float]:
    """Samples scaled to mean 0 and standard deviation 1, from those that `checked` has accepted."""
    values = np.asarray(x, dtype=np.float64)
    centred = values - values.mean()
    scaled: list[float] = (centred / centred.std()).tolist()
    return scaled


def _numbers(name: str, values: Sequence[float]) -> np.ndarray:
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise FieldError(name, values, "must be numbers") from None
    if numbers.ndim != 1:
        raise FieldError(name, f"shape {numbers.shape}", "must be one column of numbers")
    wrong = np.flatnonzero(~(np.abs(numbers) <= LARGEST))
    if wrong.size:
        allowed = Message("must be a number within {largest}", largest=f"{LARGEST:g}")
        raise FieldError(f"{name}[{wrong[0]}]", float(numbers[wrong[0]]), allowed)
    return numbers
