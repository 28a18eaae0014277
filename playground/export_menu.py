"""The export menu."""

import streamlit as st

from playground.settings import Settings


def draw(settings: Settings) -> None:
    """Everything that can be taken away from the page."""
    st.popover("Export", icon=":material/download:")
