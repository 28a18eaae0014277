"""A card for each optimizer: its formula, hyperparameters and schedule, and the settings of its own."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from optimizers import SCHEDULES, Optimizer
from playground import session
from playground.controls import schedule
from playground.controls.mirroring import mirrored
from playground.controls.widgets import field_control, label, place_control, rerun, typed_control
from playground.scene.palette import PALETTES, theme_of
from playground.settings.lineup import Lineup
from playground.settings.naming import titles
from playground.settings.race import Settings
from playground.stage import player
from playground.study import tabs
from playground.study.agreement import proof, short_proof
from playground.style import plain
from playground.words.controls import CARD
from playground.words.translation import translate
from registry import Number

SHOWN_FIRST = 3  # hyperparameters above the fold of a card
LONG_RUN = 2000  # steps; long enough to see whether a schedule moves the momentum away from 0


def draw(settings: Settings) -> None:
    """A card for each optimizer, as many in a row as fit."""
    grid = st.grid(4, min_column_width=230, gap="small")
    for key in settings.keys:
        with grid.cell(), st.container(border=True, key=f"card-{key}"):
            session.fragment(key=f"card:{key}")(_card)(key)


def _card(key: str) -> None:
    settings = session.settings_of(Settings)
    if key not in settings.keys:
        return
    reruns = (player.KEY, f"card:{key}", tabs.KEY)
    head(settings, key)
    body(settings, key, reruns, lambda: _own_settings(settings, key, reruns))


def body(settings: Lineup, key: str, reruns: tuple[str, ...], also: Callable[[], None] | None = None) -> None:
    """The contents that all cards share; `also` adds to the part under More."""
    record = settings.entry(key).record
    st.latex(record.written(in_force(settings, key)), help=translate(record.about))
    names = [f"{key}.{name}" for name in record.fields]
    for name in names[:SHOWN_FIRST]:
        field_control(settings, name, reruns)
    _claims(record)
    more = st.expander(translate("More"), key=f"{key}.more", on_change="rerun")
    if more.open:
        with more:
            for name in names[SHOWN_FIRST:]:
                field_control(settings, name, reruns)
            schedule.draw(settings, key, reruns)
            if also:
                also()
            st.caption(translate("Type a value"))
            boxes = st.columns(2, gap="small", wrap=False)
            numbers = {name: field for name in names if isinstance(field := settings.field(name), Number)}
            for i, (name, field) in enumerate(numbers.items()):
                with boxes[i % 2]:
                    typed_control(settings, name, field, reruns, label(name, field))


def in_force(settings: Lineup, key: str) -> dict[str, Any]:
    """The hyperparameters of an entry; one that a schedule moves has its largest value."""
    record, plan = settings.entry(key).record, settings.schedule(key)
    values = dict(settings.hyperparameters(key))
    if plan and record.inertia:
        kind = SCHEDULES[plan[0]]
        moved = kind.momenta(LONG_RUN, kind.settings(**plan[1])) if kind.momenta else None
        if moved is not None:
            values[record.inertia] = float(moved.max())
    return values


def _own_settings(settings: Settings, key: str, reruns: tuple[str, ...]) -> None:
    """Where an entry may differ from the rest of the race."""
    _own_setting(settings, key, "start", place_control, reruns)
    _own_setting(settings, key, "noise", field_control, reruns)
    if settings.samples:
        _own_setting(settings, key, "batch_size", field_control, reruns)


def _claims(record: Optimizer) -> None:
    """Whose runs the method agrees with, and which of several conventions it follows."""
    agreement = short_proof(record.key)
    if agreement:
        st.caption(f":material/verified: {plain(agreement)}", help=plain(proof(record.key) or ""))
    if record.convention:
        st.caption(plain(translate(record.convention)))


def head(settings: Lineup, key: str) -> None:
    """The entry's colour and name, and the buttons that copy, reset and remove it."""
    place, title = settings.places[settings.keys.index(key)], titles(settings)[key]
    colour = PALETTES[theme_of(st.context.theme.type)]["paths"][place]
    heading, copy, reset, remove = st.columns([6, 1, 1, 1], gap="xxsmall", vertical_alignment="center", wrap=False)
    heading.html(f'<span class="swatch" style="background:{colour}"></span><b>{title}</b>')
    actions: tuple[tuple[Any, str, str, Callable[[Settings, str], Settings]], ...] = (
        (copy, "duplicate", "content_copy", Settings.with_copy),
        (reset, "reset", "restart_alt", Settings.with_reset),
        (remove, "remove", "close", Settings.without_entry),
    )
    for column, name, icon, action in actions:
        text = plain(CARD[name].format(title=title))
        column.button(
            text,
            icon=f":material/{icon}:",
            help=text,
            type="tertiary",
            key=f"{key}.{name}",
            on_click=_act,
            args=(action, key),
        )


def _act(action: Callable[[Settings, str], Settings], key: str) -> None:
    session.update(lambda present: action(present, key))
    st.rerun()


def _own_setting(
    settings: Settings, key: str, what: str, control: Callable[..., None], reruns: tuple[str, ...]
) -> None:
    """A switch between the race's start, noise or batch size and one of the entry's own."""
    name = f"{key}.{what}"

    def switched(on: bool) -> None:
        if on:
            session.change({name: settings.value(what)})
        else:
            session.update(lambda present: present.without(name))
        rerun(reruns)

    has_own = settings.value(name) is not None
    st.toggle(CARD[f"own_{what}"], **mirrored(f"{key}.own-{what}", has_own, switched))
    if has_own:
        control(settings, name, reruns)
