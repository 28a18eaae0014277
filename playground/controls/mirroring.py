"""Widgets that show the settings, whatever has changed them: the visitor, another widget, the browser's Back."""

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

REMEMBERED = 16  # values of a widget
ECHOES_END = 5.0  # seconds after a change of the page, when even a slow browser knows of it


def mirrored(key: str, value: Any, on_choice: Callable[[Any], None], always: bool = False) -> dict[str, Any]:
    """The key and the callback of a widget that shows the value; `on_choice` gets what the visitor chooses."""
    show(key, value, always)
    return listening(key, on_choice)


def show(key: str, value: Any, always: bool = False) -> None:
    """Let the widget of this key show the value.

    always: send the value in every run, for a widget that the browser creates only when a menu opens.
    """
    shown, echoes = st.session_state.get(key), _echoes(key)
    if shown != value:
        echoes.expect(shown, value)
    elif monotonic() - echoes.since > ECHOES_END:
        echoes.values.clear()
    if always or shown != value:
        st.session_state[key] = value


def expect_fallback(key: str, value: Any) -> None:
    """Treat as an echo, too, the value that Streamlit substitutes when the widget can no longer have its own."""
    echoes = _echoes(key)
    if echoes.values:
        echoes.expect(value)


def listening(key: str, on_choice: Callable[[Any], None]) -> dict[str, Any]:
    """The key and the callback of a widget; `on_choice` is called with what the visitor chooses, not with echoes."""
    return {"key": key, "on_change": _changed, "args": (key, on_choice)}


def _changed(key: str, on_choice: Callable[[Any], None]) -> None:
    value, echoes = st.session_state[key], _echoes(key)
    if _digest(value) in echoes.values and _several_have_changed():
        return
    echoes.values.clear()  # the browser shows what its visitor has chosen
    on_choice(value)


class _Echoes:
    """Values that a browser may still send for a widget that the page has changed since."""

    def __init__(self) -> None:
        self.values: deque[Any] = deque(maxlen=REMEMBERED)
        self.since = 0.0

    def expect(self, *values: Any) -> None:
        """These values were or are in the widget."""
        self.values.extend(digest for value in values if (digest := _digest(value)) not in self.values)
        self.since = monotonic()


def _echoes(key: str) -> _Echoes:
    echoes: dict[str, _Echoes] = st.session_state.setdefault("echoes", {})
    return echoes.setdefault(key, _Echoes())


def _digest(value: Any) -> Any:
    """The value itself, or the hash of a text, which may be long."""
    return hash(value) if isinstance(value, str) else value


def _several_have_changed() -> bool:
    """Whether the browser's message says that more than one widget has changed.

    A visitor changes one at a time, but each message carries the values of all: what the page has changed in the
    meantime, before the browser knew, comes back as if the visitor had undone it.
    """
    context: Any = get_script_run_ctx()
    try:
        state = context.session_state._state
        changed: int = sum(map(state._widget_changed, state._new_widget_state))
    except AttributeError:  # Streamlit does not promise these names; without them an echo is taken for a choice
        return False
    return changed > 1
