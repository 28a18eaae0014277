"""What landscapes and optimizers share: each file is a record, and each value that can be set is a field."""

from registry.discover import discover
from registry.field import Choice, FieldError, Flag, Number, choice, flag, number
from registry.listing import listed, must_be_one_of
from registry.message import Message
from registry.milestones import Milestones, milestone_list

Field = Number | Flag | Choice | Milestones

__all__ = [
    "Choice",
    "Field",
    "FieldError",
    "Flag",
    "Message",
    "Milestones",
    "Number",
    "choice",
    "discover",
    "flag",
    "listed",
    "milestone_list",
    "must_be_one_of",
    "number",
]
