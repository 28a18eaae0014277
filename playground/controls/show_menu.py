"""The menu of internals: a switch for each thing that can be drawn over the maps at the step shown."""

from functools import partial

import streamlit as st

from playground import session
from playground.controls.mirroring import mirrored
from playground.controls.widgets import rerun
from playground.settings.race import Settings
from playground.settings.view import ARROWS
from playground.stage import player
from playground.words.controls import SHOW, SHOW_HELP, SHOW_MENU
from playground.words.translation import translate


def draw() -> None:
    """The menu's button and its switches."""
    with st.popover(translate(SHOW_MENU), icon=":material/north_east:", key="show"):
        _switches()


@session.fragment(key="show-switches")
def _switches() -> None:
    shown = session.settings_of(Settings).show
    st.caption(translate(SHOW_HELP))
    for name in ARROWS:
        title, text = SHOW[name]
        wiring = mirrored(f"show.{name}", name in shown, partial(_switched, name), always=True)
        st.toggle(title, help=text, **wiring)


def _switched(name: str, on: bool) -> None:
    others = [known for known in session.settings_of(Settings).show if known != name]
    session.change({"show": [*others, name] if on else others})
    rerun((player.KEY, "show-switches"))
