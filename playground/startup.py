"""What a server does once, when its first visitor arrives."""

import gc
import threading

import streamlit as st

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from playground.settings import Settings
from playground.tuning import working_learning_rate


@st.cache_resource(show_spinner=False)
def once_per_server() -> None:
    """Compile in the background what the first page does not show, and take what is loaded out of garbage collection.

    Streamlit's own full collection after every run is switched off in .streamlit/config.toml: it would hold all
    threads for about 80 ms. Objects that live as long as the server need no collecting at all.
    """
    threading.Thread(target=_warm_up, daemon=True).start()


def _warm_up() -> None:
    for optimizer in OPTIMIZERS:
        working_learning_rate(optimizer, Settings.landscape)
    for landscape in LANDSCAPES:
        working_learning_rate("gradient_descent", landscape)
    gc.collect()
    gc.freeze()
