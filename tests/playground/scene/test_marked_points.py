"""Which known points are marked: all if they are few, otherwise not so many that they hide the map."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from playground.exports.drawing.ground import draw_ground, draw_map
from playground.exports.drawing.look import read_look
from playground.exports.drawing.view import View
from playground.scene.marked_points import MOST, marked_points
from playground.scene.race_scene import race_ground


@pytest.mark.parametrize("name", LANDSCAPES)
def test_the_lowest_minima_are_marked_apart_from_local_ones(name):
    surface, marked = LANDSCAPES[name], marked_points(LANDSCAPES[name])
    lowest = [surface.value(*point) for point in marked.minima]
    assert bool(surface.minima) == bool(lowest)
    assert lowest == pytest.approx([min(lowest)] * len(lowest), rel=1e-8, abs=1e-8) if lowest else True
    assert all(surface.value(*point) > min(lowest) for point in marked.local_minima)


@pytest.mark.parametrize("name", LANDSCAPES)
def test_of_many_points_only_minima_that_lie_apart_are_marked(name):
    surface, marked = LANDSCAPES[name], marked_points(LANDSCAPES[name])
    if len(surface.minima) + len(surface.saddles) + len(surface.maxima) <= MOST:
        assert {*marked.minima, *marked.local_minima} == set(surface.minima)
        assert (marked.saddles, marked.maxima) == (surface.saddles, surface.maxima)
        return
    assert not marked.saddles
    assert not marked.maxima
    places = np.array([*marked.minima, *marked.local_minima]) / np.ptp(surface.domain, axis=1)
    locals_ = places[len(marked.minima) :]
    for i, place in enumerate(locals_, len(marked.minima)):
        assert np.abs(np.delete(places, i, axis=0) - place).max(axis=1).min() >= 1 / 16 - 1e-12


@pytest.mark.parametrize("name", ["rastrigin", "eggholder", "schwefel2d", "holder_table", "ackley", "levy13"])
def test_marks_cover_little_of_a_small_map(name):
    """At most an eighth of a panel of 240 x 240 px."""
    look, ground = read_look("light"), race_ground(LANDSCAPES[name], "stretched")
    view = View(ground.domain, 240, 240, ground.axes)
    marked, bare = draw_ground(ground, view, look, 1.0), draw_map(ground.surface, view, look, 1.0)
    assert 0 < (marked != bare).any(axis=2).mean() < 0.125
