"""Where the data of a loss come from: built in, a file of the visitor's, or drawn by hand."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from landscapes.core.data import MOST, Samples
from playground import session
from playground.controls.widgets import mirror
from playground.controls.words import DATA
from playground.palette import PALETTES, theme_of
from playground.rows import described, read_file, read_points, read_rows, samples_of, write_rows
from playground.settings import Settings
from playground.style import plain
from playground.surfaces import surface_of
from registry import FieldError

BUILT_IN, FILE, DRAWN = SOURCES = ("built_in", "file", "drawn")
SOURCE, UPLOAD, CANVAS, TYPED = "data.source", "data.file", "data.drawn", "data.typed"
READ = "data.read"

_ASSETS = Path(__file__).parents[2] / "assets" / "data"
_DRAW = st.components.v2.component(
    "loss_landscape_draw", js=(_ASSETS / "draw.js").read_text(), css=(_ASSETS / "draw.css").read_text()
)


def draw(settings: Settings) -> None:
    """The choice of a source, what it needs, and what is shown at present."""
    source = st.segmented_control(
        DATA["title"],
        SOURCES,
        default=DRAWN if settings.data else BUILT_IN,
        format_func=DATA.__getitem__,
        required=True,
        on_change=_source_chosen,
        persist_state="session",
        key=SOURCE,
    )
    labelled = bool(settings.surface.targets)
    if source == FILE:
        help_text = DATA["file_help"].format(rows=f"{MOST:,}") + (DATA["labels"] if labelled else "")
        st.file_uploader(
            DATA["file_label"],
            type=["csv", "tsv", "txt"],
            max_upload_size=1,
            help=help_text,
            on_change=_uploaded,
            key=UPLOAD,
        )
    if source == DRAWN:
        _canvas(settings)
        st.text_area(
            DATA["typed"],
            height=110,
            help=DATA["typed_help"] + (DATA["labels"] if labelled else ""),
            on_change=_typed,
            key=mirror(TYPED, write_rows(settings.surface.data)),
        )
    said = DATA["own"] if settings.data else DATA["present"]
    st.caption(said.format(count=f"{len(settings.surface.data):,}"))
    samples, described_as = st.session_state.get(READ, ((), ""))
    if settings.data and settings.data == samples:
        st.caption(plain(described_as))


def tell_if_lost(before: Settings) -> None:
    """After a change of landscape: which own data it could not take and why; the source says what is shown instead."""
    after = session.settings()
    if not before.data or after.data:
        return
    st.session_state[SOURCE] = BUILT_IN
    said = {"count": f"{len(before.data):,}", "title": after.surface.title}
    try:
        surface_of(after.landscape, (), before.data)
    except FieldError as reason:
        session.tell(DATA["refused" if after.surface.data else "no_data"].format(**said, reason=reason))


def _canvas(settings: Settings) -> None:
    data = {
        "points": settings.surface.data,
        "labels": bool(settings.surface.targets),
        "most": MOST,
        "colours": PALETTES[theme_of(st.context.theme.type)]["paths"][:2],
        "words": DATA,
    }
    _DRAW(key=CANVAS, data=data, on_points_change=_drawn)


def _source_chosen() -> None:
    if st.session_state[SOURCE] == BUILT_IN:
        session.update(partial(Settings.with_data, data=()))


def _uploaded() -> None:
    file = st.session_state[UPLOAD]
    if file is not None:
        _take(lambda: _read(file.getvalue()))


def _read(content: bytes) -> Samples:
    """The samples of a file; how they were read is kept, to be said as long as they are shown."""
    table = read_file(content)
    samples = samples_of(table)
    st.session_state[READ] = samples, described(table)
    return samples


def _drawn() -> None:
    points: Any = st.session_state[CANVAS].points
    if points is not None:
        _take(lambda: read_points(points))


def _typed() -> None:
    _take(lambda: read_rows(st.session_state[TYPED]))


def _take(read: Callable[[], Samples]) -> None:
    """Race over what is read; if that makes no sense it is reported and changes nothing."""
    session.update(lambda present: present.with_data(read()))
