"""The page on which a network learns to read digits."""

from collections.abc import Mapping

from playground.settings.digits import DigitsSettings
from playground.settings.digits_link import read_digits_link, write_digits_link
from playground.settings.naming import changes_titles
from playground.settings.page import Page
from registry import FieldError


def _read(query: Mapping[str, str], before: DigitsSettings) -> tuple[DigitsSettings, list[FieldError]]:
    return read_digits_link(query)


PAGE = Page("Digits", DigitsSettings(), _read, write_digits_link, changes_titles=changes_titles)
