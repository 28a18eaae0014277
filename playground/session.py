"""The settings of one visit: read from the address, changed by widgets, written back to it."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from functools import wraps
from operator import methodcaller
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground.settings.page import Page, S
from playground.settings.pages import PAGE, PAGES
from playground.words.translation import ENGLISH, spoken_in, take_language, with_language
from registry import FieldError, Message

NOTES = "notes"  # the fragment that says what was refused


def follow_address() -> None:
    """Read the settings from the address when a visit begins, and whenever the visitor goes back or forward.

    Streamlit then runs the script with the new address, and marks that run.
    """
    if "shown_page" not in st.session_state or _is_navigating():
        _read(st.query_params.to_dict())


def _is_navigating() -> bool:
    context: Any = get_script_run_ctx()
    return bool(context.is_history_navigation)


def _read(query: dict[str, str]) -> None:
    try:
        speak(take_language(query))
    except FieldError as problem:
        report([problem])
    named = query.pop("page", PAGE.default)
    try:
        turn_to(PAGE.parse("page", named))
    except FieldError as problem:
        turn_to(PAGE.default)
        report([problem])
    st.session_state[_place(page())], problems = page().read(query, present())
    report(problems)
    st.session_state.address = _link()


def visitor() -> str:
    """A name for the visitor whose session this is."""
    context: Any = get_script_run_ctx()
    return str(context.session_id) if context else ""


def speak(language: str) -> None:
    """Speak a language from now on; the link follows."""
    st.session_state.language = language


def spoken() -> AbstractContextManager[None]:
    """What is shown within it is said in the visitor's language."""
    return spoken_in(st.session_state.get("language", ENGLISH))


def speaking(function: Callable[..., None]) -> Callable[..., None]:
    """The function for Streamlit to call: it speaks the visitor's language, whoever calls it."""

    @wraps(function)
    def wrapper(*arguments: Any) -> None:
        with spoken():
            function(*arguments)

    return wrapper


def fragment(**options: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator that makes a function a fragment, which Streamlit can rerun alone; options: those of st.fragment."""
    return lambda function: st.fragment(speaking(function), **options)


def page() -> Page[Any]:
    """The page that is shown."""
    return PAGES[st.session_state.shown_page]


def turn_to(key: str) -> None:
    """Show another page; its own settings are as they were left, and the link follows."""
    st.session_state.shown_page = key


def present() -> Any:
    """The settings of the page that is shown."""
    return _settings(page())


def settings_of(kind: type[S]) -> S:
    """The present settings of this kind, whether their page is shown or not."""
    page: Page[S] = next(each for each in PAGES.values() if type(each.settings) is kind)
    return _settings(page)


def _settings(page: Page[S]) -> S:
    settings: S = st.session_state.setdefault(_place(page), page.settings)
    return settings


def _place(page: Page[Any]) -> str:
    """Where in the session's state the settings of a page are."""
    return f"{page.key}_settings"


def change(values: Mapping[str, Any]) -> None:
    """Set each named setting; what is not allowed is reported and stays as it was."""
    for name, value in values.items():
        update(methodcaller("with_value", name, value), name)


def update(changed: Callable[[Any], Any], name: str = "") -> bool:
    """Replace the shown page's settings by a function of themselves; a FieldError is reported and changes nothing.

    Returns whether they were replaced. name: the setting that is changed, if it is a single one.
    """
    if _is_navigating():
        follow_address()  # a widget that reports now has the value from before
        return False
    before = present()
    try:
        after = changed(before)
        page().check(before, after, name)
    except FieldError as problem:
        report([problem])
        return False
    st.session_state[_place(page())] = after
    st.session_state.retitled = page().changes_titles(before, after)
    return True


def report(problems: Iterable[FieldError]) -> None:
    """Keep problems to be shown at the top of the page until the next change."""
    st.session_state.problems = [*st.session_state.get("problems", []), *problems]


def notify(message: Message) -> None:
    """Keep a message to be shown at the top of the page until the next change."""
    st.session_state.notices = [*st.session_state.get("notices", []), message]


def take_notices() -> list[Message]:
    """The messages that have not been shown yet."""
    notices: list[Message] = st.session_state.pop("notices", [])
    return notices


def concerns_all() -> bool:
    """Whether the last change is seen all over the page, because it has changed titles."""
    return bool(st.session_state.pop("retitled", False))


def take_problems() -> list[FieldError]:
    """The problems that have not been shown yet."""
    problems: list[FieldError] = st.session_state.pop("problems", [])
    return problems


def save_link() -> None:
    """Put the shown page's settings into the address bar: each change adds an entry to the browser's history.

    The step and the camera are left out: the player writes them into the present entry.
    """
    link = _link()
    if link != st.session_state.address:
        st.session_state.address = link
        st.query_params.from_dict(link)


def _link() -> dict[str, str]:
    named = {} if page().is_first else {"page": page().key}
    with spoken():
        return with_language(named | page().write(present()))
