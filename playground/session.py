"""The settings of one visit: read from the address, changed by widgets, written back to it."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import wraps
from operator import methodcaller
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground.settings import budget
from playground.settings.digits import DigitsSettings
from playground.settings.digits_link import read_digits_link, write_digits_link
from playground.settings.link import read_link, write_link
from playground.settings.naming import titles
from playground.settings.race import Settings
from playground.words.translation import ENGLISH, spoken_in, take_language, with_language
from registry import Choice, FieldError, Message

NOTES = "notes"  # the fragment that tells what was refused
PAGE = Choice("surfaces", ("surfaces", "digits"), "Races over surfaces, or a network that learns to read digits.")


def follow_address() -> None:
    """Take over what the address says when a visit begins, and whenever the visitor goes back or forward.

    Streamlit's page then runs the script with the address it came to, and marks that run.
    """
    if "shown_page" not in st.session_state or _is_navigating():
        _read(st.query_params.to_dict())


def _is_navigating() -> bool:
    context: Any = get_script_run_ctx()
    return context.is_history_navigation


def _read(query: dict[str, str]) -> None:
    try:
        st.session_state.language = take_language(query)
    except FieldError as problem:
        report([problem])
    named = query.pop("page", PAGE.default)
    try:
        st.session_state.shown_page = PAGE.parse("page", named)
    except FieldError as problem:
        st.session_state.shown_page = PAGE.default
        report([problem])
    if page() == PAGE.default:
        st.session_state.settings, problems = read_link(query, settings())
    else:
        st.session_state.digits_settings, problems = read_digits_link(query)
    report(problems)
    st.session_state.address = _link()


def spoken() -> AbstractContextManager[None]:
    """What is shown within it is said in the visitor's language."""
    return spoken_in(st.session_state.get("language", ENGLISH))


def speak(language: str) -> None:
    """Speak another language from now on; the link follows."""
    st.session_state.language = language


def speaking(function: Callable[..., None]) -> Callable[..., None]:
    """The function, for Streamlit to call: whatever calls it, it speaks the visitor's language."""

    @wraps(function)
    def said(*arguments: Any) -> None:
        with spoken():
            function(*arguments)

    return said


def fragment(**wishes: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes a function a fragment, which Streamlit runs again alone; wishes: those of st.fragment."""
    return lambda function: st.fragment(speaking(function), **wishes)


def page() -> str:
    """The page that is shown."""
    return st.session_state.shown_page


def turn_to(name: str) -> None:
    """Show another page; its own settings are as they were left, and the link follows."""
    st.session_state.shown_page = name


def settings() -> Settings:
    """The present settings of the surfaces."""
    return st.session_state.setdefault("settings", Settings())


def digits_settings() -> DigitsSettings:
    """The present settings of the digits."""
    return st.session_state.setdefault("digits_settings", DigitsSettings())


def present() -> Settings | DigitsSettings:
    """The settings of the page that is shown."""
    return settings() if page() == PAGE.default else digits_settings()


def change(values: Mapping[str, Any]) -> None:
    """Set each named setting; what is not allowed is reported and stays as it was."""
    for name, value in values.items():
        update(methodcaller("with_value", name, value), name)


def update(changed: Callable[[Any], Any], name: str = "steps") -> bool:
    """Replace the shown page's settings by a function of themselves; a FieldError is reported and changes nothing.

    Returns whether they are replaced. name: of the setting that is at fault if a race becomes too long.
    """
    if _is_navigating():
        follow_address()  # a widget that speaks now says what was before
        return False
    before = present()
    try:
        after = changed(before)
        if isinstance(before, Settings):
            budget.check(before, after, name)
    except FieldError as problem:
        report([problem])
        return False
    st.session_state["settings" if isinstance(before, Settings) else "digits_settings"] = after
    st.session_state.renamed = titles(before) != titles(after)
    return True


def report(problems: Iterable[FieldError]) -> None:
    """Keep problems to be shown at the top of the page until the next change."""
    st.session_state.problems = [*st.session_state.get("problems", []), *problems]


def tell(words: Message) -> None:
    """Keep a sentence to be shown at the top of the page until the next change."""
    st.session_state.told = [*st.session_state.get("told", []), words]


def take_told() -> list[Message]:
    """The sentences that have not been shown yet."""
    return st.session_state.pop("told", [])


def concerns_all() -> bool:
    """Whether the last change is seen all over the page: entries are called otherwise."""
    return st.session_state.pop("renamed", False)


def take_problems() -> list[FieldError]:
    """The problems that have not been shown yet."""
    return st.session_state.pop("problems", [])


def save_link() -> None:
    """Put the shown page's settings into the address bar: what has changed is one entry more in the browser's history.

    The step and the camera are not in it: the player writes them into the entry that there is.
    """
    link = _link()
    if link != st.session_state.address:
        st.session_state.address = link
        st.query_params.from_dict(link)


def _link() -> dict[str, str]:
    with spoken():
        if page() == PAGE.default:
            return with_language(write_link(replace(settings(), step=None, camera=None)))
        return with_language({"page": page(), **write_digits_link(digits_settings())})
