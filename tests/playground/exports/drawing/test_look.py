"""The colours of exported pictures."""

import pytest

from playground.exports.drawing.look import read_look
from tests.contrast import LEAST, contrast


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_text_can_be_read(theme):
    look = read_look(theme)
    assert contrast(look.text, look.paper) >= LEAST
    assert contrast(look.muted, look.paper) >= LEAST


def test_contrast_is_that_of_the_standard():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.005)
