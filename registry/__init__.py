"""What landscapes and optimizers share: a file is a record, and a value that can be set is a field."""

from registry.discover import discover
from registry.field import Choice, FieldError, Flag, Number, choice, flag, number
from registry.listing import listed
from registry.milestones import Milestones, milestone_list

Field = Number | Flag | Choice | Milestones

__all__ = [
    "Choice",
    "Field",
    "FieldError",
    "Flag",
    "Milestones",
    "Number",
    "choice",
    "discover",
    "flag",
    "listed",
    "milestone_list",
    "number",
]
