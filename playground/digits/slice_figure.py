"""A slice as figures for Plotly: the loss on the plane from above or as a surface, and the gap along the path."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from landscapes.networks import Picture
from playground.digits.slicing import Path
from playground.digits.words import SLICE
from playground.palette import Palette

HEIGHT, GAP_HEIGHT = 480, 220
LEVELS = 16
SMALLEST = 1e-12  # a loss that is shown on a log scale

Figure = dict[str, Any]


class Track(NamedTuple):
    """A path with its name and colour."""

    title: str
    colour: str
    path: Path


def slice_figure(picture: Picture, tracks: Sequence[Track], look: Palette, relief: bool) -> Figure:
    """The logarithm of the loss on the plane, and the projected paths from start (ring) to end (cross)."""
    heights = _height(picture.values)
    ground: Figure = {
        "x": picture.first,
        "y": picture.second,
        "z": heights,
        "colorscale": [[i / (len(look["map"]) - 1), colour] for i, colour in enumerate(look["map"])],
        "colorbar": _bar(heights),
        "hovertemplate": "(%{x:.3~g}, %{y:.3~g}) " + SLICE["loss"] + " %{customdata:.3~g}<extra></extra>",
        "customdata": picture.values,
    }
    if relief:
        ground |= {"type": "surface"}
        titles = {"xaxis": SLICE["first"], "yaxis": SLICE["second"], "zaxis": SLICE["log_loss"]}
        layout: Figure = {"scene": {axis: {"title": {"text": text}} for axis, text in titles.items()}}
    else:
        levels = {"start": float(heights.min()), "end": float(heights.max()), "size": float(np.ptp(heights)) / LEVELS}
        ground |= {"type": "contour", "contours": levels, "line": {"color": look["contour"], "width": 1}}
        layout = {
            "xaxis": {"title": {"text": SLICE["first"]}, "range": [picture.first[0], picture.first[-1]]},
            "yaxis": {"title": {"text": SLICE["second"]}, "range": [picture.second[0], picture.second[-1]]},
        }
    layout |= {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 0},
        "showlegend": False,
        "dragmode": "turntable" if relief else False,
        "uirevision": "slice",  # the view stays while the slice is refined
    }
    return {"data": [ground, *(_track(track, relief) for track in tracks)], "layout": layout}


def gap_figure(tracks: Sequence[Track]) -> Figure:
    """The true loss along each path, solid, and the loss where it is drawn on the plane, dotted."""
    lines = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": track.path.updates,
            "y": losses,
            "name": f"{track.title}, {SLICE[name]}",
            "line": {"color": track.colour, "width": 1.75, "dash": dash},
            "hovertemplate": "%{y:.3~g}",
        }
        for track in tracks
        for name, losses, dash in (
            ("true", track.path.seen.losses, "solid"),
            ("shown", track.path.seen.shown_losses, "2px,3px"),
        )
    ]
    layout = {
        "height": GAP_HEIGHT,
        "margin": {"l": 0, "r": 12, "t": 8, "b": 0},
        "hovermode": "x unified",
        "dragmode": False,
        "xaxis": {"title": {"text": SLICE["update"], "standoff": 4}, "hoverformat": "d"},
        "yaxis": {"title": {"text": SLICE["loss"]}, "type": "log", "exponentformat": "power", "nticks": 5},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom"},
    }
    return {"data": lines, "layout": layout}


def _height(losses: np.ndarray) -> np.ndarray:
    return np.log10(np.maximum(losses, SMALLEST))


def _bar(heights: np.ndarray) -> Figure:
    """The scale of colours, marked with losses rather than their logarithms."""
    marks = np.linspace(heights.min(), heights.max(), 5)
    texts = [f"{10.0**mark:.2g}" for mark in marks]
    return {"tickvals": marks, "ticktext": texts, "title": {"text": SLICE["loss"]}, "thickness": 10}


def _track(track: Track, relief: bool) -> Figure:
    seen = track.path.seen
    known = np.column_stack((track.path.updates, seen.losses, seen.shown_losses, seen.gaps, seen.explained))
    line: Figure = {
        "x": seen.coordinates[:, 0],
        "y": seen.coordinates[:, 1],
        "mode": "lines+markers",
        "name": track.title,
        "line": {"color": track.colour, "width": 4 if relief else 2},
        "customdata": known,
        "hovertemplate": SLICE["hover"],
    }
    ends = ["circle-open", *["circle"] * (len(known) - 2), "x"]
    sizes = [9, *[3] * (len(known) - 2), 9]
    marker: Figure = {"symbol": ends, "size": sizes, "color": track.colour}
    if relief:
        small = [5, *[2] * (len(known) - 2), 5]
        return line | {"type": "scatter3d", "z": _height(seen.shown_losses), "marker": marker | {"size": small}}
    return line | {"type": "scatter", "marker": marker | {"line": {"width": 2, "color": track.colour}}}
