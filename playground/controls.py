"""The controls, made from the fields of the records: a sidebar for the race and a card for each optimizer."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES
from playground import session, stage
from playground.palette import PALETTES, theme_of
from playground.race import titles
from playground.settings import LAYOUT, MOST_ENTRIES, NO_SCHEDULE, Settings
from playground.stops import slider_stops, written
from registry import Choice, Flag, Number

SHOWN_FIRST = 3  # hyperparameters above the fold of a card


def _label(name: str) -> str:
    words = name.rpartition(".")[2].replace("_", " ")
    return words if len(words) == 1 else words.capitalize()


def _mirror(key: str, value: Any) -> str:
    """Let the widget of this key show the value, without disturbing one that does already; the key."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _changed(name: str, key: str, reruns: tuple[str, ...]) -> None:
    value = st.session_state[key]
    if value is not None:
        session.change({name: value})
    if reruns:
        st.rerun(list(reruns))


def _wired(name: str, value: Any, reruns: tuple[str, ...], suffix: str = "") -> dict[str, Any]:
    """The key and the callback of a widget for the setting `name`; its key is the name, as in the link."""
    key = _mirror(name + suffix, value)
    return {"key": key, "on_change": _changed, "args": (name, key, reruns)}


def slider_control(settings: Settings, name: str, field: Number, reruns: tuple[str, ...] = ()) -> None:
    """A slider over the field's range."""
    value = settings.value(name)
    value = field.default if value is None else value
    st.select_slider(
        _label(name),
        slider_stops(field, value),
        format_func=written,
        help=field.help,
        **_wired(name, value, reruns),
    )


def typed_control(settings: Settings, name: str, field: Number, reruns: tuple[str, ...] = (), label: str = "") -> None:
    """A box to type the number in; without a label it stands beside its slider."""
    value = settings.value(name)
    st.number_input(
        label or _label(name),
        step=1 if field.integer else None,
        format="%d" if field.integer else "%.6g",
        label_visibility="visible" if label else "collapsed",
        **_wired(name, field.default if value is None else value, reruns, suffix=":typed"),
    )


def field_control(settings: Settings, name: str, reruns: tuple[str, ...] = ()) -> None:
    """The widget that suits the field of this name."""
    field = settings.field(name)
    if isinstance(field, Number):
        slider_control(settings, name, field, reruns)
    elif isinstance(field, Flag):
        st.toggle(_label(name), help=field.help, **_wired(name, settings.value(name), reruns))
    elif isinstance(field, Choice):
        st.selectbox(_label(name), field.options, help=field.help, **_wired(name, settings.value(name), reruns))


def place_control(settings: Settings, name: str, reruns: tuple[str, ...] = ()) -> None:
    """Two boxes for the coordinates of a start."""
    place = settings.value(name) or settings.value("start")
    boxes = st.columns(2, wrap=False)
    for axis, (box, coordinate) in enumerate(zip(boxes, place, strict=True)):
        key = _mirror(f"{name}.{'xy'[axis]}", coordinate)
        box.number_input(
            f"{_label(name)} {'xy'[axis]}",
            key=key,
            step=None,
            format="%.6g",
            on_change=_place_changed,
            args=(name, reruns),
        )


def _place_changed(name: str, reruns: tuple[str, ...]) -> None:
    session.change({name: (st.session_state[f"{name}.x"], st.session_state[f"{name}.y"])})
    if reruns:
        st.rerun(list(reruns))


def layout_control(settings: Settings) -> None:
    """The switch between panels and overlay."""
    st.segmented_control(
        "Layout",
        LAYOUT.options,
        format_func=str.capitalize,
        required=True,
        label_visibility="collapsed",
        help=LAYOUT.help,
        **_wired("layout", settings.layout, ()),
    )


def sidebar(settings: Settings) -> None:
    """The surface and the race."""
    surface = LANDSCAPES[settings.landscape]
    st.selectbox(
        "Landscape",
        sorted(LANDSCAPES, key=lambda key: (LANDSCAPES[key].family, LANDSCAPES[key].title)),
        format_func=lambda key: LANDSCAPES[key].title,
        help=surface.about.partition("\n\n")[0].replace("\n", " "),
        **_wired("landscape", settings.landscape, ()),
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


def cards(settings: Settings) -> None:
    """A card for each optimizer, as many beside each other as there is room for."""
    grid = st.grid(4, min_column_width=230, gap="small")
    for place, (key, title) in enumerate(titles(settings).items()):
        with grid.cell(), st.container(border=True, key=f"card-{key}"):
            st.fragment(_card, key=f"card:{key}")(key, title, place)


def _card(key: str, title: str, place: int) -> None:
    settings = session.settings()
    if key not in settings.keys:
        return
    entry = settings.entry(key)
    _head(key, title, place)
    st.latex(entry.record.formula, help=entry.record.about)
    reruns = (stage.KEY, f"card:{key}")
    names = [f"{key}.{name}" for name in entry.record.fields]
    for name in names[:SHOWN_FIRST]:
        field_control(settings, name, reruns)
    more = st.expander("More", key=f"{key}.more", on_change="rerun")
    if more.open:
        with more:
            for name in names[SHOWN_FIRST:]:
                field_control(settings, name, reruns)
            _schedule(settings, key, reruns)
            _own(settings, key, "start", place_control, reruns)
            _own(settings, key, "noise", field_control, reruns)
            st.caption("Type a value")
            boxes = st.columns(2, gap="small", wrap=False)
            numbers = {name: field for name in names if isinstance(field := settings.field(name), Number)}
            for i, (name, field) in enumerate(numbers.items()):
                with boxes[i % 2]:
                    typed_control(settings, name, field, reruns, _label(name))


def _head(key: str, title: str, place: int) -> None:
    colour = PALETTES[theme_of(st.context.theme.type)]["paths"][place]
    name, copy, reset, remove = st.columns([6, 1, 1, 1], gap="xxsmall", vertical_alignment="center", wrap=False)
    name.html(f'<span class="swatch" style="background:{colour}"></span><b>{title}</b>')
    actions: tuple[tuple[Any, str, str, Callable[[Settings, str], Settings]], ...] = (
        (copy, "content_copy", "Duplicate", Settings.with_copy),
        (reset, "restart_alt", "Reset to the defaults", Settings.with_reset),
        (remove, "close", "Remove", Settings.without_entry),
    )
    for column, icon, text, action in actions:
        column.button(
            "",
            icon=f":material/{icon}:",
            help=text,
            type="tertiary",
            key=f"{key}.{text.split()[0].lower()}",
            on_click=_act,
            args=(action, key),
        )


def _act(action: Callable[[Settings, str], Settings], key: str) -> None:
    session.update(lambda present: action(present, key))
    st.rerun()


def _schedule(settings: Settings, key: str, reruns: tuple[str, ...]) -> None:
    name = f"{key}.schedule"
    st.selectbox(
        "Learning-rate schedule",
        (NO_SCHEDULE, *SCHEDULES),
        format_func=lambda chosen: SCHEDULES[chosen].title if chosen in SCHEDULES else "Constant",
        help=getattr(settings.field(name), "help", None),
        **_wired(name, settings.value(name), reruns),
    )
    chosen = settings.entry(key).schedule
    if chosen != NO_SCHEDULE:
        st.latex(SCHEDULES[chosen].formula, help=SCHEDULES[chosen].about)
        for setting in SCHEDULES[chosen].fields:
            field_control(settings, f"{name}.{setting}", reruns)


def _own(settings: Settings, key: str, what: str, control: Callable[..., None], reruns: tuple[str, ...]) -> None:
    """A switch between the race's start or noise and one of the entry's own."""
    name, switch = f"{key}.{what}", f"{key}.own-{what}"

    def switched() -> None:
        if st.session_state[switch]:
            session.change({name: settings.value(what)})
        else:
            session.update(lambda present: present.without(name))
        st.rerun(list(reruns))

    own = settings.value(name) is not None
    st.toggle(f"A {what} of its own", key=_mirror(switch, own), on_change=switched)
    if own:
        control(settings, name, reruns)
