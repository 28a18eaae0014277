"""The settings of one visit: read from the link when it begins, changed by widgets, written back to the link."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from operator import methodcaller
from typing import Any

import streamlit as st

from playground.digits.link import read_digits_link, write_digits_link
from playground.digits.settings import DigitsSettings
from playground.link import read_link, write_link
from playground.settings import Settings
from registry import Choice, FieldError

NOTES = "notes"  # the fragment that tells what was refused
PAGE = Choice("surfaces", ("surfaces", "digits"), "Races over surfaces, or a network that learns to read digits.")


def page() -> str:
    """The page that is shown: at first the link's."""
    if "shown_page" not in st.session_state:
        st.session_state.shown_page = PAGE.default
        try:
            st.session_state.shown_page = PAGE.parse("page", st.query_params.get("page", PAGE.default))
        except FieldError as problem:
            report([problem])
            del st.query_params["page"]
    return st.session_state.shown_page


def turn_to(name: str) -> None:
    """Show another page; its own settings are as they were left, and the link follows."""
    if name != page():
        st.session_state.shown_page = name
        st.query_params.clear()


def settings() -> Settings:
    """The present settings of the surfaces."""
    if "settings" not in st.session_state:
        st.session_state.settings, problems = read_link(_own_query())
        report(problems)
    return st.session_state.settings


def digits_settings() -> DigitsSettings:
    """The present settings of the digits."""
    if "digits_settings" not in st.session_state:
        st.session_state.digits_settings, problems = read_digits_link(_own_query())
        report(problems)
    return st.session_state.digits_settings


def _own_query() -> dict[str, str]:
    """The link without the page's name."""
    return {name: text for name, text in st.query_params.to_dict().items() if name != "page"}


def present() -> Settings | DigitsSettings:
    """The settings of the page that is shown."""
    return settings() if page() == PAGE.default else digits_settings()


def change(values: Mapping[str, Any]) -> None:
    """Set each named setting; what is not allowed is reported and stays as it was."""
    for name, value in values.items():
        update(methodcaller("with_value", name, value))


def update(changed: Callable[[Any], Any]) -> None:
    """Replace the shown page's settings by a function of themselves; a FieldError is reported and changes nothing."""
    before = present()
    name = "settings" if isinstance(before, Settings) else "digits_settings"
    try:
        st.session_state[name] = changed(before)
    except FieldError as problem:
        report([problem])


def report(problems: Iterable[FieldError]) -> None:
    """Keep problems to be shown at the top of the page until the next change."""
    st.session_state.problems = [*st.session_state.get("problems", []), *problems]


def tell(words: str) -> None:
    """Keep a sentence to be shown at the top of the page until the next change."""
    st.session_state.told = [*st.session_state.get("told", []), words]


def take_told() -> list[str]:
    """The sentences that have not been shown yet."""
    return st.session_state.pop("told", [])


def take_problems() -> list[FieldError]:
    """The problems that have not been shown yet."""
    return st.session_state.pop("problems", [])


def save_link() -> None:
    """Put the shown page's settings into the address bar."""
    query = _surfaces_query() if page() == PAGE.default else {"page": page(), **write_digits_link(digits_settings())}
    if query != st.query_params.to_dict():
        st.query_params.from_dict(query)


def _surfaces_query() -> dict[str, str]:
    """The step and the camera in it belong to the player and stay."""
    own = ("step", "camera") if settings().dimensions == "3" else ("step",)
    query = write_link(replace(settings(), step=None, camera=None))
    return query | {name: st.query_params[name] for name in own if st.query_params.get(name)}
