"""The page on which optimizers race over surfaces."""

from dataclasses import replace

from playground.settings.budget import check
from playground.settings.link import read_link, write_link
from playground.settings.naming import changes_titles
from playground.settings.page import Page
from playground.settings.race import Settings


def _write(settings: Settings) -> dict[str, str]:
    """Step and camera are the player's, which puts them into the address itself."""
    return write_link(replace(settings, step=None, camera=None))


PAGE = Page("Surfaces", Settings(), read_link, _write, check, changes_titles, is_first=True)
