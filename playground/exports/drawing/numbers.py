"""Numbers as they are written on exported pictures."""

import math

from playground.words.numbers import with_minus

LARGE, SMALL = 99950.0, 1e-3
FACTORS = (1, 2, 5, 10)


def write_number(value: float) -> str:
    """Three significant digits, with a true minus sign; NaN and inf as such."""
    return with_minus(_digits(value))


def _digits(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value) or value == 0:
        return f"{value + 0.0:.0f}"
    size = abs(value)
    if size >= LARGE or size < SMALL:
        digits, exponent = f"{value:.2e}".split("e")
        return f"{digits}e{int(exponent)}"
    if size >= 999.5:
        return f"{float(f'{value:.2e}'):.0f}"
    decimals = 2 - math.floor(math.log10(float(f"{size:.2e}")))
    return f"{value:.{decimals}f}"


def round_ticks(low: float, high: float, count: float) -> list[tuple[float, str]]:
    """About `count` round values within low..high, each with its text."""
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(factor for factor in FACTORS if factor * power >= rough * 0.999)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [(i * step, with_minus(f"{i * step + 0.0:.{decimals}f}")) for i in range(first, last + 1)]
