"""The messages to the player, whatever is on the stage.

A message is the length of a JSON header (little-endian uint32), the header, and the arrays that it lists, back to back,
as float32, float64 or uint16. A smooth one is sent as the differences of its neighbours along both axes, modulo 65,536
("d2"), which the WebSocket's compression makes a fifth of: nothing is lost.
"""

import json
import struct
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from playground.scene.levels import CONTOURS
from playground.scene.scene import Ground, Path
from playground.settings.view import CAMERA

FULL = 65535
SMOOTH = ("surface",)
FAR = 1000.0  # of a map's longer side: lines between places further away need more digits than float32 has


def pack(header: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> bytes:
    """The message of a header and arrays of float32, float64 or uint16.

    Raises ValueError for a number that JSON cannot hold.
    """
    listed = [[name, "d2" if name in SMOOTH else array.dtype.str[1:], array.shape] for name, array in arrays.items()]
    text = json.dumps({"arrays": listed, **header}, separators=(",", ":"), allow_nan=False).encode()
    return struct.pack("<I", len(text)) + text + b"".join(_sent(*item).tobytes() for item in arrays.items())


def _sent(name: str, array: np.ndarray) -> np.ndarray:
    if name not in SMOOTH:
        return array
    return np.diff(
        np.diff(array, axis=0, prepend=np.zeros_like(array[:1])), axis=1, prepend=np.zeros_like(array[:, :1])
    )


def as_floats(arrays: Mapping[str, Sequence[np.ndarray]]) -> dict[str, np.ndarray]:
    """Rows of equal length as arrays of float32; what is too large for it is infinite there."""
    with np.errstate(over="ignore"):
        return {name: np.array(rows).astype("<f4") for name, rows in arrays.items()}


def ground_header(ground: Ground) -> dict[str, Any]:
    """What the stage message says of a surface beside its levels."""
    return {
        "key": ground.key,
        "title": ground.title,
        "domain": ground.domain,
        "aspect": ground.aspect,
        "to_scale": ground.to_scale,
        "wells": ground.wells,
        "axes": ground.axes,
        "minima": ground.minima,
        "local_minima": ground.local_minima,
        "saddles": ground.saddles,
        "maxima": ground.maxima,
        "low": ground.surface.low,
        "high": ground.surface.high,
        "stretch": ground.surface.stretch,
        "floor": ground.floor,
        "rounding": ground.rounding,
    }


def ground_arrays(ground: Ground) -> dict[str, np.ndarray]:
    """The surface's levels."""
    return {"surface": np.round(ground.surface.levels * FULL).astype("<u2")}


def look_header(layout: str, dimensions: str, log_height: bool) -> dict[str, Any]:
    """How the player is to show it."""
    return {
        "levels": CONTOURS,
        "layout": layout,
        "dimensions": dimensions,
        "log_height": log_height,
        "camera": [[number.default, number.at_least, number.at_most] for number in CAMERA.numbers],
    }


def paths_header(
    stage: str, query: str | None, paths: Sequence[Path], said: Sequence[str], answered: int | None
) -> dict[str, Any]:
    """What the paths message says of them. query: the link without step and camera, None if the address bar is not the
    player's. said: how each ended, in a sentence. answered: the number of the request that the message answers.
    """
    own = [i for i, path in enumerate(paths) if path.own_start]
    starts = [path.points[0].tolist() for path in paths]
    header = {
        "seq": answered,
        "stage": stage,
        "query": query,
        "steps": len(paths[0].points) - 1,
        "starts": starts if own else starts[:1],
        "said": said,
        "ended": [path.end for path in paths],
    }
    return header | ({"own": own} if own else {})


def paths_arrays(paths: Sequence[Path]) -> dict[str, list[np.ndarray]]:
    """Positions and losses, a row for each path."""
    return {"points": [path.points for path in paths], "losses": [path.losses for path in paths]}


def far_parts(paths: Sequence[Path], ground: Ground) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """The header's and the arrays' part on places that float32 is too coarse for; both empty where there are none.

    distant (n, 2): in full, as float64, in their order; those of which a coordinate is larger than the header's `far`.
    """
    limit = FAR * max(high - low for low, high in ground.domain)
    points = np.array([path.points for path in paths])
    with np.errstate(over="ignore"):
        away = (np.abs(points.astype("<f4")) > limit).any(axis=-1)
    return ({"far": limit}, {"distant": points[away].astype("<f8")}) if away.any() else ({}, {})
