"""The cloud of an ensemble in a picture: lines from place to place of every member, and nothing else."""

import numpy as np
import pytest

from playground.exports.drawing.haze import MARGIN, Haze
from playground.exports.drawing.look import read_look
from playground.exports.drawing.view import View
from playground.exports.formats.gif import picture
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import read_link, split_link

DOMAIN = ((0.0, 10.0), (0.0, 5.0))
BLACK = (0.0, 0.0, 0.0)


def drawn(paths, *steps):
    """White pixels after the haze of these paths has been drawn at these steps, and the boxes of each."""
    pixels = np.full((50, 100, 3), 255, np.uint8)
    haze = Haze(np.array(paths, dtype=float), View(DOMAIN, 100, 50), BLACK, 1.0)
    return pixels, [haze.extend(pixels, step) for step in steps]


def dark(pixels):
    """Rows and columns of all pixels that are not white."""
    return {tuple(place) for place in np.argwhere(pixels.min(axis=2) < 255).tolist()}


def test_a_line_is_drawn_where_the_member_goes_and_reported():
    pixels, ((box,),) = drawn([[(2, 1), (8, 1)]], 1)
    assert {row for row, _ in dark(pixels)} <= {39, 40, 41}
    assert {column for _, column in dark(pixels)} >= set(range(21, 79))
    left, top, right, bottom = box
    assert all(left <= column < right and top <= row < bottom for row, column in dark(pixels))


def test_it_grows_step_by_step_and_is_drawn_once():
    path = [[(1, 1), (3, 1), (5, 1)]]
    pixels, (first, again, last, end) = drawn(path, 1, 1, 2, 2)
    assert first and last
    assert not again and not end
    assert max(column for _, column in dark(drawn(path, 1)[0])) < 33
    assert max(column for _, column in dark(pixels)) >= 48


@pytest.mark.parametrize("far", [1e3, 1e7, 1e10, 1e300])
def test_a_line_across_the_map_is_drawn_however_long_it_is(far):
    pixels, _ = drawn([[(-far, 2.5), (far, 2.5)]], 1)
    assert {row for row, _ in dark(pixels)} <= {24, 25, 26}
    assert {column for _, column in dark(pixels)} == set(range(100))


def test_what_is_off_the_map_or_no_number_draws_nothing():
    beside = 5 + 2 * MARGIN / 10
    rests, huge = [(3, 3), (3, 3)], [(-1e300, 1), (1e300, 1e290)]
    for path in ([(1, beside), (9, beside)], [(1, 1), (np.nan, 1)], [(1, 1), (np.inf, 1)], rests, huge):
        assert drawn([path], 1)[1] == [[]]


def test_the_picture_has_the_cloud_on_the_map_and_nothing_else_new():
    link = "landscape=linear_regression&optimizers=gradient_descent&batch_size=2&steps=40"
    pictures = []
    for seeds in ("", "&seeds=50"):
        settings, _ = read_link(split_link(link + seeds))
        pictures.append(np.asarray(picture(race_scene(settings, race(settings)), 40)).astype(int))
    before, after = pictures
    changed = np.abs(after - before).max(axis=2) > 0
    colour = np.array(read_look("light").paths[0])
    nearer = np.abs(after - colour).sum(axis=2) < np.abs(before - colour).sum(axis=2)
    assert 0.01 < changed.mean() < 0.5
    assert nearer[changed].mean() > 0.97
