"""The charts for study as one figure for Plotly, one below the other over the same axis of steps."""

import base64
import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeGuard

import numpy as np

from playground.race.chart_axis import Axis
from playground.study.bands import Band, band_traces, moved, reach_of
from playground.study.quantities import Curve
from playground.words.page import AXIS_NAMES
from playground.words.study import CHARTS

ROW, SINGLE_ROW, GAP = 150, 250, 34  # px
TOP, BOTTOM = 30, 76  # px; the legend is at the bottom
MOST_TICKS = 5
HEADROOM = 0.06  # of a chart's height, above and below its curves
MOST_POINTS = 1001  # of a curve
DOTTED = "2px,3px"
HEIGHT = "%{y:.4~g}"
NEAREST = {"hovermode": "closest", "hoverdistance": -1}  # the point nearest to the pointer, however far away
SPIKE = {  # a thin line through all charts under the pointer
    "showspikes": True,
    "spikemode": "across",
    "spikethickness": 1,
    "spikedash": "dot",
    "spikecolor": "#888888",
}


class Chart(NamedTuple):
    """One chart of the figure. least: the value at the bottom of a logarithmic axis, at which anything lower is drawn;
    None for a linear axis. bands: drawn under the curves.
    """

    title: str
    curves: Sequence[Curve]
    least: float | None
    bands: Sequence[Band] = ()


class Racers(NamedTuple):
    """The racers: titles, colours, whether each has diverged, and dash patterns (px)."""

    titles: Sequence[str]
    colours: Sequence[str]
    diverged: Sequence[bool]
    dashes: Sequence[Sequence[int]]


def chart_figure(charts: Sequence[Chart], racers: Racers, steps: int, along: Axis | None = None) -> dict[str, Any]:
    """The charts from top to bottom; the legend is below the axis that all share, of steps or as `along` says.
    A very long race is thinned out.
    """
    every = math.ceil((steps + 1) / MOST_POINTS)
    row = SINGLE_ROW if len(charts) == 1 else ROW
    inner = len(charts) * row + (len(charts) - 1) * GAP
    last = _suffix(len(charts) - 1)
    layout: dict[str, Any] = {
        "height": inner + TOP + BOTTOM,
        "margin": {"l": 0, "r": 12, "t": TOP, "b": BOTTOM},
        **(NEAREST if _differ(along) else {"hovermode": "x unified"}),
        "dragmode": False,  # so that a finger can still scroll the page
        "xaxis": {**_axis(steps, every, along), "anchor": f"y{last}", **SPIKE},
        "legend": {"orientation": "h", "y": -48 / inner, "yanchor": "top", "x": 0},
        "annotations": [],
        "meta": {"every": every},
    }
    traces = list(_legend(racers))
    for place, chart in enumerate(charts):
        top = 1 - place * (row + GAP) / inner
        layout[f"yaxis{_suffix(place)}"] = _height_axis(chart, racers, [max(0.0, top - row / inner), top])
        layout["annotations"].append(_title(chart.title, top))
        traces += _bands(chart, racers, _suffix(place), every, along)
        traces += [_line(curve, chart.least, racers, _suffix(place), every, along) for curve in chart.curves]
    return {"data": traces, "layout": layout}


def _axis(steps: int, every: int, along: Axis | None) -> dict[str, Any]:
    end = float(along.positions[:, -1].max()) if along else steps
    name = CHARTS["along"].format(axis=AXIS_NAMES[along.unit if along else "updates"], end=f"{end:.10g}")
    whole = along is None or along.unit != "epochs"
    return {
        "title": {"text": name if every == 1 else CHARTS["every"].format(axis=name, stride=every), "standoff": 4},
        "range": [0, end],
        "dtick": 1 if whole and end <= MOST_TICKS else None,
        "hoverformat": "d" if whole else ".4~g",
    }


def _differ(along: Axis | None) -> TypeGuard[Axis]:
    """Whether the racers have different positions for the same step."""
    return along is not None and len(along.positions) > 1


def _suffix(place: int) -> str:
    """Plotly calls the axes y, y2, y3 and so on."""
    return "" if place == 0 else str(place + 1)


def _title(text: str, top: float) -> dict[str, Any]:
    corner = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "x": 0, "y": top, "yshift": 3}
    return {**corner, "text": text, "showarrow": False, "font": {"size": 12}}


def _height_axis(chart: Chart, racers: Racers, domain: list[float]) -> dict[str, Any]:
    low, high = _range(chart, racers)
    decades = high - low if chart.least else 0.0
    return {
        "domain": domain,
        "anchor": "x",
        "type": "log" if chart.least else "linear",
        "range": [low, high],
        "dtick": math.ceil(decades / MOST_TICKS) if decades > 1 else None,
        "exponentformat": "power",
        "nticks": MOST_TICKS + 1,
        "automargin": True,
        "zeroline": not chart.least,
    }


def _range(chart: Chart, racers: Racers) -> list[float]:
    """From the lowest to the highest value of the racers that have not diverged, or of all if all have."""
    calm = [curve.values for curve in chart.curves if not racers.diverged[curve.racer]]
    calm += [row for band in chart.bands if band.steady for row in (band.low, band.high)]
    values = np.concatenate(calm or [curve.values for curve in chart.curves])
    values = values[np.isfinite(values)]
    if not values.size:
        return [0.0, 1.0]
    if chart.least:
        values = np.log10(np.maximum(values, chart.least))
    low, high = float(values.min()), float(values.max())
    room = HEADROOM * (high - low) or 0.5 * (abs(high) or 1.0)
    return [low - room, high + room]


def _legend(racers: Racers) -> Iterator[dict[str, Any]]:
    """One entry for each racer, which shows and hides its lines in all charts."""
    for racer, (title, colour) in enumerate(zip(racers.titles, racers.colours, strict=True)):
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [None],
            "y": [None],
            "name": title,
            "legendgroup": str(racer),
            "line": {"color": colour, "dash": _dash(racers.dashes[racer]), "width": 2},
        }


def _bands(chart: Chart, racers: Racers, suffix: str, every: int, along: Axis | None) -> Iterator[dict[str, Any]]:
    """The bands of a chart, which the legend shows and hides with the lines."""
    reach = reach_of(_range(chart, racers), chart.least is not None)
    for band in chart.bands:
        shown = moved(band, lambda losses: losses if chart.least is None else np.maximum(losses, chart.least))
        title = CHARTS["median"].format(title=racers.titles[band.racer])
        places = along.positions[along.row_of_racer[band.racer]] if along else np.arange(len(band.median))
        for trace in band_traces(shown, title, racers.colours[band.racer], places, every, reach):
            packed = {axis: _packed(trace[axis]) for axis in "xy"}
            yield trace | packed | {"yaxis": f"y{suffix}", "legendgroup": str(band.racer), "showlegend": False}


def _line(
    curve: Curve, least: float | None, racers: Racers, suffix: str, every: int, along: Axis | None
) -> dict[str, Any]:
    values = curve.values[::every]
    shown = values if least is None else np.maximum(values, least)
    lifted = bool((shown > values).any())
    height = "%{customdata:.4~g}" if lifted else HEIGHT
    return {
        "type": "scatter",
        "mode": "lines",
        **({"x": _packed(along.positions[along.row_of_racer[curve.racer], ::every])} if along else {"dx": every}),
        "y": _packed(shown),
        **({"customdata": _packed(values)} if lifted else {}),
        "yaxis": f"y{suffix}",
        "name": f"{racers.titles[curve.racer]} {curve.axis}".strip(),
        "legendgroup": str(curve.racer),
        "showlegend": False,
        "hovertemplate": f"%{{x}} {AXIS_NAMES[along.unit]}<br>{height}" if _differ(along) else height,
        "line": {
            "color": racers.colours[curve.racer],
            "dash": {"x": "solid", "y": DOTTED}.get(curve.axis, _dash(racers.dashes[curve.racer])),
            "width": 1.75,
        },
    }


def _dash(lengths: Sequence[int]) -> str:
    return ",".join(f"{length}px" for length in lengths) or "solid"


def _packed(values: np.ndarray) -> dict[str, str]:
    """An array as Plotly takes it in bytes: a quarter of its size in digits."""
    return {"dtype": "f8", "bdata": base64.b64encode(values.astype("<f8").tobytes()).decode()}
