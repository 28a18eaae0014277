"""Which of a surface's known points are marked on a map: not so many that they hide it."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from playground.race.critical_points import Point, critical_points

MOST = 60  # known points, beyond which saddles and maxima are left out
APART = 1 / 16  # of a side of the map: beyond MOST, a local minimum nearer than this to a marked one is left out


class Marked(NamedTuple):
    """The places by kind, each as (x, y): the lowest minima, all others, saddles and maxima."""

    minima: tuple[Point, ...] = ()
    local_minima: tuple[Point, ...] = ()
    saddles: tuple[Point, ...] = ()
    maxima: tuple[Point, ...] = ()


@lru_cache(maxsize=32)
def marked_points(landscape: Any) -> Marked:
    """All known points if they are few; else the lowest minima and, from the lowest up, others far enough apart."""
    known = critical_points(landscape)
    kinds = {
        kind: tuple(critical.point for critical in known if critical.kind == kind)
        for kind in ("minimum", "local_minimum", "saddle", "maximum")
    }
    if len(known) <= MOST:
        return Marked(*kinds.values())
    return Marked(kinds["minimum"], _apart(kinds["minimum"], kinds["local_minimum"], landscape.domain))


def _apart(marked: tuple[Point, ...], others: tuple[Point, ...], domain: Any) -> tuple[Point, ...]:
    """Those of the others that are far enough from the marked ones and from each other, earlier ones first."""
    near = APART * np.ptp(np.array(domain), axis=1)
    chosen = list(marked)
    for place in others:
        if (np.abs(np.array(chosen) - place) >= near).any(axis=1).all():
            chosen.append(place)
    return tuple(chosen[len(marked) :])
