"""The slice on the page: its choices, its progress with a cancel, its picture, and what it does not show."""

import csv
import io

import numpy as np
import streamlit as st

from landscapes.networks import Picture
from playground import session
from playground.digits.settings import DigitsSettings
from playground.digits.slice_figure import Track, gap_figure, slice_figure
from playground.digits.slicing import KIND, MOST_IMAGES, POINTS, Path, Slicing, Wish
from playground.digits.training import Trainings, plan_of
from playground.digits.words import SLICE
from playground.lineup import MOST_ENTRIES
from playground.palette import PALETTES, theme_of
from playground.race import titles
from playground.said import number
from playground.style import plain
from registry import FieldError

EVERY = 0.4  # seconds between two looks at a slice that grows
CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]]}
RELIEF = {"displaylogo": False, "modeBarButtons": [["toImage", "resetCameraDefault3d"]]}


def draw(trainings: Trainings) -> None:
    """The slice; while it grows it is looked at again and again."""
    slicing: Slicing | None = st.session_state.get("slicing")
    if slicing and slicing.images is not trainings.images:
        slicing.cancel()
        slicing = st.session_state.slicing = None
    growing = slicing is not None and slicing.working
    st.fragment(_slice, key="slice", run_every=EVERY if growing else None)(trainings, growing)


def _slice(trainings: Trainings, was_growing: bool) -> None:
    settings = session.digits_settings()
    st.markdown(f"##### {SLICE['title']}")
    wish = _choices(settings)
    slicing: Slicing | None = st.session_state.get("slicing")
    growing = slicing is not None and slicing.working
    if slicing and growing:
        _progress(slicing)
    elif st.button(SLICE["compute"], type="primary", key="slice.compute"):
        if isinstance(wish, Wish):
            st.session_state.slicing = Slicing(wish, trainings.images)
            st.rerun()
        st.warning(plain(str(wish)), icon=":material/error:")
    if was_growing and not growing:
        st.rerun()  # once more without looking again and again
    if slicing:
        _shown(slicing, settings, growing, wish)


def _choices(settings: DigitsSettings) -> Wish | FieldError:
    """What would be sliced, or why there is no such plane."""
    names = titles(settings)
    if st.session_state.get("slice.method") not in names:
        st.session_state.pop("slice.method", None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(SLICE["method"], names, format_func=lambda key: names.get(key, key), key="slice.method")
        kind = st.segmented_control(
            SLICE["kind"],
            KIND.options,
            default=KIND.default,
            format_func=SLICE.__getitem__,
            required=True,
            help=SLICE["kind_help"],
            persist_state="session",
            key="slice.kind",
        )
        points = st.select_slider(
            SLICE["points"],
            (11, 21, 31, 41, 51),
            value=int(POINTS.default),
            persist_state="session",
            key="slice.points",
        )
    if kind == "methods":
        if len(names) < 3:
            return FieldError("methods", len(names), SLICE["needs_three"])
        plans = tuple(plan_of(settings, key) for key in settings.keys[:3])
        return Wish(kind, plans, points, tuple(names.values())[:3], (0, 1, 2))
    first = settings.keys.index(key)
    if kind == "seeds":
        seeds = range(3)
        plans = tuple(plan_of(settings, key, seed) for seed in seeds)
        said = tuple(SLICE["seed"].format(title=names[key], seed=seed) for seed in seeds)
        return Wish(kind, plans, points, said, tuple((first + seed) % MOST_ENTRIES for seed in seeds))
    return Wish(kind, (plan_of(settings, key),), points, (names[key],), (first,))


def _progress(slicing: Slicing) -> None:
    progress = slicing.progress
    said, share = SLICE.get(slicing.stage, ""), 0.0
    if progress:
        said, share = SLICE["filling"].format(done=progress.done, total=progress.total), progress.done / progress.total
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(share, said, width="stretch")
        st.button(SLICE["cancel"], on_click=slicing.cancel, key="slice.cancel")


def _shown(slicing: Slicing, settings: DigitsSettings, growing: bool, wish: object) -> None:
    """The finest picture there is, and when it is done its gap and files."""
    if slicing.problem:
        st.warning(plain(str(slicing.problem)), icon=":material/error:")
        return
    if slicing.cancelled and not growing:
        st.caption(SLICE["cancelled"])
    elif not growing and slicing.wish != wish:
        st.caption(SLICE["older"])
    picture = slicing.progress.picture if slicing.progress else None
    if picture is None:
        return
    look = PALETTES[theme_of(st.context.theme.type)]
    known = zip(slicing.wish.names, slicing.wish.places, slicing.paths, strict=True)
    tracks = [Track(name, look["paths"][place], path) for name, place, path in known]
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _picture(picture, tracks)
    with right:
        st.markdown("\n".join(f"- {plain(_shadow(track, slicing.wish.kind))}" for track in tracks))
        st.plotly_chart(gap_figure(tracks), key="slice-gap", config=CONFIG, alt=SLICE["gap_alt"])
        if len(slicing.images.train) > MOST_IMAGES:
            st.caption(SLICE["subset"].format(count=MOST_IMAGES))
        if not growing:
            _files(picture, tracks)


def _picture(picture: Picture, tracks: list[Track]) -> None:
    relief = st.segmented_control(
        SLICE["dimensions"],
        ("2", "3"),
        default="2",
        format_func="{}-D".format,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
        key="slice.dimensions",
    )
    look = PALETTES[theme_of(st.context.theme.type)]
    figure = slice_figure(picture, tracks, look, relief == "3")
    alt = SLICE["alt"].format(low=number(float(picture.values.min())), high=number(float(picture.values.max())))
    st.plotly_chart(figure, key=f"slice-figure-{relief}", config=RELIEF if relief == "3" else CONFIG, alt=alt)


def _shadow(track: Track, kind: str) -> str:
    """How little of the path the plane shows."""
    seen = track.path.seen
    worst = int(np.argmax(np.abs(seen.gaps)))
    return SLICE["shadow"].format(
        title=track.title,
        explained=f"{seen.explained_variance:.1%}",
        origin=SLICE["first_end" if kind in ("seeds", "methods") else "origin"],
        median=number(float(np.median(np.abs(seen.gaps)))),
        most=number(float(abs(seen.gaps[worst]))),
        true=number(float(seen.losses[worst])),
        shown=number(float(seen.shown_losses[worst])),
        update=int(track.path.updates[worst]),
    )


def _files(picture: Picture, tracks: list[Track]) -> None:
    grid = [(a, b, picture.values[j, i]) for j, b in enumerate(picture.second) for i, a in enumerate(picture.first)]
    points = [row for track in tracks for row in _rows(track.title, track.path)]
    with st.container(horizontal=True):
        for name, head, rows in (
            ("grid", ("first", "second", "loss"), grid),
            ("path", ("path", "update", "first", "second", "loss", "loss_on_plane", "explained"), points),
        ):
            content = _csv(head, rows)
            text, file = SLICE[f"{name}_csv"], f"slice_{name}.csv"
            st.download_button(text, content, file, "text/csv", on_click="ignore", key=f"slice.{name}")


def _rows(title: str, path: Path):
    seen = path.seen
    columns = path.updates, *seen.coordinates.T, seen.losses, seen.shown_losses, seen.explained
    return ((title, *row) for row in zip(*(column.tolist() for column in columns), strict=True))


def _csv(head, rows) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return target.getvalue()
