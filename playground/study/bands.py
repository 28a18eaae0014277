"""Bands of the loss over seeds, for the charts: from the 10 % to the 90 % quantile, with the median in it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from playground.race.ensembles import Ensemble

FAINT = "26"  # opacity of a band, the last two digits of its colour
WIDEST = 300.0  # decades from 1 that a logarithmic axis reaches at most


class Band(NamedTuple):
    """Quantiles of a racer's losses, each of shape (steps + 1,). steady: whether no run of the ensemble diverges."""

    racer: int
    low: np.ndarray
    median: np.ndarray
    high: np.ndarray
    steady: bool


def loss_bands(ensembles: Sequence[Ensemble | None]) -> list[Band]:
    """The bands of the racers that have an ensemble."""
    found = []
    for racer, ensemble in enumerate(ensembles):
        if ensemble:
            low, median, high = ensemble.quantiles
            found.append(Band(racer, low, median, high, not ensemble.outcomes["diverged"]))
    return found


def moved(band: Band, move: Callable[[np.ndarray], np.ndarray]) -> Band:
    """The band with a function applied to its losses."""
    return band._replace(low=move(band.low), median=move(band.median), high=move(band.high))


def band_traces(
    band: Band, title: str, colour: str, places: np.ndarray, every: int, reach: tuple[float, float]
) -> Iterator[dict[str, Any]]:
    """The band and its median for Plotly, one step in `every`.

    places (steps + 1,): where the steps are on the axis. reach: values below and above what the axis shows.
    The band ends where nine tenths of the runs have diverged. Values of zero or infinity run out of the
    picture.
    """
    ends = np.flatnonzero(np.isinf(band.low) & (band.low > 0))
    steps = np.arange(0, ends[0] if ends.size else len(band.low), every)
    low, high = band.low[steps], band.high[steps]
    bottom, top = reach
    finite = high[np.isfinite(high)]
    high = np.where(high == np.inf, max(top, finite.max(initial=top)), high)
    low, high = (np.where(edge >= bottom, edge, bottom) for edge in (low, high))
    yield {
        "type": "scatter",
        "mode": "lines",
        "x": places[np.concatenate([steps, steps[::-1]])],
        "y": np.concatenate([high, low[::-1]]),
        "fill": "toself",
        "fillcolor": colour + FAINT,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    median = band.median[::every]
    yield {
        "type": "scatter",
        "mode": "lines",
        "x": places[::every],
        "y": np.where(np.isfinite(median), median, np.nan),
        "name": title,
        "hovertemplate": "%{y:.4~g}",
        "line": {"color": colour, "width": 1},
        "opacity": 0.6,
    }


def reach_of(limits: Sequence[float], log: bool) -> tuple[float, float]:
    """Two values out of sight on an axis with these limits, as Plotly's range has them."""
    low, high = limits
    span = high - low
    bottom, top = low - span, high + span
    return (10.0 ** max(bottom, -WIDEST), 10.0 ** min(top, WIDEST)) if log else (bottom, top)
