"""Widgets that show what the settings say, whoever has set it: the visitor, another widget, the browser's Back."""

from collections import deque
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

REMEMBERED = 16  # values that a widget has shown


def mirrored(key: str, value: Any, heard: Callable[[Any], None]) -> dict[str, Any]:
    """The key and the callback of a widget that shows the value; `heard` takes what the visitor makes of it."""
    show(key, value)
    return listening(key, heard)


def show(key: str, value: Any) -> None:
    """Let the widget of this key show the value."""
    shown = st.session_state.get(key)
    if shown != value:
        st.session_state[key] = value
    for known in (shown, value):
        expect_echo(key, known)


def expect_echo(key: str, value: Any) -> None:
    """Take this value for an echo if it comes together with a change of something else."""
    if _hash(value) not in _shown(key):
        _shown(key).append(_hash(value))


def listening(key: str, heard: Callable[[Any], None]) -> dict[str, Any]:
    """The key and the callback of a widget of which `heard` takes what the visitor chooses, and no echo."""
    return {"key": key, "on_change": _changed, "args": (key, heard)}


def _changed(key: str, heard: Callable[[Any], None]) -> None:
    value = st.session_state[key]
    if not (_hash(value) in _shown(key) and _several_speak()):
        heard(value)


def _hash(value: Any) -> int:
    return hash(tuple(value) if isinstance(value, list) else value)


def _shown(key: str) -> deque[int]:
    """The last values that this widget has shown, as hashes: a text may be long."""
    return st.session_state.setdefault("mirrored", {}).setdefault(key, deque(maxlen=REMEMBERED))


def _several_speak() -> bool:
    """Whether the browser's message says that more than one widget has changed.

    A visitor changes one at a time, but each message carries the values of all: what the page has changed in the
    meantime, and the browser has not heard of, comes back as if the visitor had undone it.
    """
    context: Any = get_script_run_ctx()
    state = context.session_state._state
    return sum(map(state._widget_changed, state._new_widget_state)) > 1
