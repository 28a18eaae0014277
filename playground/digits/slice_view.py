"""The slice on the page: its choices, its progress with a button to cancel, its stage, and what the plane hides."""

from functools import partial

import numpy as np
import streamlit as st

from landscapes.networks import Picture, Progress
from playground import session
from playground.controls import export_menu
from playground.controls.sidebar import view_controls
from playground.controls.widgets import typed_control, wired, wired_stops
from playground.digits.slice_files import grid_csv, paths_csv
from playground.digits.slice_scene import slice_domain, slice_scene
from playground.digits.slicing import MOST_IMAGES, Projected, Slicing, slice_request
from playground.digits.training import Trainings
from playground.settings.digits import DigitsSettings
from playground.settings.naming import titles
from playground.settings.slices import SOLUTIONS
from playground.stage import player
from playground.style import plain
from playground.words.digits import KINDS, SLICE
from playground.words.errors import refusal
from playground.words.numbers import number
from registry import FieldError

KEY, RESULT = "slice", "slice-result"
EVERY = 0.25  # seconds between updates of a slice that is being computed
POINTS = (11, 21, 31, 41, 51)


def draw(trainings: Trainings) -> None:
    """The slice, which is updated regularly while it is being computed."""
    slicing: Slicing | None = st.session_state.get("slicing")
    if slicing and slicing.images is not trainings.images:
        slicing.cancel()
        st.session_state.slicing = None
    session.fragment(key=KEY)(_slice)(trainings)


def _slice(trainings: Trainings) -> None:
    settings = session.settings_of(DigitsSettings)
    st.markdown(f"##### {SLICE['title']}")
    _choices(settings)
    slicing: Slicing | None = st.session_state.get("slicing")
    growing = slicing is not None and not slicing.done
    with st.container(key=RESULT):
        session.fragment(key=RESULT, run_every=EVERY if growing else None)(_result)(trainings, growing)


def _result(trainings: Trainings, was_growing: bool) -> None:
    """The result, which reruns regularly while it is being computed, without the choices."""
    settings = session.settings_of(DigitsSettings)
    session.save_link()
    slicing: Slicing | None = st.session_state.get("slicing")
    if slicing:
        slicing.watch()
    growing = slicing is not None and not slicing.done
    if was_growing and not growing:
        st.rerun()  # once more, without regular updates
    with st.container(horizontal=True, vertical_alignment="center", key="slice-head"):
        if slicing and growing:
            _progress(slicing)
        else:
            with st.container(horizontal=True):
                st.button(SLICE["compute"], type="primary", on_click=_start, args=(trainings,), key="slice.compute")
        if slicing and slicing.shown and slicing.answers(settings):
            view_controls(settings, slice_domain(slicing.shown), "slice.", len(slicing.paths) > 1, (RESULT,))
            if not growing:
                _export(slicing, slicing.shown, settings)
    if not growing:
        _notes(slicing, settings)
    if slicing and slicing.answers(settings):
        _shown(slicing, settings)


@session.speaking
def _start(trainings: Trainings) -> None:
    """Begin the requested slice in place of the present one, or remember why there is no such plane."""
    before: Slicing | None = st.session_state.get("slicing")
    try:
        request = slice_request(session.settings_of(DigitsSettings))
    except FieldError as problem:
        st.session_state.slice_refused = problem
    else:
        if before:
            before.cancel()
        st.session_state.slicing = Slicing(request, trainings.images, session.visitor())
    st.rerun(KEY)


def _choices(settings: DigitsSettings) -> None:
    kind = settings.value("slice")
    with st.container(horizontal=True, vertical_alignment="bottom", key="slice-choices"):
        st.segmented_control(
            SLICE["kind"],
            tuple(KINDS),
            format_func=KINDS.__getitem__,
            required=True,
            help=SLICE["kind_help"],
            **wired("slice", kind, (KEY,)),
        )
        if kind == "three":
            _solutions(settings)
        else:
            _method(settings)
        if kind == "random":
            with st.container(width=120):
                typed_control(settings, "slice.seed", settings.field("slice.seed"), (KEY,), SLICE["seed"])
        points = settings.value("slice.points")
        stops = sorted({*POINTS, points})
        st.select_slider(SLICE["points"], stops, width=220, **wired_stops("slice.points", points, stops, (KEY,)))


def _method(settings: DigitsSettings) -> None:
    names = titles(settings)
    st.selectbox(
        SLICE["method"],
        settings.keys,
        format_func=lambda key: names.get(key, key),
        width=240,
        **wired("slice.method", settings.value("slice.method"), (KEY,)),
    )


def _solutions(settings: DigitsSettings) -> None:
    names = titles(settings)

    def solution_title(solution: str) -> str:
        key, _, seed = solution.rpartition(".")
        return SLICE["seed_of"].format(title=names.get(key, key), seed=seed)

    st.multiselect(
        SLICE["solutions"],
        settings.field("slice.solutions").options,
        format_func=solution_title,
        max_selections=SOLUTIONS,
        placeholder=SLICE["solutions_none"],
        wrap=True,
        help=SLICE["solutions_help"],
        **wired("slice.solutions", list(settings.value("slice.solutions")), (KEY,)),
    )


def _progress(slicing: Slicing) -> None:
    """The progress, and the button to cancel."""
    progress = slicing.progress
    text, share = SLICE.get(slicing.stage, ""), 0.0
    if progress:
        text, share = SLICE["filling"].format(done=progress.done, total=progress.total), progress.done / progress.total
    st.progress(share, text, width="stretch")
    st.button(SLICE["cancel"], on_click=slicing.cancel, key="slice.cancel")


def _shown(slicing: Slicing, settings: DigitsSettings) -> None:
    """The finest picture so far, how it was made, and how little of each path it shows."""
    shown = slicing.shown  # read once, as it may be refined at any time
    if shown is None or shown.picture is None:
        return
    player.draw_scene(KEY, slice_scene(slicing, shown, settings))
    _account(slicing, shown.picture)


def _notes(slicing: Slicing | None, settings: DigitsSettings) -> None:
    """What is to be said about the slice when it is no longer being computed."""
    problem = st.session_state.pop("slice_refused", None) or (slicing and slicing.problem)
    if problem:
        st.warning(plain(refusal(problem)), icon=":material/error:")
    elif slicing and slicing.cancelled:
        st.caption(SLICE["cancelled"])
    elif slicing and not slicing.answers(settings):
        st.caption(SLICE["other"].format(kind=SLICE[slicing.request.kind].lower()))
    elif slicing and not slicing.belongs_to(settings):
        request, points = slicing.request, slicing.request.points
        caption = SLICE["older"].format(kind=SLICE[request.kind], names=", ".join(request.names), points=points)
        st.caption(plain(caption))


def _export(slicing: Slicing, shown: Progress, settings: DigitsSettings) -> None:
    export_menu.draw(
        settings.value("slice.dimensions") == "3",
        partial(slice_scene, slicing, shown, settings),
        export_menu.Download(SLICE["grid_csv"], "slice_grid.csv", partial(grid_csv, slicing)),
        export_menu.Download(SLICE["path_csv"], "slice_path.csv", partial(paths_csv, slicing)),
    )


def _account(slicing: Slicing, picture: Picture) -> None:
    """How the picture was made, and how little of each path it shows."""
    kind, named = slicing.request.kind, zip(slicing.request.names, slicing.paths, strict=True)
    origin = SLICE["first_end" if kind == "three" else "origin"]
    st.markdown("\n".join(f"- {plain(_projection_sentence(name, path))}" for name, path in named))
    columns, rows = len(picture.first), len(picture.second)
    st.caption(plain(SLICE["between"].format(columns=columns, rows=rows, origin=origin)))
    if len(slicing.images.train) > MOST_IMAGES:
        st.caption(SLICE["subset"].format(count=MOST_IMAGES))


def _projection_sentence(title: str, path: Projected) -> str:
    """How little of a path the plane shows."""
    seen = path.seen
    worst = int(np.argmax(np.abs(seen.gaps)))
    return SLICE["projection"].format(
        title=title,
        explained=f"{seen.explained_variance:.1%}",
        median=number(float(np.median(np.abs(seen.gaps)))),
        most=number(float(abs(seen.gaps[worst]))),
        true=number(float(seen.losses[worst])),
        shown=number(float(seen.shown_losses[worst])),
        update=int(path.updates[worst]),
    )
