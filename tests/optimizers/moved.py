"""Settings away from their defaults, made from the fields, so that the tests reach every branch of a new file."""

import math

from optimizers.schedules.sequential import Parts, possible_parts
from registry import Choice, Flag, Milestones


def moved(field):
    """Another value that the field's slider can take: flags and choices change, numbers move half way up."""
    if isinstance(field, Flag):
        return not field.default
    if isinstance(field, Choice):
        return next(option for option in reversed(field.options) if option != field.default)
    if isinstance(field, Milestones):
        return tuple(range(12, 12 + 9 * len(field.default), 9))
    if isinstance(field, Parts):
        return [(key, moved_settings(possible_parts()[key])) for key in ("one_cycle", "multi_step")]
    middle = math.sqrt(field.low * field.high) if field.scale == "log" else (field.low + field.high) / 2
    value = middle if middle != field.default else (middle + field.high) / 2
    return round(value) if field.integer else value


def moved_settings(schedule):
    """All settings of a schedule away from their defaults, but those that move the momentum stay switched on."""
    return {name: moved(field) for name, field in schedule.fields.items() if name != "cycle_momentum"}
