"""The curves of the trainings as figures for Plotly: a line for each method, with a band over its seeds."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from playground.digits.training import Learned
from playground.digits.words import PAGE
from playground.palette import DASHES

QUANTITIES = ("train_losses", "test_losses", "train_accuracies", "test_accuracies")
HEIGHT = 200
HEADROOM = 0.06  # of the height, above and below
MOST_TICKS = 5
FAINT = "26"  # opacity of a band, the last two digits of its colour


class Method(NamedTuple):
    """One method of the picture: its name and colour, and what it learned from each seed."""

    title: str
    colour: str
    learned: Sequence[Learned]

    def values(self, quantity: str) -> np.ndarray:
        """The curves of a quantity, shape (seeds, epochs + 1)."""
        return np.stack([getattr(learned, quantity) for learned in self.learned])

    @property
    def diverged(self) -> bool:
        """Whether any of the trainings did."""
        return any(learned.diverged for learned in self.learned)


def curve_figure(quantity: str, methods: Sequence[Method], log: bool) -> dict[str, Any]:
    """One quantity of all methods over the epochs. log: wanted for losses; accuracies run from 0 to 100 %."""
    losses = quantity.endswith("losses")
    log = log and losses
    lines = [line for place, method in enumerate(methods) for line in _lines(quantity, method, place)]
    title = ", ".join(filter(None, [PAGE[quantity], PAGE["log_scale"] if log else ""]))
    low, high = _range([m.values(quantity) for m in methods if not m.diverged] or [np.ones(1)], log)
    decades = high - low if log else 0.0
    axis: dict[str, Any] = {"range": [low, high], "nticks": MOST_TICKS + 1, "automargin": True}
    if log:
        axis |= {"type": "log", "dtick": math.ceil(decades / MOST_TICKS) if decades > 1 else None}
    axis |= {"exponentformat": "power"} if losses else {"tickformat": ".0%"}
    layout = {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 12, "t": 30, "b": 40},
        "title": {"text": title, "font": {"size": 14}, "x": 0, "y": 0.97},
        "hovermode": "x unified",
        "dragmode": False,  # a finger that wants to scroll the page does not stop here
        "showlegend": False,
        "xaxis": {"title": {"text": PAGE["epoch"], "standoff": 4}, "hoverformat": "d", "tickformat": "d"},
        "yaxis": axis,
    }
    return {"data": lines, "layout": layout}


def _lines(quantity: str, method: Method, place: int) -> list[dict[str, Any]]:
    values = method.values(quantity)
    middle, epochs = np.median(values, axis=0), np.arange(values.shape[1])
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": epochs,
        "y": middle,
        "name": method.title,
        "hovertemplate": "%{y:.3~g}" if quantity.endswith("losses") else "%{y:.1%}",
        "line": {"color": method.colour, "dash": _dash(place), "width": 1.75},
    }
    known = np.isfinite(values).all(axis=0)
    if len(values) == 1 or not known.any():
        return [line]
    low, high = values.min(axis=0)[known], values.max(axis=0)[known]
    band = {
        "type": "scatter",
        "mode": "lines",
        "x": np.concatenate([epochs[known], epochs[known][::-1]]),
        "y": np.concatenate([high, low[::-1]]),
        "fill": "toself",
        "fillcolor": method.colour + FAINT,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    return [band, line]


def _dash(place: int) -> str:
    return ",".join(f"{length}px" for length in DASHES[place]) or "solid"


def _range(curves: Sequence[np.ndarray], log: bool) -> tuple[float, float]:
    values = np.concatenate([each.ravel() for each in curves])
    values = values[np.isfinite(values) & ((values > 0) | (not log))]
    if not values.size:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    if log:
        low, high = math.log10(low), math.log10(high)
    room = HEADROOM * (high - low) or 0.5 * (abs(high) or 1.0)
    return low - room, high + room
