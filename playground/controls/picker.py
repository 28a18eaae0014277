"""The landscape picker: a button with the name of the present surface that opens all of them, in groups, with pictures.

A single component, which opens and searches in the browser: while closed it costs the page one button, and opening it
needs no rerun.
"""

from typing import Any

import streamlit as st

from landscapes import LANDSCAPES, Landscape
from playground import session
from playground.assets import asset_text
from playground.controls import data
from playground.scene.palette import theme_of
from playground.settings.race import Settings
from playground.words.controls import PICKER
from playground.words.translation import translate

KEY = "landscape"
FAMILIES = ("bowls", "valleys", "saddles", "many minima", "plateaus and cliffs", "oddities", "losses over data")

_PICKER = st.components.v2.component(
    "loss_landscape_picker", js=asset_text("picker/picker.js"), css=asset_text("picker/picker.css")
)


def groups() -> list[dict[str, Any]]:
    """The families in the order in which one learns them, each with its landscapes by title."""
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
    content = {
        "chosen": settings.value("landscape"),
        "groups": groups(),
        "theme": theme_of(st.context.theme.type),
        "words": dict(PICKER),
    }
    _PICKER(key=KEY, data=content, on_chosen_change=_choose)


def _choose() -> None:
    before = session.settings_of(Settings)
    session.change({"landscape": st.session_state[KEY].chosen})
    data.carry_data_over(before)
