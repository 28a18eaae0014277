"""Charts for study: they change when a control is released, not while it is dragged."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from landscapes import Landscape
from playground import session
from playground.race.chart_axis import chart_axis
from playground.race.ensembles import ensembles
from playground.race.rounding import resolvable_floor, rounding
from playground.race.runs import race
from playground.scene.palette import coloured, dashed, theme_of
from playground.settings.race import Settings
from playground.study.bands import Band, loss_bands, moved
from playground.study.chart_figure import Chart, Racers, chart_figure
from playground.study.log_scale import least_resolvable
from playground.study.quantities import STATE, Curve, Entrant, available, curves
from playground.words.numbers import number
from playground.words.study import CHARTS
from playground.words.translation import translate

KEY = "charts"
SCALES = ("log", "linear")
CONFIG = {"displaylogo": False, "modeBarButtons": [["zoom2d", "pan2d", "resetScale2d", "toImage"]]}


@session.fragment(key=KEY)
def draw() -> None:
    """The choice of curves, and their charts one below the other."""
    settings = session.settings_of(Settings)
    results = race(settings)
    entrants = [(racer.run, settings.entry(racer.key).record) for racer in results]
    names, log = _choice(available(entrants))
    if not names:
        st.caption(CHARTS["none"])
        return
    bands = loss_bands(ensembles(settings))
    charts = [_chart(name, entrants, bands if name == "loss" else [], settings.surface, log) for name in names]
    racers = Racers(
        [racer.title for racer in results],
        coloured(settings.places)[theme_of(st.context.theme.type)]["paths"],
        [racer.run.outcome.kind == "diverged" for racer in results],
        dashed(settings.places),
    )
    alt = CHARTS["alt"].format(charts="; ".join(chart.title for chart in charts))
    figure = chart_figure(charts, racers, settings.steps, chart_axis(settings))
    st.plotly_chart(figure, key="charts-figure", config=CONFIG, alt=alt)
    st.caption(_legend(charts, settings.surface.axes))


def _choice(names: Sequence[str]) -> tuple[list[str], bool]:
    """The names of the chosen curves, and whether to draw them on log scales."""
    variables = [name for name in names if name.startswith(STATE)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = _pills("quantities", [name for name in names if name not in variables], ["loss"])
        if variables:
            chosen += _pills("variables", variables, [])
        scale = st.segmented_control(
            CHARTS["scale"],
            SCALES,
            default=SCALES[0],
            format_func=CHARTS.__getitem__,
            required=True,
            help=CHARTS["scale_help"],
            persist_state="session",
            key="charts.scale",
        )
    return chosen, scale == "log"


def _pills(kind: str, names: Sequence[str], first: Sequence[str]) -> list[str]:
    """Some of these names; a choice that the race no longer has is forgotten."""
    key = f"charts.{kind}"
    st.session_state[key] = [name for name in st.session_state.get(key, first) if name in names]
    chosen = st.pills(
        CHARTS[kind],
        names,
        selection_mode="multi",
        format_func=_label,
        wrap=True,
        persist_state="session",
        key=key,
    )
    return [name for name in names if name in chosen]


def _label(name: str) -> str:
    return translate(name.removeprefix(STATE)) if name.startswith(STATE) else CHARTS[name]


def _chart(name: str, entrants: Sequence[Entrant], bands: Sequence[Band], surface: Landscape, log: bool) -> Chart:
    lines = curves(name, entrants)
    floor = resolvable_floor(surface) or 0.0 if name == "loss" else 0.0
    title = CHARTS["variable"].format(name=_label(name)) if name.startswith(STATE) else CHARTS[name]
    if name == "distance" and not surface.critical_points.complete:
        title = CHARTS["distance_listed"]
    if log and floor:
        lines = [Curve(line.racer, line.axis, line.values - floor) for line in lines]
        bands = [moved(band, lambda losses: losses - floor) for band in bands]
        title = CHARTS["loss_above"].format(floor=number(floor))
    rows = [*(line.values for line in lines), *(band.low for band in bands)]
    bounded = [line.values for line in lines if entrants[line.racer][0].outcome.kind != "diverged"]
    bounded += [band.low for band in bands if band.steady]
    resolution = rounding(surface) if name == "loss" else 0.0
    least = least_resolvable(bounded or rows, resolution) if log and (floor or _fits_log(rows)) else None
    if least:
        scale = CHARTS["log_from"].format(least=number(least, 1)) if _any_below(least, rows) else CHARTS["log_scale"]
        title = f"{title}, {scale}"
    return Chart(title, lines, least, bands)


def _legend(charts: Sequence[Chart], axes: tuple[str, str]) -> str:
    """What the kinds of lines are, and what to do with them."""
    by_axis = CHARTS["by_axis"].format(first=axes[0], second=axes[1])
    sentences = [
        by_axis if any(line.axis for chart in charts for line in chart.curves) else "",
        CHARTS["bands"] if any(chart.bands for chart in charts) else "",
        CHARTS["hint"],
    ]
    return " ".join(filter(None, sentences))


def _any_below(least: float, rows: Sequence[np.ndarray]) -> bool:
    """Whether any row falls below this value after its beginning (most states begin at 0)."""
    return any((row[1:] < least).any() for row in rows)


def _fits_log(rows: Sequence[np.ndarray]) -> bool:
    """Whether all values are positive or zero, and not all zero."""
    values = np.concatenate(rows)
    return bool((values > 0).any() and not (values < 0).any())
