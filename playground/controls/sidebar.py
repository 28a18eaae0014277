"""The controls of the race: its surface, start, length, noise and optimizers, and how it is shown."""

from collections.abc import Iterable

import streamlit as st

from optimizers import OPTIMIZERS
from playground import session
from playground.controls import data, picker
from playground.controls.mirroring import mirrored
from playground.controls.widgets import field_control, place_control, rerun, slider_and_box, wired
from playground.scene.framing import Domain, is_to_scale
from playground.settings.batches import BATCHING
from playground.settings.budget import seeds_run
from playground.settings.lineup import MOST_ENTRIES, Lineup
from playground.settings.race import Settings
from playground.settings.view import AXES, AXIS, DIMENSIONS, LAYOUT, LOG_HEIGHT
from playground.words.controls import BATCH_WORDS, FIRST_RACE, VIEW
from playground.words.translation import translate
from registry import Choice, Message, Number


def view_controls(
    settings: Lineup, domain: Domain, prefix: str = "", several: bool = True, reruns: tuple[str, ...] = ()
) -> None:
    """The switches between panels and overlay (if there are several paths), between 2-D and 3-D, for the height of the
    surface, and for equal axes if their scales differ.

    domain: of the surface. prefix: of the settings' names. reruns: the fragments that follow; none for the whole page.
    """
    names = ("layout", "dimensions", "log_height", "axes")
    layout, dimensions, log_height, axes = (f"{prefix}{name}" for name in names)
    if not is_to_scale(domain, equal=False):
        _equal_axes(settings, axes, reruns)
    if settings.value(dimensions) == "3":
        wiring = wired(log_height, settings.value(log_height), reruns)
        st.toggle(translate("Log height"), help=translate(LOG_HEIGHT.help), **wiring)
    if several:
        st.segmented_control(
            translate("Layout"),
            LAYOUT.options,
            format_func=VIEW.__getitem__,
            required=True,
            label_visibility="collapsed",
            help=translate(LAYOUT.help),
            **wired(layout, settings.value(layout), reruns),
        )
    st.segmented_control(
        translate("Dimensions"),
        DIMENSIONS.options,
        format_func=VIEW.__getitem__,
        required=True,
        label_visibility="collapsed",
        help=translate(DIMENSIONS.help),
        **wired(dimensions, settings.value(dimensions), reruns),
    )


def _equal_axes(settings: Lineup, name: str, reruns: tuple[str, ...]) -> None:
    def switched(equal: bool) -> None:
        session.change({name: "equal" if equal else "stretched"})
        rerun(reruns)

    wiring = mirrored(f"{name}:equal", settings.value(name) == "equal", switched)
    st.toggle(translate("Equal axes"), help=translate(AXES.help), **wiring)


def surface(settings: Settings) -> None:
    """What is descended: the picker, the formula and its parameters, the data if there are any."""
    choice = settings.surface_choice
    picker.draw(settings)
    st.latex(choice.original.formula)
    if choice.original.race:  # over a visitor's own data too: the board must not move while they draw
        st.caption(translate(FIRST_RACE, shows=Message(choice.original.race.shows)))
    for name, field in choice.fields.items():
        if isinstance(field, Number):
            slider_and_box(settings, name)
    if settings.samples:
        data.draw(settings)
        field_control(settings, "standardise")


def race(settings: Settings) -> None:
    """How it is descended: start, steps, noise, batches, and another optimizer."""
    place_control(settings, "start")
    for name in ("steps", "noise", "seed"):
        slider_and_box(settings, name)
    if any(settings.is_random(key) for key in settings.keys):
        slider_and_box(settings, "seeds")
        if seeds_run(settings) < settings.seeds:
            st.caption(BATCH_WORDS["seeds"]["fewer"].format(seeds=seeds_run(settings)))
    if settings.samples:
        _batches(settings)
    adder(settings, OPTIMIZERS)


def _batches(settings: Settings) -> None:
    """What each update sees; how batches are drawn is asked only if there are any."""
    slider_and_box(settings, "batch_size")
    batched = any(settings.draw(key).size is not None for key in settings.keys)
    for name, field in BATCHING.items() if batched else ():
        if isinstance(field, Choice):
            _segments(settings, name, field)
        elif settings.dimensions == "2":
            field_control(settings, name)
    if settings.batch_surface and not all(settings.draw(key).is_sent(settings.steps) for key in settings.keys):
        st.caption(BATCH_WORDS["batch_surface"]["not_sent"])
    _segments(settings, "axis", AXIS)


def _segments(settings: Settings, name: str, field: Choice) -> None:
    titles = BATCH_WORDS[name]
    st.segmented_control(
        titles["title"],
        field.options,
        format_func=titles.__getitem__,
        required=True,
        help=translate(field.help),
        **wired(name, settings.value(name), ()),
    )


def adder(settings: Lineup, methods: Iterable[str]) -> None:
    """The choice of one more optimizer out of these methods."""

    def add() -> None:
        chosen = st.session_state["add"]
        st.session_state["add"] = None
        if chosen is not None:
            session.update(lambda present: present.with_entry(chosen))

    full = len(settings.entries) >= MOST_ENTRIES
    titles = {key: translate(OPTIMIZERS[key].title) for key in methods}
    st.selectbox(
        translate("Add an optimizer"),
        sorted(titles, key=titles.__getitem__),
        index=None,
        format_func=titles.__getitem__,
        placeholder=translate("No more than {most}", most=MOST_ENTRIES) if full else translate("Choose a method"),
        disabled=full,
        key="add",
        on_change=add,
    )
