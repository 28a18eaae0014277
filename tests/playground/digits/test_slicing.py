"""A slice in the making: coarse at first, complete in the end, and cancelled when asked."""

import numpy as np
import pytest

from landscapes.networks import digits
from playground.digits.settings import DigitsSettings
from playground.digits.slice_figure import Track, gap_figure, slice_figure
from playground.digits.slicing import KIND, Slicing, Wish
from playground.digits.training import plan_of
from playground.palette import PALETTES

SETTINGS = DigitsSettings(epochs=2)


def wish(kind, points=11, settings=SETTINGS):
    if kind == "methods":
        plans = tuple(plan_of(settings, key) for key in settings.keys[:3])
    else:
        plans = tuple(plan_of(settings, "gradient_descent", seed) for seed in range(3 if kind == "seeds" else 1))
    return Wish(kind, plans, points, tuple(map(str, range(len(plans)))), tuple(range(len(plans))))


@pytest.mark.parametrize("kind", KIND.options)
def test_it_is_complete_in_the_end(kind):
    slicing = Slicing(wish(kind), digits())
    slicing.wait()
    assert not slicing.working
    assert slicing.problem is None
    assert len(slicing.paths) == len(slicing.wish.plans)
    picture = slicing.progress.picture
    assert picture.values.shape == (11, 11)
    assert np.isfinite(picture.values).all()
    tracks = [Track("a", "#112233", path) for path in slicing.paths]
    for relief in (False, True):
        figure = slice_figure(picture, tracks, PALETTES["light"], relief)
        assert figure["data"][0]["type"] == ("surface" if relief else "contour")
        np.testing.assert_allclose(10.0 ** figure["data"][0]["z"], picture.values)
    drawn = gap_figure(tracks)["data"]
    np.testing.assert_allclose(drawn[0]["y"] + slicing.paths[0].seen.gaps, drawn[1]["y"])


def test_a_cancelled_one_stops_and_keeps_what_it_has():
    slicing = Slicing(wish("principal", points=51), digits())
    slicing.cancel()
    slicing.wait()
    assert slicing.cancelled
    assert slicing.problem is None
    assert slicing.progress is None or slicing.progress.done < slicing.progress.total


@pytest.mark.parametrize("kind", KIND.options)
def test_a_training_that_diverged_has_no_slice(kind):
    settings = SETTINGS.with_value("gradient_descent.learning_rate", 1e200)
    slicing = Slicing(wish(kind, settings=settings), digits())
    slicing.wait()
    assert "diverged" in str(slicing.problem)
