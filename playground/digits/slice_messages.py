"""What the player is told of a slice: the messages of a race, and what the plane does not show of the paths."""

import hashlib
from typing import Any

import numpy as np

from landscapes.networks import Picture, Progress
from playground.digits.slice_scene import slice_scene
from playground.digits.slicing import Slicing
from playground.scene.palette import coloured
from playground.scene.scene import Scene
from playground.settings.digits import DigitsSettings
from playground.stage.wire import (
    as_floats,
    far_parts,
    ground_arrays,
    ground_header,
    look_header,
    pack,
    paths_arrays,
    paths_header,
)
from playground.words.digits import SLICE_PLAYER

PLACE = "slice"  # one player shows races, another slices; neither takes the other's messages


def slice_messages(slicing: Slicing, shown: Progress, settings: DigitsSettings) -> tuple[bytes, bytes]:
    """The stage message and the paths message of what is `shown`. Raises ValueError if it has no picture yet."""
    scene = slice_scene(slicing, shown, settings)
    picture: Any = shown.picture
    looks = look_header(scene.layout, settings.value("slice.dimensions"), settings.value("slice.log_height"))
    said = repr((slicing.wish, sorted(looks.items()), scene.ground.equal))
    name = hashlib.sha256(said.encode() + picture.values.tobytes())
    stage = name.hexdigest()[:8]
    return _stage_message(stage, scene, picture, looks), _paths_message(stage, slicing, scene)


def _stage_message(stage: str, scene: Scene, picture: Picture, looks: dict[str, Any]) -> bytes:
    """The surface between the computed points, and these themselves: nodes (their a, their b) and their losses."""
    nodes = {"nodes": [picture.first.tolist(), picture.second.tolist()]}
    header = {
        "id": stage,
        "place": PLACE,
        "landscape": ground_header(scene.ground) | nodes,
        **looks,
        "palette": coloured(scene.places),
        "dashes": [[] for _ in scene.paths],
        "cast": [{"key": str(place), "title": path.title} for place, path in enumerate(scene.paths)],
        "fields": [],
        "words": dict(SLICE_PLAYER),
    }
    return pack(header, ground_arrays(scene.ground) | as_floats({"computed": list(picture.values)}))


def _paths_message(stage: str, slicing: Slicing, scene: Scene) -> bytes:
    """The projected paths with their true losses; the losses on the plane, the gaps, the shares that it explains."""
    header = {"place": PLACE, "every": scene.every, "last": scene.last}
    header |= paths_header(stage, None, scene.paths, [""] * len(scene.paths), None)
    seen = [path.seen for path in slicing.paths]
    shadows: dict[str, list[np.ndarray]] = {
        "shown": [each.shown_losses for each in seen],
        "gaps": [each.gaps for each in seen],
        "explained": [each.explained for each in seen],
    }
    said, distant = far_parts(scene.paths, scene.ground)
    return pack(header | said, as_floats(paths_arrays(scene.paths) | shadows) | distant)
