"""The landscape picker: a button that says the present surface and opens all of them, in groups, with pictures.

One component does it, opened and searched in the browser: while it is closed it costs the page one button, and opening
it needs no rerun.
"""

from typing import Any

import streamlit as st

from landscapes import LANDSCAPES, Landscape
from playground import session
from playground.assets import ASSETS
from playground.controls import data
from playground.scene.palette import theme_of
from playground.settings.race import Settings
from playground.words.controls import PICKER
from playground.words.translation import translate

KEY = "landscape"
FAMILIES = ("bowls", "valleys", "saddles", "many minima", "plateaus and cliffs", "oddities", "losses over data")

_SOURCES = ASSETS / "picker"
_PICKER = st.components.v2.component(
    "loss_landscape_picker", js=(_SOURCES / "picker.js").read_text(), css=(_SOURCES / "picker.css").read_text()
)


def groups() -> list[dict[str, Any]]:
    """The families in a student's order, each with its landscapes by title."""
    titles = {landscape.key: translate(landscape.title) for landscape in LANDSCAPES.values()}
    by_title = sorted(LANDSCAPES.values(), key=lambda landscape: titles[landscape.key])
    return [
        {
            "name": translate(family.capitalize()),
            "landscapes": [
                {"key": landscape.key, "title": titles[landscape.key], "about": _first_sentence(landscape)}
                for landscape in by_title
                if landscape.family == family
            ],
        }
        for family in FAMILIES
    ]


def _first_sentence(landscape: Landscape) -> str:
    return translate(landscape.about).partition("\n\n")[0].replace("\n", " ")


def draw(settings: Settings) -> None:
    """The picker, showing the present landscape."""
    told = {
        "chosen": settings.value("landscape"),
        "groups": groups(),
        "theme": theme_of(st.context.theme.type),
        "words": dict(PICKER),
    }
    _PICKER(key=KEY, data=told, on_chosen_change=_choose)


def _choose() -> None:
    before = session.settings_of(Settings)
    session.change({"landscape": st.session_state[KEY].chosen})
    data.carry(before)
