"""A page is two modules of the same name: one has its settings, the other shows it."""

import ast
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import playground
import playground.settings.pages as settings_pages
from playground import pages, session
from playground.pages import VIEWS
from playground.settings.pages import PAGE, PAGES
from registry import discover
from tests.playground.test_page import opened

SETTINGS = '''
"""What can be set about lessons: nothing that races, no optimizers."""

from dataclasses import dataclass, replace

from playground.settings.link import read_onto
from playground.settings.page import Page
from registry import Number

LESSON = Number(1, 1, 9, "The lesson.", at_least=1, at_most=9, integer=True)


@dataclass(frozen=True)
class LessonSettings:
    lesson: int = 1

    def field(self, name):
        return LESSON

    def value(self, name):
        return self.lesson

    def with_value(self, name, value):
        return replace(self, lesson=LESSON.check(name, value))


def _read(query, before):
    return read_onto(LessonSettings(), query)


def _write(settings):
    return {} if settings == LessonSettings() else {"lesson": LESSON.write(settings.lesson)}


PAGE = Page("Lessons", LessonSettings(), _read, _write)
'''
VIEW = '''
"""The page of lessons."""

import streamlit as st

from playground import session
from playground.controls.widgets import slider_and_box
from playground.page_view import PageView


def _draw(settings):
    session.save_link()
    slider_and_box(settings, "lesson")
    st.text(f"This is lesson {settings.lesson}")


VIEW = PageView(_draw, lambda settings: None, lambda base: iter(()), lambda: None, ())
'''


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    """Two files beside those of the other pages, discovered as they are."""
    for package, found, attribute, text in (
        (settings_pages, PAGES, "PAGE", SETTINGS),
        (pages, VIEWS, "VIEW", VIEW),
    ):
        folder = tmp_path / attribute
        folder.mkdir()
        (folder / "lessons.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
        monkeypatch.setitem(found, "lessons", discover(package, attribute)["lessons"])
    for module in (session, pages):
        monkeypatch.setattr(module, "PAGE", replace(PAGE, options=(*PAGE.options, "lessons")))
    yield "lessons"
    del sys.modules["playground.settings.pages.lessons"], sys.modules["playground.pages.lessons"]


def test_every_page_has_settings_and_a_view():
    assert set(PAGES) == set(VIEWS) == set(PAGE.options)


def test_one_page_is_the_first():
    assert [key for key, page in PAGES.items() if page.is_first] == [PAGE.default]
    assert PAGE.options[0] == PAGE.default


def spoken_of(file):
    """The words in a module's strings, docstrings left out, and in what it imports."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings:
            yield from re.findall(r"[a-z]+", node.value)
        elif isinstance(node, ast.ImportFrom):
            yield from (*node.module.split("."), *(name.name for name in node.names))


def test_nothing_above_the_rooms_knows_a_page_by_name():
    root = Path(playground.__file__).parent
    shared = [*root.glob("*.py"), root / "pages" / "__init__.py", root / "settings" / "page.py", root.parent / "app.py"]
    assert len(shared) > 8
    assert {file.name: known for file in shared if (known := set(PAGES) & set(spoken_of(file)))} == {}


def test_a_new_page_is_two_files(lessons):
    page = opened(page=lessons, lesson="3")
    assert page.text[0].value == "This is lesson 3"
    page.select_slider(key="lesson").set_value(5).run()
    assert not page.exception
    assert page.text[0].value == "This is lesson 5"
    assert dict(page.query_params) == {"page": "lessons", "lesson": "5"}
    page.text_input(key="lesson:typed").set_value("12").run()
    assert "lesson" in page.warning[0].value
    assert page.text[0].value == "This is lesson 5"


def test_a_new_page_keeps_its_settings_while_another_is_shown(lessons):
    page = opened()
    page.segmented_control(key="page").set_value(lessons).run()
    page.select_slider(key="lesson").set_value(2).run()
    page.segmented_control(key="page").set_value(PAGE.default).run()
    assert dict(page.query_params) == {}
    page.segmented_control(key="page").set_value(lessons).run()
    assert not page.exception
    assert page.text[0].value == "This is lesson 2"
