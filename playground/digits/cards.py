"""A card for each method that learns: its formula, its hyperparameters and its schedule."""

import streamlit as st

from playground import schedule_controls, session
from playground.cards import SHOWN_FIRST, claims, head
from playground.digits.settings import DigitsSettings
from playground.race import titles
from playground.widgets import field_control, label, typed_control
from registry import Number


def draw(settings: DigitsSettings, results: tuple[str, ...]) -> None:
    """A card for each method. results: the fragments that show what follows."""
    grid = st.grid(4, min_column_width=230, gap="small")
    for place, (key, title) in enumerate(titles(settings).items()):
        with grid.cell(), st.container(border=True, key=f"card-{key}"):
            st.fragment(_card, key=f"card:{key}")(key, title, place, results)


def _card(key: str, title: str, place: int, results: tuple[str, ...]) -> None:
    settings = session.digits_settings()
    if key not in settings.keys:
        return
    entry = settings.entry(key)
    head(key, title, place)
    st.latex(entry.record.formula, help=entry.record.about)
    reruns = (f"card:{key}", *results)
    names = [f"{key}.{name}" for name in entry.record.fields]
    for name in names[:SHOWN_FIRST]:
        field_control(settings, name, reruns)
    claims(entry.record)
    more = st.expander("More", key=f"{key}.more", on_change="rerun")
    if more.open:
        with more:
            for name in names[SHOWN_FIRST:]:
                field_control(settings, name, reruns)
            schedule_controls.draw(settings, key, reruns)
            st.caption("Type a value")
            boxes = st.columns(2, gap="small", wrap=False)
            numbers = {name: field for name in names if isinstance(field := settings.field(name), Number)}
            for i, (name, field) in enumerate(numbers.items()):
                with boxes[i % 2]:
                    typed_control(settings, name, field, reruns, label(name, field))
