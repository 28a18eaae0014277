"""A page is two modules of the same name: one has its settings, the other shows it."""

from pathlib import Path

import playground
from playground.pages import VIEWS
from playground.settings.pages import PAGE, PAGES


def test_every_page_has_settings_and_a_view():
    assert set(PAGES) == set(VIEWS) == set(PAGE.options)


def test_one_page_is_the_first():
    assert [key for key, page in PAGES.items() if page.is_first] == [PAGE.default]
    assert PAGE.options[0] == PAGE.default


def test_neither_session_nor_app_knows_a_page_by_name():
    root = Path(playground.__file__).parent
    for file in (root / "session.py", root / "startup.py", root / "pages" / "__init__.py", root.parent / "app.py"):
        text = file.read_text(encoding="utf-8").replace("Races over surfaces", "")
        assert not [key for key in PAGES if key in text], file.name
