"""The pages of the site as they are shown, a module each; what can be set on a page stands in settings/pages/."""

import sys

import streamlit as st

from playground import session, style
from playground.assets import ASSETS
from playground.controls.mirroring import mirrored
from playground.page_view import PageView
from playground.settings.pages import PAGE, PAGES
from playground.words.numbers import with_minus
from registry import FieldError, discover

VIEWS: dict[str, PageView] = discover(sys.modules[__name__], "VIEW")
MOST_PROBLEMS = 5  # that are told one by one
_UNDO = st.components.v2.component("loss_landscape_undo", js=(ASSETS / "history" / "undo.js").read_text())


def draw() -> None:
    """The head and the page that is shown."""
    settings, view = session.present(), VIEWS[session.page().key]
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.markdown("#### Loss landscape playground")
        _switch()
        view.draw_head(settings)
    _notes()
    view.draw(settings)
    with st.sidebar:
        _UNDO(key="undo")


@st.fragment(key=session.NOTES)
def _notes() -> None:
    """What was refused and what is to be told of the last change; they go with the next one, wherever that is made."""
    problems = session.take_problems()
    for problem in problems[:MOST_PROBLEMS]:
        said = FieldError(problem.field, problem.value, with_minus(problem.allowed))  # what was typed stays as it was
        st.warning(style.plain(f"{said}. It stays as it was."), icon=":material/error:")
    if len(problems) > MOST_PROBLEMS:
        st.warning(f"{len(problems) - MOST_PROBLEMS} more like this.", icon=":material/error:")
    for words in session.take_told():
        st.warning(style.plain(words), icon=":material/info:")


def _switch() -> None:
    st.segmented_control(
        "Page",
        PAGE.options,
        format_func=lambda key: PAGES[key].title,
        required=True,
        label_visibility="collapsed",
        help=PAGE.help,
        **mirrored("page", session.page().key, session.turn_to),
    )
