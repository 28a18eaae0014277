"""The page: from the link to the settings, from the settings to the stage, the cards and the charts."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground import live, startup, thumbnails

if get_script_run_ctx(suppress_warning=True) is None:
    # The server imports this file once, for the routes that answer past Streamlit.
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    prefix = f"/{base}" if base else ""
    app = st.App(__file__, routes=[*live.routes(prefix), thumbnails.route(prefix)], lifespan=startup.lifespan)
else:
    # Every visit runs it.
    from playground import cards, controls, export_menu, session, show_menu, stage, study, style

    st.set_page_config(page_title="Loss landscape playground", layout="wide")
    style.apply()
    settings = session.settings()

    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.markdown("#### Loss landscape playground")
        controls.look_controls(settings)
        show_menu.draw()
        export_menu.draw()
    for problem in session.take_problems():
        st.warning(style.plain(f"{problem}. It stays as it was."), icon=":material/error:")

    stage.draw()
    with st.sidebar:
        controls.sidebar(settings)
    cards.draw(settings)
    study.draw()
    session.save_link()
