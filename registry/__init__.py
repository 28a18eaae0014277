"""What landscapes and optimizers share: a file is a record, and a number that can be set is a field."""

from registry.discover import discover
from registry.field import Choice, Field, FieldError, Flag, Number, choice, flag, number

__all__ = ["Choice", "Field", "FieldError", "Flag", "Number", "choice", "discover", "flag", "number"]
