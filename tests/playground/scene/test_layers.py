"""A layer is two modules of the same name: one computes it, the other draws it in the player."""

import re

from playground.assets import ASSETS
from playground.race.runs import race
from playground.scene.layers import LAYERS
from playground.scene.race_scene import race_scene
from playground.settings.link import read_link, split_link

FOLDER = ASSETS / "player" / "layers"
ALL = "landscape=linear_regression&optimizers=adam&batch_size=4&seeds=3&show=gradient&batch_surface=1"


def test_the_player_has_a_module_for_each_and_lists_it():
    drawn = {path.stem for path in FOLDER.glob("*.js")} - {"index"}
    assert drawn == set(LAYERS)
    index = (FOLDER / "index.js").read_text(encoding="utf-8")
    assert set(re.findall(r'"\./(\w+)\.js"', index)) == drawn


def test_a_race_has_those_that_it_asks_for():
    settings, _ = read_link(split_link(ALL))
    assert set(race_scene(settings, race(settings)).layers) == set(LAYERS)
    assert set(race_scene(settings, race(settings), dragged=True).layers) == {"arrows", "batch_surface"}
    plain, _ = read_link({})
    assert race_scene(plain, race(plain)).layers == {}
