"""The controls of the race: its surface, start, length and noise, who takes part, and how it is shown."""

import streamlit as st

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from playground import session
from playground.settings import LAYOUT, MOST_ENTRIES, Settings
from playground.widgets import place_control, slider_control, typed_control, wired
from registry import Number


def layout_control(settings: Settings) -> None:
    """The switch between panels and overlay."""
    st.segmented_control(
        "Layout",
        LAYOUT.options,
        format_func=str.capitalize,
        required=True,
        label_visibility="collapsed",
        help=LAYOUT.help,
        **wired("layout", settings.layout, ()),
    )


def sidebar(settings: Settings) -> None:
    """The surface and the race."""
    surface = LANDSCAPES[settings.landscape]
    st.selectbox(
        "Landscape",
        sorted(LANDSCAPES, key=lambda key: (LANDSCAPES[key].family, LANDSCAPES[key].title)),
        format_func=lambda key: LANDSCAPES[key].title,
        help=surface.about.partition("\n\n")[0].replace("\n", " "),
        **wired("landscape", settings.landscape, ()),
    )
    st.latex(surface.formula)
    for name in surface.parameters:
        _slider_and_box(settings, f"{settings.landscape}.{name}")
    place_control(settings, "start")
    for name in ("steps", "noise", "seed"):
        _slider_and_box(settings, name)
    _adder(settings)


def _slider_and_box(settings: Settings, name: str) -> None:
    field = settings.field(name)
    if isinstance(field, Number):
        slider, box = st.columns([5, 3], gap="small", vertical_alignment="bottom", wrap=False)
        with slider:
            slider_control(settings, name, field)
        with box:
            typed_control(settings, name, field)


def _adder(settings: Settings) -> None:
    def add() -> None:
        chosen = st.session_state["add"]
        st.session_state["add"] = None
        if chosen is not None:
            session.update(lambda present: present.with_entry(chosen))

    full = len(settings.entries) >= MOST_ENTRIES
    st.selectbox(
        "Add an optimizer",
        sorted(OPTIMIZERS, key=lambda key: OPTIMIZERS[key].title),
        index=None,
        format_func=lambda key: OPTIMIZERS[key].title,
        placeholder=f"No more than {MOST_ENTRIES}" if full else "Choose a method",
        disabled=full,
        key="add",
        on_change=add,
    )
