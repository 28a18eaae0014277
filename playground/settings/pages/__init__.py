"""The pages of the site, a module each; how a page is drawn stands in playground/pages/, under the same name."""

import sys
from typing import Any

from playground.settings.page import Page
from registry import Choice, discover

PAGES: dict[str, Page[Any]] = discover(sys.modules[__name__], "PAGE")
FIRST = next(page for page in PAGES.values() if page.is_first)
PAGE = Choice(
    FIRST.key,
    tuple(sorted(PAGES, key=lambda key: not PAGES[key].is_first)),
    "Races over surfaces, or a network that learns to read digits.",
)
