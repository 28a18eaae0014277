"""From a field to the widget that sets it; a widget's key is the setting's name, as in the link."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from playground import session
from playground.controls.mirroring import expect_fallback, mirrored
from playground.controls.stops import slider_stops, written
from playground.controls.typed import read_number, write_number
from playground.settings.lineup import Lineup
from playground.settings.naming import spelled
from playground.settings.race import Settings
from playground.words.controls import RESET_START
from playground.words.translation import translate
from registry import Choice, Flag, Milestones, Number


def label(name: str, field: Any = None) -> str:
    """What the field is called, or the setting's own name in words, in the visitor's language."""
    if field is not None and field.label:
        return translate(field.label)
    words = translate(spelled(name))
    return words if len(words) == 1 else words[0].upper() + words[1:]


def rerun(parts: tuple[str, ...]) -> None:
    """Rerun these fragments and the notes on the change; the whole page if none is named or all of it changes."""
    if parts and not session.concerns_all():
        st.rerun([*parts, session.NOTES])
    st.rerun()


def wired(name: str, value: Any, reruns: tuple[str, ...]) -> dict[str, Any]:
    """The key and the callback of a widget for the setting `name`; its key is the name, as in the link."""

    def changed(chosen: Any) -> None:
        if chosen is not None:
            session.change({name: chosen})
        rerun(reruns)

    return mirrored(name, value, changed)


def wired_stops(name: str, value: Any, stops: Sequence[Any], reruns: tuple[str, ...]) -> dict[str, Any]:
    """The same for a slider with these stops; Streamlit falls back on the first if the present one is gone."""
    wiring = wired(name, value, reruns)
    expect_fallback(name, stops[0])
    return wiring


def slider_control(settings: Lineup, name: str, field: Number, reruns: tuple[str, ...] = ()) -> None:
    """A slider over the field's range."""
    value = settings.value(name)
    _slider(name, field, field.default if value is None else value, reruns)


def _slider(name: str, field: Number, value: float, reruns: tuple[str, ...]) -> None:
    stops = slider_stops(field, value)
    wiring = wired_stops(name, value, stops, reruns)
    st.select_slider(label(name, field), stops, format_func=written, help=translate(field.help), **wiring)


def typed_control(settings: Lineup, name: str, field: Number, reruns: tuple[str, ...] = (), text: str = "") -> None:
    """A box to type the number in; without a text it stands beside its slider."""
    value = settings.value(name)

    def typed(written: str) -> None:
        session.update(lambda present: present.with_value(name, read_number(present.field(name), name, written)))
        rerun(reruns)

    _number_box(text or label(name, field), f"{name}:typed", field.default if value is None else value, typed, not text)


def _number_box(label: str, key: str, value: float, typed: Callable[[str], None], beside: bool = False) -> None:
    """A box with a number in it; `typed` gets the whole text, part of which Streamlit's own number box would drop.

    beside: whether it stands beside its slider, which says its name.
    """
    st.text_input(
        label,
        label_visibility="collapsed" if beside else "visible",
        **mirrored(key, write_number(value), typed),
    )


def slider_and_box(settings: Lineup, name: str) -> None:
    """A slider and, beside it, a box to type the same number in."""
    field = settings.field(name)
    if isinstance(field, Number):
        slider, box = st.columns([5, 3], gap="small", vertical_alignment="bottom", wrap=False)
        with slider:
            slider_control(settings, name, field)
        with box:
            typed_control(settings, name, field)


def field_control(settings: Lineup, name: str, reruns: tuple[str, ...] = ()) -> None:
    """The widget that suits the field of this name."""
    field = settings.field(name)
    if isinstance(field, Number):
        slider_control(settings, name, field, reruns)
    elif isinstance(field, Flag):
        st.toggle(label(name, field), help=translate(field.help), **wired(name, settings.value(name), reruns))
    elif isinstance(field, Choice):
        wiring = wired(name, settings.value(name), reruns)
        st.selectbox(label(name, field), field.options, format_func=translate, help=translate(field.help), **wiring)
    elif isinstance(field, Milestones):
        milestones_control(settings, name, field, reruns)


def milestones_control(settings: Lineup, name: str, field: Milestones, reruns: tuple[str, ...] = ()) -> None:
    """A slider for a single milestone, a box to type them in for several."""
    value = settings.value(name)
    if field.single:
        _slider(name, field.step, value[0], reruns)
    else:

        def typed(text: str) -> None:
            session.update(lambda present: present.with_value(name, present.field(name).parse(name, text)))
            rerun(reruns)

        wiring = mirrored(f"{name}:typed", field.write(value), typed)
        st.text_input(label(name, field), help=translate(field.help), **wiring)


def place_control(settings: Settings, name: str, reruns: tuple[str, ...] = ()) -> None:
    """Two boxes for the coordinates of a start, with the names of the surface's axes."""
    place = settings.value(name) or settings.value("start")
    *boxes, button = st.columns([5, 5, 2], gap="xsmall", vertical_alignment="bottom", wrap=False)
    axes = zip("xy", settings.surface.axes, boxes, place, strict=True)
    for number, (axis, called, box, coordinate) in enumerate(axes):
        with box:
            _coordinate_box(name, number, f"{label(name)} {called}", f"{name}.{axis}", coordinate, reruns)
    if name == "start" and settings.start is not None:
        button.button(
            translate(RESET_START),
            icon=":material/restart_alt:",
            help=translate(RESET_START),
            type="tertiary",
            key="start.reset",
            on_click=_reset_place,
            args=(name,),
        )


def _reset_place(name: str) -> None:
    session.update(lambda present: present.without(name))


def _coordinate_box(name: str, axis: int, text: str, key: str, coordinate: float, reruns: tuple[str, ...]) -> None:
    """A box for one coordinate of the place of this name; the other stays as it is."""

    def typed(written: str) -> None:
        session.update(lambda present: present.with_value(name, _moved(present, name, axis, text, written)))
        rerun(reruns)

    _number_box(text, key, coordinate, typed)


def _moved(settings: Settings, name: str, axis: int, text: str, written: str) -> tuple[float, float]:
    """The place of this name with the typed coordinate. Raises FieldError naming it as its box does."""
    x, y = settings.value(name) or settings.value("start")
    coordinate = read_number(settings.field(name).numbers[axis], text, written)
    return (coordinate, y) if axis == 0 else (x, coordinate)
