"""Numbers as people type them: what the text says exactly, or a sentence; never a number that it does not say."""

import re

from registry import FieldError, Message, Number

DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+([eE][+-]?\d+)?", re.ASCII)
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
AMBIGUOUS = Message("may be a decimal comma or a comma between thousands: write a point, or no comma")


def read_number(field: Number, name: str, text: str) -> float:
    """The number that is typed, checked by its field.

    A comma stands for the decimal point, a true minus sign for a hyphen. Raises FieldError for an empty box, for what
    is no number or not allowed, and where a comma could be either kind.
    """
    written = text.strip().replace("\N{MINUS SIGN}", "-")
    if THOUSANDS.fullmatch(written):
        raise FieldError(name, text, AMBIGUOUS)
    if DECIMAL_COMMA.fullmatch(written):
        written = written.replace(",", ".")
    try:
        return field.parse(name, written)
    except FieldError as problem:
        if not field.integer:
            raise FieldError(name, text, problem.allowed) from None
    try:
        return field.check(name, float(written))  # a whole number as 1e3
    except (ValueError, OverflowError):
        raise FieldError(name, text, field.allowed) from None


def write_number(value: float) -> str:
    """The number as a box shows it, to six digits where it is no whole one."""
    return str(value) if isinstance(value, int) else f"{value:.6g}"
