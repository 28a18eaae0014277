"""The runs from the other seeds as thin lines, and quantiles of their losses.

A place within a map's width of the map is sent in 16 bits for each axis, to less than 1/40,000 of the map. What is
further away is sent in full (float64), because a line between two such places may cross the map.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from landscapes import Landscape
from playground.race.ensembles import Ensemble, ensembles
from playground.race.outcomes import ensemble_counts, ensemble_sentence
from playground.race.runs import Racer
from playground.scene.race_layer import RaceLayer
from playground.scene.scene import Layer
from playground.settings.race import Settings
from playground.words.page import ENSEMBLE

MOST_POINTS = 200_000  # of all members; longer races are thinned out
FINEST = 65_534  # the code of the far edge: a map's width beyond the map
FAR = 65_535  # the code of a place that is sent in full


@dataclass(frozen=True, eq=False)
class Clouds(Layer):
    """members: entry -> points (seeds - 1, steps + 1, 2) of the seeds after the first, which is the path itself."""

    members: Mapping[int, np.ndarray] = field(kw_only=True)


def clouds(landscape: Landscape, ensembles: Sequence[Ensemble | None]) -> Clouds | None:
    """The layer of the ensembles of all entries; None if there are none.

    places (entries, seeds - 1, steps sent, 2): codes of the members. far (places, 2): those whose code is FAR, in the
    same order. quantiles (entries, 3, steps + 1): of all losses.
    """
    found = {i: ensemble for i, ensemble in enumerate(ensembles) if ensemble}
    if not found:
        return None
    members = np.stack([ensemble.points[1:] for ensemble in found.values()])
    every = math.ceil(members.size / 2 / MOST_POINTS)
    sent = members[:, :, sent_steps(members.shape[2] - 1, every)]
    codes = _codes(sent, landscape)
    with np.errstate(over="ignore"):
        quantiles = np.stack([ensemble.quantiles for ensemble in found.values()]).astype("<f4")
    thinned = ENSEMBLE["thinned"].format(every=every) if every > 1 else ""
    header = {
        "entries": list(found),
        "every": every,
        "shape": codes.shape,
        "domain": landscape.domain,
        "counts": [ensemble_counts(ensemble) for ensemble in found.values()],
        "sentences": [ensemble_sentence(ensemble) + thinned for ensemble in found.values()],
    }
    arrays = {"places": codes, "far": sent[codes[..., 0] == FAR].astype("<f8"), "quantiles": quantiles}
    return Clouds(header, arrays, members=dict(zip(found, members, strict=True)))


def _of_race(settings: Settings, racers: tuple[Racer, ...]) -> Clouds | None:
    return clouds(settings.surface, ensembles(settings))


LAYER = RaceLayer(_of_race, is_slow=True)


def sent_steps(steps: int, every: int) -> np.ndarray:
    """The steps whose places are sent: one in `every`, and the last."""
    return np.unique(np.append(np.arange(0, steps, every), steps))


def _codes(points: np.ndarray, landscape: Landscape) -> np.ndarray:
    low, high = np.array(landscape.domain).T
    with np.errstate(all="ignore"):
        shares = (points - low) / (high - low)
        near = ((shares >= -1) & (shares <= 2)).all(axis=-1, keepdims=True)
        return np.where(near, np.rint((shares + 1) / 3 * FINEST), FAR).astype("<u2")
