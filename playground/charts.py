"""Charts to study, beside the stage: they change when a control is let go, not while it is dragged."""

import numpy as np
import streamlit as st

from playground import session
from playground.palette import DASHES, PALETTES, theme_of
from playground.race import race

KEY = "charts"


@st.fragment(key=KEY)
def losses() -> None:
    """The losses of all racers at every step."""
    settings = session.settings()
    colours = PALETTES[theme_of(st.context.theme.type)]["paths"]
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": racer.title,
            "y": np.where(np.isfinite(racer.run.losses), racer.run.losses, np.nan),
            "line": {"color": colours[i], "dash": ",".join(f"{length}px" for length in DASHES[i]) or "solid"},
        }
        for i, racer in enumerate(race(settings))
    ]
    minima = settings.surface.minima
    positive = bool(minima) and settings.surface.value(*minima[0]) >= 0
    layout = {
        "height": 320,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 0},
        "hovermode": "x unified",
        "xaxis": {"title": {"text": "step"}},
        "yaxis": {"title": {"text": "loss"}, "type": "log" if positive else "linear", "exponentformat": "power"},
        "legend": {"orientation": "h", "y": 1.08},
    }
    st.plotly_chart({"data": traces, "layout": layout}, key="losses", config={"displaylogo": False})
