"""The axes of a map: to one scale if the settings say so, in the player's message and in an exported picture."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from playground.exports.drawing.film import Film
from playground.race.runs import race
from playground.scene.framing import is_to_scale, map_aspect
from playground.scene.race_scene import race_ground, race_scene, race_stage
from playground.settings.link import read_link, write_link
from playground.settings.race import Settings
from playground.stage.messages import stage_message
from tests.playground.messages import read_message

BUKIN = {"landscape": "bukin_n6"}
EQUAL = {**BUKIN, "axes": "equal"}


def linked(query):
    settings, problems = read_link(query)
    assert problems == []
    return settings


@pytest.mark.parametrize("axes", ["stretched", "equal"])
@pytest.mark.parametrize("landscape", LANDSCAPES.values(), ids=lambda landscape: landscape.key)
def test_axes_are_to_scale_where_that_is_said(landscape, axes):
    ground = race_ground(landscape, axes)
    (left, right), (bottom, top) = landscape.domain
    across, up = 100 * ground.aspect / (right - left), 100 / (top - bottom)
    assert ground.to_scale == np.isclose(across, up, rtol=1e-12)
    assert ground.to_scale or axes == "stretched"


def test_a_map_that_would_be_a_line_is_not_to_scale_and_says_so():
    long = ((0.0, 100.0), (0.0, 1.0))
    assert map_aspect(long, equal=True) == 4.0
    assert not is_to_scale(long, equal=True)


def test_the_link_and_the_player_hear_of_equal_axes():
    assert write_link(linked(EQUAL)) == EQUAL
    assert write_link(Settings()) == {}
    told, stretched = (
        read_message(stage_message(race_stage(linked(query))))[0]["landscape"] for query in (EQUAL, BUKIN)
    )
    assert (told["aspect"], told["to_scale"]) == (10 / 6, True)
    assert (stretched["aspect"], stretched["to_scale"]) == (1.6, False)


@pytest.mark.parametrize("layout", ["panels", "overlay"])
@pytest.mark.parametrize(("query", "aspect"), [(EQUAL, 10 / 6), (BUKIN, 1.6)])
def test_an_exported_map_has_the_same_shape(layout, query, aspect):
    settings = linked({**query, "layout": layout})
    view = Film(race_scene(settings, race(settings)), (720, 540), "light").view
    assert abs(view.width - aspect * view.height) <= aspect + 1  # whole pixels
