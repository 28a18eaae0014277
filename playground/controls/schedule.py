"""The part of a card that chooses a learning-rate schedule and sets it."""

from functools import partial

import streamlit as st

from optimizers import SCHEDULES
from optimizers.schedules.sequential import possible_parts
from playground import session
from playground.controls.mirroring import mirrored
from playground.controls.widgets import field_control, rerun, wired
from playground.settings.entries import NO_SCHEDULE, SCHEDULE
from playground.settings.lineup import Lineup
from playground.words.translation import translate

MOMENTUM = {"cycle_momentum", "base_momentum", "max_momentum"}


def draw(settings: Lineup, key: str, reruns: tuple[str, ...]) -> None:
    """The choice of a schedule for the entry of this key, and the settings of the chosen one."""
    name, entry = f"{key}.schedule", settings.entry(key)
    st.selectbox(
        translate("Learning-rate schedule"),
        (NO_SCHEDULE, *sorted(SCHEDULES, key=_title)),
        format_func=_title,
        help=translate(SCHEDULE.help),
        **wired(name, entry.schedule, reruns),
    )
    if entry.schedule == NO_SCHEDULE:
        return
    st.latex(SCHEDULES[entry.schedule].formula, help=translate(SCHEDULES[entry.schedule].about))
    if entry.parts:
        _sequence(settings, key, reruns)
    else:
        _fields(settings, key, entry.schedule, name, reruns)


def _title(key: str) -> str:
    return translate(SCHEDULES[key].title) if key in SCHEDULES else translate("Constant")


def _sequence(settings: Lineup, key: str, reruns: tuple[str, ...]) -> None:
    """The schedules in sequence, the steps at which they begin, and the settings of each."""
    name, parts = f"{key}.schedule", settings.entry(key).parts
    for place, part in enumerate(parts):
        st.selectbox(
            translate("Then") if place else translate("First"),
            sorted(possible_parts(), key=_title),
            format_func=_title,
            **mirrored(f"{name}.schedules.{place}", part, partial(_part_chosen, key, place, reruns)),
        )
    field_control(settings, f"{name}.milestones", reruns)
    for number, part in enumerate(parts, 1):
        st.caption(_title(part), help=translate(SCHEDULES[part].about))
        _fields(settings, key, part, f"{name}.{number}", reruns)


def _part_chosen(key: str, place: int, reruns: tuple[str, ...], part: str) -> None:
    parts = list(session.present().entry(key).parts)
    parts[place] = part
    session.change({f"{key}.schedule.schedules": parts})
    rerun(reruns)


def _fields(settings: Lineup, key: str, schedule: str, prefix: str, reruns: tuple[str, ...]) -> None:
    """The settings of one schedule; those of the momentum only where the method has one."""
    absent = set() if settings.entry(key).record.inertia else MOMENTUM
    for name in SCHEDULES[schedule].fields:
        if name not in absent:
            field_control(settings, f"{prefix}.{name}", reruns)
