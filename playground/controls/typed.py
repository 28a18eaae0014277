"""Numbers as people type them: exactly what the text says, or an error; never a guess."""

import re

from registry import FieldError, Message, Number

DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+([eE][+-]?\d+)?", re.ASCII)
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
AMBIGUOUS = Message("may be a decimal comma or a comma between thousands: write a point, or no comma")


def read_number(field: Number, name: str, text: str) -> float:
    """The number that is typed, checked by its field.

    A comma counts as a decimal point, a true minus sign as a hyphen. Raises FieldError for an empty box, for anything
    that is not a number or not allowed, and if a comma could be of either kind.
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
    """The number as a box shows it, to six digits unless it is a whole number."""
    return str(value) if isinstance(value, int) else f"{value:.6g}"
