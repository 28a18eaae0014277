"""Numbers as LaTeX: four significant digits, powers of ten where they are very large or small."""

import math
from typing import Any

import numpy as np

DIGITS = 4
PLAIN = (1e-3, 1e6)  # numbers in this range are written without a power of ten


def rounded(value: Any) -> str:
    """A number, or a vector as (a, b), to four significant digits."""
    if np.ndim(value):
        return r"\left(" + r",\ ".join(rounded(float(part)) for part in value) + r"\right)"
    return _written(float(value), f"{float(value):.{DIGITS - 1}e}")


def exact(value: float) -> str:
    """A number that has been set, with all its digits."""
    return _written(float(value), _scientific(repr(float(value))))


def _scientific(text: str) -> str:
    return text if "e" in text else f"{float(text):.{max(len(text.strip('-0.').replace('.', '')) - 1, 0)}e}"


def _written(value: float, scientific: str) -> str:
    if not math.isfinite(value):
        return r"\text{NaN}" if math.isnan(value) else r"\infty" if value > 0 else r"-\infty"
    if value == round(value) and abs(value) < PLAIN[1]:
        return f"{value + 0.0:.0f}"
    digits, _, power = scientific.partition("e")
    if PLAIN[0] <= abs(float(scientific)) < PLAIN[1]:
        decimals = max(len(digits.lstrip("-").replace(".", "")) - 1 - int(power), 0)
        return f"{value:.{decimals}f}"
    if abs(value) == float(f"1e{power}"):
        return f"{'-' if value < 0 else ''}10^{{{int(power)}}}"
    return rf"{digits} \times 10^{{{int(power)}}}"
