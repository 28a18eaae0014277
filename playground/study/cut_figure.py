"""The cut through the surface as a figure for Plotly."""

from typing import Any

import numpy as np

from playground.scene.palette import Palette
from playground.study.cut import Cut
from playground.words.numbers import number
from playground.words.study import STUDY

HEIGHT = 300
HEADROOM = 0.06  # of the cut's height, above and below


def cut_figure(cut: Cut, look: Palette, colour: str, axes: tuple[str, str]) -> dict[str, Any]:
    """Curve, tangent and both points. axes: the surface's names of its coordinates.

    The axis fits the curve, so that a steep tangent leaves the picture.
    """
    finite = cut.losses[np.isfinite(cut.losses)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    room = HEADROOM * (high - low or 1.0)
    axis = dict(zip("xy", axes, strict=True)).get(cut.direction)
    along = axis or STUDY["distance"]
    following = STUDY["next_coordinate"].format(axis=axis) if axis else STUDY["next"]
    slope = STUDY["slope"].format(slope=number(cut.slope, 4))
    traces = [
        _line(STUDY["surface_line"], cut.along, cut.losses, {"color": look["mark"], "width": 2}),
        _line(f"{STUDY['tangent']}, {slope}", cut.along, cut.tangent, {"color": colour, "width": 1.5, "dash": "dash"}),
        _mark(STUDY["here"], cut.here, cut.loss, {"color": colour, "size": 11}),
    ]
    if cut.there is not None and cut.there_loss is not None:
        line = {"color": colour, "width": 2}
        traces.append(_mark(following, cut.there, cut.there_loss, {"color": "rgba(0,0,0,0)", "size": 11, "line": line}))
    layout = {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 0},
        "xaxis": {"title": {"text": along}, "range": [float(cut.along[0]), float(cut.along[-1])]},
        "yaxis": {"title": {"text": STUDY["loss_axis"]}, "range": [low - room, high + room], "exponentformat": "power"},
        "legend": {"orientation": "h", "y": 1.15},
    }
    return {"data": traces, "layout": layout}


def _line(name: str, x: np.ndarray, y: np.ndarray, line: dict[str, Any]) -> dict[str, Any]:
    straight = {"simplify": False, **line}
    return {"type": "scatter", "mode": "lines", "name": name, "x": x, "y": y, "line": straight, "hoverinfo": "skip"}


def _mark(name: str, x: float, y: float, marker: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "markers", "name": name, "x": [x], "y": [y], "marker": marker}
