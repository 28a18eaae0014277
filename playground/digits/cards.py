"""A card for each method that learns: its formula, its hyperparameters and its schedule."""

import streamlit as st

from playground import session
from playground.controls.cards import body, head
from playground.settings.digits import DigitsSettings


def draw(settings: DigitsSettings, results: tuple[str, ...]) -> None:
    """A card for each method. results: the fragments that show what follows."""
    grid = st.grid(4, min_column_width=230, gap="small")
    for key in settings.keys:
        with grid.cell(), st.container(border=True, key=f"card-{key}"):
            session.fragment(key=f"card:{key}")(_card)(key, results)


def _card(key: str, results: tuple[str, ...]) -> None:
    settings = session.settings_of(DigitsSettings)
    if key not in settings.keys:
        return
    head(settings, key)
    body(settings, key, (f"card:{key}", *results))
