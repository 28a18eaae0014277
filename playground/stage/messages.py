"""The messages to the player about a scene, as bytes; see playground/stage/wire.py for their format.

The stage message holds what does not change while a start point or a slider is dragged; the paths message, sent on
every change, holds little more than positions and losses.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from playground.scene.levels import CONTOURS
from playground.scene.palette import coloured, dashed
from playground.scene.scene import Ground, Path, Scene, Stage, View
from playground.settings.view import CAMERA
from playground.stage.wire import pack

WINDOW = 60  # steps; during a drag, layers by step are sent for this many, the next ones to be shown
FULL = 65535
FAR = 1000.0  # times a map's longer side: lines between places further away need more digits than float32 has

Part = tuple[dict[str, Any], dict[str, np.ndarray]]  # of a message: its header and its arrays


def stage_message(stage: Stage) -> bytes:
    """The surface, the cast and the look: what the player draws on."""
    header = {
        "id": stage.id,
        "place": stage.place,
        "movable": stage.movable,
        "projected": stage.projected,
        "landscape": _ground_header(stage.ground),
        **_view_header(stage.view),
        "palette": coloured(stage.places),
        "dashes": dashed(stage.places) if stage.dashed else [[] for _ in stage.cast],
        "cast": [{"key": member.key, "title": member.name} for member in stage.cast],
        "fields": stage.sliders,
        "words": stage.words,
    }
    return pack(header, dict(_ground_arrays(stage.ground)))


def _ground_header(ground: Ground) -> dict[str, Any]:
    surface = ground.surface
    names = ("key", "title", "domain", "aspect", "to_scale", "wells", "axes", "minima", "local_minima", "saddles")
    header = {name: getattr(ground, name) for name in (*names, "maxima", "floor", "rounding")}
    header |= {"low": surface.low, "high": surface.high, "stretch": surface.stretch, **ground.model}
    if ground.nodes:
        header["nodes"] = [side.tolist() for side in ground.nodes[:2]]
    return header


def _ground_arrays(ground: Ground) -> Iterator[tuple[str, np.ndarray]]:
    """The surface's levels; the samples; the losses at its nodes."""
    yield "surface", np.round(ground.surface.levels * FULL).astype("<u2")
    if ground.samples is not None:
        yield "samples", ground.samples.astype("<f4")
    if ground.nodes:
        yield "computed", _as_floats(ground.nodes[2])


def _view_header(view: View) -> dict[str, Any]:
    return {
        "levels": CONTOURS,
        "layout": view.layout,
        "dimensions": view.dimensions,
        "log_height": view.log_height,
        "camera": [[number.default, number.at_least, number.at_most] for number in CAMERA.numbers],
    }


def paths_message(scene: Scene, answered: int | None = None, near: int | None = None) -> bytes:
    """Positions and losses of all paths as float32, how each ended, their series, the layers, what the charts count.

    answered: the number of the request that this answers. near: the step that the player shows, if WINDOW steps from
    there on are enough of the layers by step.
    """
    paths = scene.paths
    header: dict[str, Any] = {
        "seq": answered,
        "place": scene.stage.place,
        "stage": scene.stage.id,
        "query": scene.query,
    }
    arrays = {name: _as_floats([getattr(path, name) for path in paths]) for name in ("points", "losses")}
    parts = _series(paths), _axis(scene), _distant(scene), _layers(scene, near)
    for more_header, more_arrays in ((_paths_header(paths), {}), (_scene_header(scene), {}), *parts):
        header |= more_header
        arrays |= more_arrays
    return pack(header, arrays)


def _paths_header(paths: Sequence[Path]) -> dict[str, Any]:
    own_starts = [i for i, path in enumerate(paths) if path.own_start]
    starts = [path.points[0].tolist() for path in paths]
    header: dict[str, Any] = {
        "steps": len(paths[0].points) - 1,
        "starts": starts if own_starts else starts[:1],
        "titles": [path.name for path in paths],
        "outcomes": [path.outcome for path in paths],
        "short_outcomes": [path.short_outcome for path in paths],
        "ended": [path.end for path in paths],
    }
    return header | ({"own_starts": own_starts} if own_starts else {})


def _scene_header(scene: Scene) -> dict[str, Any]:
    """The fields that are sent only if they are not at their usual values."""
    view = scene.stage.view
    header: dict[str, Any] = {"step": view.step, "camera": view.camera, "last": scene.last}
    header["every"] = scene.every if scene.every > 1 else None
    header["beyond_link"] = scene.beyond_link or None
    header["batch_sizes"] = [path.sees for path in scene.paths] if any(path.sees for path in scene.paths) else None
    return {name: value for name, value in header.items() if value is not None}


def _series(paths: Sequence[Path]) -> Part:
    """Name -> indices of the paths that have this series; their values."""
    owners: dict[str, list[int]] = {}
    for i, path in enumerate(paths):
        for name in path.series:
            owners.setdefault(name, []).append(i)
    rows = {f"series.{name}": _as_floats([paths[i].series[name] for i in places]) for name, places in owners.items()}
    return ({"series": owners} if owners else {}), rows


def _axis(scene: Scene) -> Part:
    if scene.axis is None:
        return {}, {}
    header = {"unit": scene.axis.unit, "places": scene.axis.row_of_racer}
    return {"axis": header}, {"seen": _as_floats(scene.axis.positions)}


def _distant(scene: Scene) -> Part:
    """Places that float32 is too coarse for, in full and in order (n, 2): those with a coordinate above the limit."""
    limit = FAR * max(high - low for low, high in scene.stage.ground.domain)
    points = np.array([path.points for path in scene.paths])
    with np.errstate(over="ignore"):
        away = (np.abs(points.astype("<f4")) > limit).any(axis=-1)
    return ({"far": limit}, {"distant": points[away].astype("<f8")}) if away.any() else ({}, {})


def _layers(scene: Scene, near: int | None) -> Part:
    """Name -> the header of a layer, and its arrays; those of layers by step begin at the step `layers_from`."""
    if not scene.layers:
        return {}, {}
    first = 0 if near is None else min(near, scene.steps)
    window = slice(first, None if near is None else first + WINDOW)
    header: dict[str, Any] = {"layers": {key: layer.header for key, layer in scene.layers.items()}}
    if near is not None:
        header["layers_from"] = first
    arrays = {
        f"{key}.{name}": array[:, window] if layer.by_step else array
        for key, layer in scene.layers.items()
        for name, array in layer.arrays.items()
    }
    return header, arrays


def _as_floats(rows: Any) -> np.ndarray:
    """Rows of equal length as float32; what is too large for it becomes infinite."""
    with np.errstate(over="ignore"):
        return np.array(rows).astype("<f4")
