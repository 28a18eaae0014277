"""Numbers, places and outcomes as they stand in sentences."""

import re
from collections.abc import Sequence
from typing import Any

from playground.critical import Critical, nearest
from playground.words import BATCHES, CRITICAL, ENSEMBLE, ENSEMBLE_ENDS, NEAREST, NEAREST_LISTED


def number(value: float, digits: int = 3) -> str:
    """A number to so many significant digits, with a true minus sign."""
    return with_minus(f"{value + 0.0:.{digits}g}")


def with_minus(text: str) -> str:
    """The text with true minus signs before and in its numbers, in place of hyphens."""
    return re.sub(r"(?<![^\s(=e^])-(?=[\d.i])", "\N{MINUS SIGN}", text)


def place(point: Any) -> str:
    """A point as (x, y)."""
    return f"({', '.join(number(float(coordinate)) for coordinate in point)})"


def named(critical: Critical) -> str:
    """A critical point by kind and place."""
    return f"{CRITICAL[critical.kind]} {place(critical.point)}"


def nearest_sentence(landscape: Any, point: Any) -> str:
    """Which critical point is nearest, and how far; empty where none is known.

    Where others may be nearer, off the map or on one of which only some are known, it is called that of the list.
    """
    found = nearest(landscape, (float(point[0]), float(point[1])))
    if not found:
        return ""
    critical, distance = found
    said = NEAREST.format(kind=CRITICAL[critical.kind], place=place(critical.point), distance=number(distance, 2))
    all_known = landscape.critical_points.complete and landscape.contains(point)
    return said if all_known else NEAREST_LISTED.format(nearest=said)


def outcome_sentence(run: Any) -> str:
    """How the run ended; if it is on its way or has left the map, also which critical point is nearest."""
    outcome, said = run.outcome, with_minus(run.outcome.sentence)
    near = nearest_sentence(run.landscape, run.points[-1]) if outcome.kind in ("travelling", "left_map") else ""
    return f"{said}; {near}" if near else said


def sizes_said(sizes: Sequence[int | None]) -> list[str]:
    """What the updates of each entry see, from the sizes of their batches (None: all); "" where all see as much."""
    if len(set(sizes)) == 1:
        return [""] * len(sizes)
    return [BATCHES["all"] if size is None else BATCHES["some"].format(size=size) for size in sizes]


def ensemble_counts(ensemble: Any) -> str:
    """How the members of an ensemble ended."""
    counts = [f"{count} {words}" for kind, words in ENSEMBLE_ENDS.items() if (count := ensemble.outcomes[kind])]
    return ENSEMBLE["counts"].format(seeds=ensemble.seeds, counts=", ".join(counts))


def ensemble_sentence(ensemble: Any) -> str:
    """How the members of an ensemble ended, and between which losses."""
    low, median, high = (number(float(loss)).replace("inf", "\N{INFINITY}") for loss in ensemble.quantiles[:, -1])
    return ENSEMBLE["losses"].format(counts=ensemble_counts(ensemble), median=median, low=low, high=high)
