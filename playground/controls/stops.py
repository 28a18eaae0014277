"""Where a slider can stand: round numbers over a field's range, and the present value wherever it is."""

import math

from playground.words.numbers import with_minus
from registry import Number

LINEAR_STOPS = 100
DIGITS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)


def slider_stops(field: Number, value: float) -> list[float]:
    """The values of the slider in rising order, each of at most four digits except the present value."""
    stops = _whole_numbers(field) if field.integer else _SCALES[field.scale](field)
    return sorted({stop for stop in stops if field.low <= stop <= field.high} | {value})


def written(value: float) -> str:
    """The value as the slider shows it."""
    return with_minus(str(value) if isinstance(value, int) else f"{value:.4g}")


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")


def _whole_numbers(field: Number) -> list[float]:
    stride = max(1, round((field.high - field.low) / LINEAR_STOPS / 5) * 5)
    return [int(field.low), *range(stride * math.ceil(field.low / stride), int(field.high) + 1, stride)]


def _linear(field: Number) -> list[float]:
    stride = (field.high - field.low) / LINEAR_STOPS
    return [_rounded(field.low + i * stride) for i in range(LINEAR_STOPS + 1)]


def _log(field: Number) -> list[float]:
    decades = range(math.floor(math.log10(field.low)), math.ceil(math.log10(field.high)) + 1)
    return [_rounded(digit * 10.0**decade) for decade in decades for digit in DIGITS]


def _near_one(field: Number) -> list[float]:
    """0 to 0.9 in steps of 0.05, then ever closer to 1."""
    closest = round(-math.log10(1 - field.high))
    coarse = [_rounded(0.05 * i) for i in range(19)]
    return coarse + [_rounded(1 - digit * 10.0**-decade) for decade in range(2, closest + 1) for digit in DIGITS]


_SCALES = {"linear": _linear, "log": _log, "near_one": _near_one}
