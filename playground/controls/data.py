"""Where the data of a loss come from: built in, from the visitor's file, or drawn by hand."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from landscapes.core.data import MOST, Samples
from playground import session
from playground.assets import asset_text
from playground.controls.mirroring import listening, mirrored, show
from playground.scene.palette import PALETTES, theme_of
from playground.settings.race import Settings
from playground.settings.samples import (
    LONGEST_NAME,
    described,
    read_file,
    read_points,
    read_rows,
    samples_of,
    write_rows,
)
from playground.settings.tables import Table
from playground.style import plain
from playground.words.controls import DATA
from playground.words.translation import translate
from registry import FieldError, Message

BUILT_IN, FILE, DRAWN = SOURCES = ("built_in", "file", "drawn")
SOURCE, UPLOAD, CANVAS, TYPED = "data.source", "data.file", "data.drawn", "data.typed"
READ, REFUSED, SET_ASIDE, COLUMN = "data.read", "data.refused", "data.kept", "data.column"

_DRAW = st.components.v2.component(
    "loss_landscape_draw", js=asset_text("data/draw.js"), css=asset_text("data/draw.css")
)


def draw(settings: Settings) -> None:
    """The choice of a source, what it needs, and what is shown at present."""
    source = st.segmented_control(
        DATA["title"],
        SOURCES,
        default=DRAWN if settings.data else BUILT_IN,
        format_func=DATA.__getitem__,
        required=True,
        persist_state="session",
        **listening(SOURCE, _source_chosen),
    )
    labelled = bool(settings.surface.targets)
    if source == FILE:
        help_text = DATA["file_help"].format(rows=f"{MOST:,}") + (DATA["labels"] if labelled else "")
        key = f"{UPLOAD}.{st.session_state.get(REFUSED, 0)}"  # a new key, so that a refused file does not stay listed
        st.file_uploader(
            DATA["file_label"],
            type=["csv", "tsv", "txt"],
            max_upload_size=1,
            help=help_text,
            on_change=_uploaded,
            args=(key,),
            key=key,
        )
    if source == DRAWN:
        _canvas(settings)
        st.text_area(
            DATA["typed"],
            height=110,
            help=DATA["typed_help"] + (DATA["labels"] if labelled else ""),
            **mirrored(TYPED, write_rows(settings.samples), _typed),
        )
    text = DATA["own"] if settings.data else DATA["present"]
    st.caption(text.format(count=f"{len(settings.samples):,}"))
    read = st.session_state.get(READ)
    if read and settings.data and settings.data == read.samples:
        st.caption(plain(translate(described(read.table, read.columns))))
        if len(read.table.usable) > 2:
            _column_choice(read)


class Read(NamedTuple):
    """A file's table, and the two columns of it that are shown, by place, with their samples."""

    table: Table
    columns: tuple[int, ...]
    samples: Samples


def _column_choice(read: Read) -> None:
    for axis, box in enumerate(st.columns(2, wrap=False)):
        box.selectbox(
            DATA[f"column_{'xy'[axis]}"],
            read.table.usable,
            format_func=lambda place: read.table.names[place][:LONGEST_NAME],
            **mirrored(f"{COLUMN}.{axis}", read.columns[axis], partial(_column_chosen, read, axis)),
        )


def _column_chosen(read: Read, axis: int, place: int) -> None:
    columns = list(read.columns)
    columns[axis] = place
    _take(lambda: _shown(read.table, (columns[0], columns[1])))


def carry_data_over(before: Settings) -> None:
    """After a change of landscape: keep own data that it cannot use for the next one that can, and say so."""
    after = session.settings_of(Settings)
    if before.data and not after.data:
        st.session_state[SET_ASIDE] = before.data, st.session_state[SOURCE]
        show(SOURCE, BUILT_IN)
        _explain_refusal(before.data, after)
    elif SET_ASIDE in st.session_state and not before.data and not _refusal(after, st.session_state[SET_ASIDE][0]):
        data, source = st.session_state.pop(SET_ASIDE)
        show(SOURCE, source)
        session.update(partial(Settings.with_data, data=data))


def _explain_refusal(data: Samples, after: Settings) -> None:
    values = {"count": f"{len(data):,}", "title": Message(after.surface.title)}
    if reason := _refusal(after, data):
        reason_given = {"reason": reason} if after.surface.data else {}
        session.notify(DATA.message("refused" if after.surface.data else "no_data", **values, **reason_given))


def _refusal(settings: Settings, data: Samples) -> FieldError | None:
    """Why the present surface cannot use these samples; None if it can."""
    try:
        settings.surface_choice.with_data(data)
    except FieldError as reason:
        return reason
    return None


def _canvas(settings: Settings) -> None:
    data = {
        "points": settings.samples,
        "labels": bool(settings.surface.targets),
        "most": MOST,
        "colours": PALETTES[theme_of(st.context.theme.type)]["paths"][:2],
        "words": dict(DATA),
    }
    _DRAW(key=CANVAS, data=data, on_points_change=_drawn)


def _source_chosen(source: str) -> None:
    if source == BUILT_IN:
        st.session_state.pop(SET_ASIDE, None)
        session.update(partial(Settings.with_data, data=()))


def _uploaded(key: str) -> None:
    file = st.session_state[key]
    if file is not None and not _take(lambda: _read(file.getvalue())):
        st.session_state[REFUSED] = st.session_state.get(REFUSED, 0) + 1


def _read(content: bytes) -> Samples:
    table = read_file(content)
    return _shown(table, table.usable[:2])


def _shown(table: Table, columns: tuple[int, ...]) -> Samples:
    """The samples of a file; keeps how they were read, to say so as long as they are shown."""
    samples = samples_of(table, columns)
    st.session_state[READ] = Read(table, columns, samples)
    return samples


def _drawn() -> None:
    points: Any = st.session_state[CANVAS].points
    if points is not None:
        _take(lambda: read_points(points))


def _typed(text: str) -> None:
    _take(lambda: read_rows(text))


def _take(read: Callable[[], Samples]) -> bool:
    """Race over the samples that read() returns; if that fails, report it and return False."""
    return session.update(lambda present: present.with_data(read()))
