"""The pages of the site as they are shown, a module each; what can be set on a page stands in settings/pages/."""

import sys

import streamlit as st

from playground import session, style
from playground.assets import asset_text
from playground.controls.mirroring import mirrored
from playground.page_view import PageView
from playground.settings.pages import PAGE, PAGES
from playground.words.errors import refusal
from playground.words.page import TITLE
from playground.words.translation import MARKED, language, languages, own_name, translate
from registry import discover

VIEWS: dict[str, PageView] = discover(sys.modules[__name__], "VIEW")
MOST_PROBLEMS = 5  # that are listed one by one
_UNDO = st.components.v2.component("loss_landscape_undo", js=asset_text("history/undo.js"))


def draw() -> None:
    """The head and the page that is shown."""
    settings, view = session.present(), VIEWS[session.page().key]
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.markdown(f"#### {translate(TITLE)}")
        _switch()
        if len(languages()) > 1 and language() != MARKED:
            _languages()
        view.draw_head(settings)
    _notes()
    view.draw(settings)
    with st.sidebar:
        _UNDO(key="undo")


@session.fragment(key=session.NOTES)
def _notes() -> None:
    """What was refused, and notices about the last change; both disappear with the next one, wherever that is made."""
    problems = session.take_problems()
    for problem in problems[:MOST_PROBLEMS]:
        text = translate("{problem}. It stays as it was.", problem=refusal(problem))
        st.warning(style.plain(text), icon=":material/error:")
    if len(problems) > MOST_PROBLEMS:
        more = translate("{count} more like this.", count=len(problems) - MOST_PROBLEMS)
        st.warning(more, icon=":material/error:")
    for notice in session.take_notices():
        st.warning(style.plain(translate(notice)), icon=":material/info:")


def _switch() -> None:
    st.segmented_control(
        translate("Page"),
        PAGE.options,
        format_func=lambda key: translate(PAGES[key].title),
        required=True,
        label_visibility="collapsed",
        help=translate(PAGE.help),
        **mirrored("page", session.page().key, session.turn_to),
    )


def _languages() -> None:
    st.selectbox(
        translate("Language"),
        languages(),
        format_func=own_name,
        label_visibility="collapsed",
        width=140,
        **mirrored("lang", language(), session.speak),
    )
