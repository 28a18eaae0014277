"""The settings of one visit: read from the link when it begins, changed by widgets, written back to the link."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from playground.link import read_link, write_link
from playground.settings import Settings
from registry import FieldError


def settings() -> Settings:
    """The present settings."""
    if "settings" not in st.session_state:
        st.session_state.settings, problems = read_link(st.query_params.to_dict())
        report(problems)
    return st.session_state.settings


def change(values: Mapping[str, Any]) -> None:
    """Set each named setting; what is not allowed is reported and stays as it was."""
    for name, value in values.items():
        update(partial(Settings.with_value, name=name, value=value))


def update(changed: Callable[[Settings], Settings]) -> None:
    """Replace the settings by a function of themselves; a FieldError is reported and changes nothing."""
    try:
        st.session_state.settings = changed(settings())
    except FieldError as problem:
        report([problem])


def report(problems: Iterable[FieldError]) -> None:
    """Keep problems to be shown at the top of the page until the next change."""
    st.session_state.problems = [*st.session_state.get("problems", []), *problems]


def has_problems() -> bool:
    """Whether there are problems that have not been shown yet."""
    return bool(st.session_state.get("problems"))


def take_problems() -> list[FieldError]:
    """The problems that have not been shown yet."""
    return st.session_state.pop("problems", [])


def save_link() -> None:
    """Put the settings into the address bar; the step and the camera in it belong to the player and stay."""
    own = ("step", "camera") if settings().dimensions == "3" else ("step",)
    query = write_link(replace(settings(), step=None, camera=None))
    query |= {name: st.query_params[name] for name in own if st.query_params.get(name)}
    if query != st.query_params.to_dict():
        st.query_params.from_dict(query)
