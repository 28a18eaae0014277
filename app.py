"""The page: from the link to the settings, from the settings to the stage, the cards and the charts."""

import streamlit as st

st.set_page_config(page_title="Loss landscape playground", layout="wide")

from playground import charts, controls, export_menu, session, stage, startup, style  # noqa: E402

startup.once_per_server()
style.apply()
settings = session.settings()

with st.container(horizontal=True, vertical_alignment="center", key="header"):
    st.markdown("#### Loss landscape playground")
    controls.layout_control(settings)
    export_menu.draw()
for problem in session.take_problems():
    st.warning(style.plain(f"{problem}. It stays as it was."), icon=":material/error:")

stage.draw()
with st.sidebar:
    controls.sidebar(settings)
controls.cards(settings)
charts.losses(settings)
