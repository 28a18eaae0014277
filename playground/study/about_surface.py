"""About the surface: its source, its known points, a cut through it and what theory says about a racer on it."""

from itertools import islice

import numpy as np
import streamlit as st

from landscapes import Landscape
from playground import session, style
from playground.race.critical_points import critical_points
from playground.race.runs import Racer
from playground.scene.palette import PALETTES, theme_of
from playground.settings.race import Settings
from playground.study.cut import Direction, cut
from playground.study.cut_figure import cut_figure
from playground.study.following import chosen_racer, shown_step
from playground.study.inspector.gradient_formula import gradient_formula
from playground.study.verdicts import verdicts
from playground.words.numbers import number, place, with_minus
from playground.words.page import CRITICAL
from playground.words.study import STUDY
from playground.words.translation import translate

LISTED = 12
ROUNDED = 12  # decimals; anything smaller in a listed loss is a rounding error
DIRECTIONS: tuple[Direction, ...] = ("x", "y", "step")


def draw() -> None:
    """What is known about the surface; below that, the theory and the cut at the chosen racer's point."""
    settings = session.settings_of(Settings)
    surface = settings.surface
    text, points = st.columns([3, 2], gap="medium")
    with text:
        st.write(style.plain(with_minus(translate(surface.about))))
        st.latex(surface.formula)
        if gradient := gradient_formula(surface):
            st.latex(gradient)
        st.caption(STUDY["source"].format(source=with_minus(translate(surface.source))))
    with points:
        _known_points(surface)
    racer, shown = chosen_racer(), shown_step()
    if not np.isfinite(racer.run.points[shown]).all():
        st.write(STUDY["no_cut"])
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _theory(racer, shown)
    with right:
        _cut(racer, shown)


def _known_points(surface: Landscape) -> None:
    known = critical_points(surface)
    st.markdown(f"**{STUDY['known']}**")
    if not known:
        st.write(STUDY["none_known"])
        return
    axes = ", ".join(surface.axes)
    rows = [
        f"| {CRITICAL[critical.kind]} | {place(critical.point)} | {number(round(critical.loss, ROUNDED), 4)} |"
        for critical in islice(known, LISTED)
    ]
    st.markdown("\n".join([f"| {STUDY['kind']} | ({axes}) | {STUDY['loss']} |", "|:--|:--|--:|", *rows]))
    if len(known) > LISTED:
        st.caption(STUDY["more_points"].format(count=len(known) - LISTED))
    if not surface.critical_points.complete:
        st.caption(STUDY["only_some"])


def _theory(racer: Racer, step: int) -> None:
    settings = session.settings_of(Settings)
    st.markdown(f"**{STUDY['theory'].format(title=racer.title, step=step)}**")
    optimizer = settings.entry(racer.key).optimizer
    sentences = verdicts(optimizer, racer.title, racer.run, step, settings.is_random(racer.key))
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences if sentence))


def _cut(racer: Racer, step: int) -> None:
    st.markdown(f"**{STUDY['cut'].format(title=racer.title, step=step)}**")
    settings = session.settings_of(Settings)
    axes = settings.surface.axes
    along = {name: STUDY["cut_axis"].format(axis=axis) for name, axis in zip("xy", axes, strict=True)}
    along["step"] = STUDY["cut_step"]
    with st.container(horizontal=True, vertical_alignment="center"):
        direction = st.segmented_control(
            translate("Cut"),
            DIRECTIONS,
            format_func=along.__getitem__,
            default=DIRECTIONS[0],
            required=True,
            label_visibility="collapsed",
            key="study.cut",
        )
        whole = st.toggle(STUDY["whole"], key="study.whole")
    points = racer.run.points
    following = points[step + 1] if step + 1 < len(points) else np.full(2, np.nan)
    line = cut(racer.run.landscape, points[step], following, direction, whole)
    palette = PALETTES[theme_of(st.context.theme.type)]
    colour = palette["paths"][settings.places[settings.keys.index(racer.key)]]
    alt = STUDY["cut_alt"].format(loss=number(line.loss, 4), slope=number(line.slope, 4))
    figure = cut_figure(line, palette, colour, axes)
    st.plotly_chart(figure, key="cut", config={"displaylogo": False}, alt=alt)
