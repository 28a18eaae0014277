"""The app: from the link to the settings, from the settings to what is shown."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground import pages, session, startup, style
from playground.compression import CompressedStatic
from playground.words.page import TITLE
from playground.words.translation import translate

if get_script_run_ctx(suppress_warning=True) is None:
    # The server imports this file once, for the routes that are answered without Streamlit.
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    prefix = f"/{base}" if base else ""
    routes = [route for view in pages.VIEWS.values() for route in view.routes(prefix)]
    compression = Middleware(CompressedStatic, prefix=prefix)
    app = st.App(__file__, routes=routes, middleware=[compression], lifespan=startup.lifespan)
else:
    # Every visit runs this file.
    session.follow_address()
    with session.spoken():
        st.set_page_config(page_title=translate(TITLE), layout="wide")
        style.apply()
        pages.draw()
