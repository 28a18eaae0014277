"""How runs ended, in sentences."""

from typing import Any

from playground.race.critical_points import Critical, nearest
from playground.words.numbers import number, place, with_minus
from playground.words.page import CRITICAL, ENSEMBLE, ENSEMBLE_ENDS, NEAREST, NEAREST_LISTED
from playground.words.translation import translate


def named(critical: Critical) -> str:
    """A critical point by kind and place."""
    return f"{CRITICAL[critical.kind]} {place(critical.point)}"


def nearest_sentence(landscape: Any, point: Any) -> str:
    """Which critical point is nearest and how far away it is; empty where none is known.

    Off the map, and where not all are known, another may be nearer: the sentence then speaks of the points listed.
    """
    found = nearest(landscape, (float(point[0]), float(point[1])))
    if not found:
        return ""
    critical, distance = found
    kind, at = CRITICAL[critical.kind], place(critical.point)
    sentence = translate(NEAREST, kind=kind, place=at, distance=number(distance, 2))
    all_known = landscape.critical_points.complete and landscape.contains(point)
    return sentence if all_known else translate(NEAREST_LISTED, nearest=sentence)


def outcome_sentence(run: Any) -> str:
    """How the run ended; if it is on its way or has left the map, also which critical point is nearest."""
    sentence = with_minus(translate(run.outcome.sentence))
    is_elsewhere = run.outcome.kind in ("travelling", "left_map")
    near = nearest_sentence(run.landscape, run.points[-1]) if is_elsewhere else ""
    return f"{sentence}; {near}" if near else sentence


def ensemble_counts(ensemble: Any) -> str:
    """How the members of an ensemble ended."""
    counts = [f"{count} {words}" for kind, words in ENSEMBLE_ENDS.items() if (count := ensemble.outcomes[kind])]
    return ENSEMBLE["counts"].format(seeds=ensemble.seeds, counts=", ".join(counts))


def ensemble_sentence(ensemble: Any) -> str:
    """How the members of an ensemble ended, and at which losses."""
    low, median, high = (number(float(loss)).replace("inf", "\N{INFINITY}") for loss in ensemble.quantiles[:, -1])
    return ENSEMBLE["losses"].format(counts=ensemble_counts(ensemble), median=median, low=low, high=high)
