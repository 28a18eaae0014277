"""Numbers and places as they stand in sentences."""

import re
from typing import Any


def number(value: float, digits: int = 3) -> str:
    """A number to so many significant digits, with a true minus sign."""
    return with_minus(f"{value + 0.0:.{digits}g}")


def with_minus(text: str) -> str:
    """The text with true minus signs before and in its numbers, in place of hyphens."""
    return re.sub(r"(?<![^\s(=e^])-(?=[\d.i])", "\N{MINUS SIGN}", text)


def place(point: Any) -> str:
    """A point as (x, y)."""
    return f"({', '.join(number(float(coordinate)) for coordinate in point)})"
