"""The tabs under the cards, for study when the race has stopped. Only the open tab is drawn.

On a new page they wait until the stage is drawn, so that the race does not wait for the scripts of charts and code.
"""

import importlib
from collections.abc import Callable

import streamlit as st

from playground import session
from playground.assets import asset_text
from playground.race.runs import race
from playground.settings.race import Settings
from playground.study import about_surface, charts, step_by_step
from playground.study.summary import summarize
from playground.words.study import STUDY

KEY = "study"

_WAIT = st.components.v2.component(
    "study_due", html='<div style="height: 480px"></div>', js=asset_text("study/lazy.js")
)


def _charts() -> None:
    charts.draw()
    settings = session.settings_of(Settings)
    st.caption(STUDY["summary"])
    st.code(summarize(settings, race(settings)), language=None, wrap_lines=True)


TABS: dict[str, Callable[[], None]] = {
    "charts": _charts,
    "steps": step_by_step.draw,
    "surface": about_surface.draw,
}


@session.fragment(key=KEY)
def draw() -> None:
    """The tabs, with the content of the open one, once the browser has time for them."""
    if has_browser() and not st.session_state.get("study_due"):
        _WAIT(key="study-wait", on_due_change=_note_due)
        return
    with st.container(key="study-tabs"):
        # Plotly uses pandas once it is in sys.modules, and fails if another visit is still importing it.
        importlib.import_module("pandas")
        tabs = st.tabs([STUDY[name] for name in TABS], key="study.tab", on_change="rerun")
        for tab, content in zip(tabs, TABS.values(), strict=True):
            if tab.open:
                with tab:
                    content()


def has_browser() -> bool:
    """Whether a browser shows the page; without one, all of it is drawn at once."""
    return bool(st.context.headers)


def _note_due() -> None:
    st.session_state.study_due = True
