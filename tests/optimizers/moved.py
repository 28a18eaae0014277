"""Settings away from their defaults, made from the fields, so that the tests reach every branch of a new file."""

import math

from registry import Choice, Flag


def moved(field):
    """Another value that the field's slider can take: flags and choices change, numbers go half way up."""
    if isinstance(field, Flag):
        return not field.default
    if isinstance(field, Choice):
        return next(option for option in reversed(field.options) if option != field.default)
    middle = math.sqrt(field.low * field.high) if field.scale == "log" else (field.low + field.high) / 2
    value = middle if middle != field.default else (middle + field.high) / 2
    return round(value) if field.integer else value
