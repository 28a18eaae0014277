"""The page: from the link to the settings, from the settings to the stage, the cards and the charts."""

import streamlit as st

st.set_page_config(page_title="Loss landscape playground", layout="wide")

from playground import charts, controls, export_menu, session, stage, startup, style  # noqa: E402

startup.once_per_server()
style.apply()
settings = session.settings()

title, layout, export = st.columns([6, 2, 1], vertical_alignment="center")
title.markdown("#### Loss landscape playground")
with layout:
    controls.layout_control(settings)
with export:
    export_menu.draw(settings)
for problem in session.take_problems():
    st.warning(style.plain(f"{problem}. The default is used instead."), icon=":material/error:")

stage.draw()
with st.sidebar:
    controls.sidebar(settings)
controls.cards(settings)
charts.losses(settings)
