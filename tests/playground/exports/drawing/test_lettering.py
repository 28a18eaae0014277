"""The typeface has every letter that is written on exported pictures."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES
from playground.exports.drawing.lettering import letters, text_width

NOWHERE = "\ue000"  # a character that no typeface has
DRAWN = "".join(record.title for group in (LANDSCAPES, OPTIMIZERS, SCHEDULES) for record in group.values())
WRITTEN = "\u2212\u2013\u00d7\u2192\u221e\u2026\u00b7\u03b2\u03ba"  # minus, dash, times, arrow, infinity, ...


@pytest.mark.parametrize("letter", sorted({*DRAWN, *WRITTEN} - {" "}))
def test_the_typeface_has_every_letter(letter):
    assert not np.array_equal(letters(letter, 24), letters(NOWHERE, 24))


def test_figures_are_of_one_width_so_that_numbers_stand_still():
    assert len({text_width(100 * figure, 24) for figure in "0123456789\N{MINUS SIGN}"}) == 1
