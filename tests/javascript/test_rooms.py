"""The folders of the browser's modules: each imports only from those below it, so it can be read without the rest."""

import re
from pathlib import PurePath

from playground.assets import ASSETS

FLOORS = [  # from the ground up
    {"shared"},
    {"player/map"},
    {"player/path"},
    {"player/relief"},
    {"player/arrows", "player/chart", "player/playback", "player/starts"},
    {"player/layers"},
    {"player/panels", "player/server"},
    {"player", "digits", "picker", "data", "study", "history"},
]
IMPORTED = re.compile(r'^import .* from "(.+)";$', re.MULTILINE)


def folder(path):
    return str(PurePath(path.relative_to(ASSETS)).parent)


def test_every_module_stands_on_a_floor():
    assert {folder(path) for path in ASSETS.rglob("*.js")} == set().union(*FLOORS)


def test_nothing_is_imported_from_the_same_floor_or_from_above():
    floors = {name: height for height, names in enumerate(FLOORS) for name in names}
    upward = []
    for path in ASSETS.rglob("*.js"):
        for place in IMPORTED.findall(path.read_text(encoding="utf-8")):
            here, there = folder(path), folder((path.parent / place).resolve())
            if here != there and floors[there] >= floors[here]:
                upward.append(f"{path.relative_to(ASSETS)} imports {place}")
    assert upward == []
