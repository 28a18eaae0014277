"""The digits' settings as the query of a link, and back; beside them the link says `page=digits`."""

from collections.abc import Mapping

from playground.settings.digits import FIELDS, DigitsSettings
from playground.settings.link import read_onto, touched_of_entry
from playground.settings.slices import SLICE
from registry import FieldError


def write_digits_link(settings: DigitsSettings) -> dict[str, str]:
    """The query as name -> text, without the page; empty for the defaults."""
    values = {name: settings.value(name) for name in ("optimizers", "colours", *FIELDS, *SLICE)}
    touched = {name: value for name, value in values.items() if value != settings.default(name)}
    for key, entry in zip(settings.keys, settings.entries, strict=True):
        touched |= touched_of_entry(key, entry)
    return {name: settings.field(name).write(value) for name, value in touched.items()}


def read_digits_link(query: Mapping[str, str]) -> tuple[DigitsSettings, list[FieldError]]:
    """The settings of a query, and the errors of fields that were ignored and left at their defaults."""
    return read_onto(DigitsSettings(), query)
