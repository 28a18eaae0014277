"""The picker's pictures: one of every landscape in each theme, all up to date."""

import io

import numpy as np
import pytest
from PIL import Image

from landscapes import LANDSCAPES
from playground.exports.thumbnails import FOLDER, HEIGHT, WIDTH, route, thumbnail_file, thumbnail_path
from playground.scene.palette import PALETTES

TOLERANCE = 0.3  # of 255, on average; another version of the encoder may differ by less
MOST_BYTES = 200_000  # all together


def colours(file):
    """The picture's colours, reduced so that an encoder's changes do not matter."""
    with Image.open(file) as picture:
        assert picture.size == (WIDTH, HEIGHT)
        return np.asarray(picture.convert("RGB").reduce(4)).astype(float)


def difference(landscape, key, theme):
    """The difference between the stored picture of a landscape and a new one."""
    today = colours(io.BytesIO(thumbnail_file(landscape, theme)))
    return np.abs(today - colours(thumbnail_path(key, theme))).mean()


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_picture_is_up_to_date(key, theme):
    """Otherwise: python -m playground.exports.thumbnails."""
    assert difference(LANDSCAPES[key], key, theme) < TOLERANCE


@pytest.mark.parametrize("theme", PALETTES)
def test_a_changed_landscape_would_be_noticed(theme):
    changed = LANDSCAPES["rosenbrock"].with_parameters(b=50.0)
    assert difference(changed, "rosenbrock", theme) > 2 * TOLERANCE


def test_there_are_no_others_and_they_are_small():
    pictures = set(FOLDER.glob("*/*"))
    assert pictures == {thumbnail_path(key, theme) for key in LANDSCAPES for theme in PALETTES}
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES


def test_their_route_stands_under_the_servers_base_path():
    assert route().path == "/landscapes"
    assert route("/playground").path == "/playground/landscapes"
