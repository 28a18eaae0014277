"""The two pages and the switch between them: races over surfaces, and a network that learns to read digits."""

import streamlit as st

from playground import session, style
from playground.assets import ASSETS
from playground.controls import cards, export_menu, show_menu, sidebar
from playground.controls.mirroring import mirrored
from playground.digits import page as digits
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.scene.scene import Scene
from playground.settings.race import Settings
from playground.stage import player
from playground.study import tabs
from playground.words.digits import PAGES
from playground.words.errors import refusal
from playground.words.page import TITLE
from playground.words.translation import MARKED, language, languages, own_name, translate

_UNDO = st.components.v2.component("loss_landscape_undo", js=(ASSETS / "history" / "undo.js").read_text())
MOST_PROBLEMS = 5  # that are told one by one


def draw() -> None:
    """The head and the page that is shown."""
    settings = session.present()
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.markdown(f"#### {translate(TITLE)}")
        _switch()
        if len(languages()) > 1 and language() != MARKED:
            _languages()
        if isinstance(settings, Settings):
            sidebar.look_controls(settings, settings.surface.domain)
            show_menu.draw()
            export_menu.draw(settings.dimensions == "3", _scene)
    _notes()
    if isinstance(settings, Settings):
        _surfaces(settings)
    else:
        digits.draw(settings)
    with st.sidebar:
        _UNDO(key="undo")


@session.fragment(key=session.NOTES)
def _notes() -> None:
    """What was refused and what is to be told of the last change; they go with the next one, wherever that is made."""
    problems = session.take_problems()
    for problem in problems[:MOST_PROBLEMS]:
        said = translate("{problem}. It stays as it was.", problem=refusal(problem))
        st.warning(style.plain(said), icon=":material/error:")
    if len(problems) > MOST_PROBLEMS:
        st.warning(translate("{count} more like this.", count=len(problems) - MOST_PROBLEMS), icon=":material/error:")
    for words in session.take_told():
        st.warning(style.plain(translate(words)), icon=":material/info:")


def _switch() -> None:
    st.segmented_control(
        translate("Page"),
        session.PAGE.options,
        format_func=PAGES.__getitem__,
        required=True,
        label_visibility="collapsed",
        help=translate(session.PAGE.help),
        **mirrored("page", session.page(), session.turn_to),
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


def _scene() -> Scene:
    """The race as it is now: what changes in a part of the page does not run the menu again."""
    settings = session.settings()
    return race_scene(settings, race(settings))


def _surfaces(settings: Settings) -> None:
    """The sidebar opens with the first that is put into it: what stands beside it comes later and need not move."""
    with st.sidebar:
        sidebar.surface(settings)
    player.draw()
    with st.sidebar:
        sidebar.race(settings)
    cards.draw(settings)
    tabs.draw()
