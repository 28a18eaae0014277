"""Widgets that show what the settings say, whoever has set it: the visitor, another widget, the browser's Back."""

from collections import deque
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

REMEMBERED = 16  # values that a widget has shown


def mirrored(key: str, value: Any, on_choice: Callable[[Any], None], always: bool = False) -> dict[str, Any]:
    """The key and the callback of a widget that shows the value; `on_choice` gets what the visitor chooses."""
    show(key, value, always)
    return listening(key, on_choice)


def show(key: str, value: Any, always: bool = False) -> None:
    """Let the widget of this key show the value.

    always: tell the browser in every run, which it needs for a widget that it makes only when a menu opens.
    """
    shown = st.session_state.get(key)
    if always or shown != value:
        st.session_state[key] = value
    for known in (shown, value):
        expect_echo(key, known)


def expect_echo(key: str, value: Any) -> None:
    """Take this value for an echo if it comes together with a change of something else."""
    if _kept(value) not in _shown(key):
        _shown(key).append(_kept(value))


def listening(key: str, on_choice: Callable[[Any], None]) -> dict[str, Any]:
    """The key and the callback of a widget; `on_choice` is called with what the visitor chooses, not with echoes."""
    return {"key": key, "on_change": _changed, "args": (key, on_choice)}


def _changed(key: str, on_choice: Callable[[Any], None]) -> None:
    value = st.session_state[key]
    if not (_kept(value) in _shown(key) and _several_speak()):
        on_choice(value)


def _kept(value: Any) -> Any:
    """The value itself, but for a text, which may be long, its hash."""
    return hash(value) if isinstance(value, str) else value


def _shown(key: str) -> deque[Any]:
    """The last values that this widget has shown."""
    return st.session_state.setdefault("mirrored", {}).setdefault(key, deque(maxlen=REMEMBERED))


def _several_speak() -> bool:
    """Whether the browser's message says that more than one widget has changed.

    A visitor changes one at a time, but each message carries the values of all: what the page has changed in the
    meantime, and the browser has not heard of, comes back as if the visitor had undone it.
    """
    context: Any = get_script_run_ctx()
    try:
        state = context.session_state._state
        return sum(map(state._widget_changed, state._new_widget_state)) > 1
    except AttributeError:  # Streamlit does not promise these names; without them an echo is taken for a choice
        return False
