"""The measures of a picture: how large its letters are and how much room its parts take, in px."""

import math
from dataclasses import dataclass
from functools import cached_property

from playground.exports.drawing.lettering import line_height

UNIT_SIZE = (720, 540)  # px at which one unit is one pixel
UNITS = (0.75, 3.0)  # px a unit, at least and at most
LOPSIDED = 1.4  # a long picture has units at most this much larger than its shorter side alone would give
SMALLEST_LETTERS = 9  # px
BARE = 200  # px; a picture with a shorter side has maps and nothing else


@dataclass(frozen=True)
class Sizes:
    """The measures of a picture of width x height px. bare: without words and axes.

    footnotes: lines at the bottom. valued: whether captions have a line on what has been set.
    """

    width: int
    height: int
    bare: bool
    footnotes: int = 0
    valued: bool = False

    @cached_property
    def unit(self) -> float:
        """What letters and lines grow with, in px."""
        across, down = self.width / UNIT_SIZE[0], self.height / UNIT_SIZE[1]
        return min(UNITS[1], max(UNITS[0], min(math.sqrt(across * down), LOPSIDED * min(across, down))))

    def px(self, units: float) -> int:
        """Units as whole px."""
        return round(units * self.unit)

    @property
    def title(self) -> int:
        """The letters of the title."""
        return max(SMALLEST_LETTERS, self.px(17))

    @property
    def plain(self) -> int:
        """The letters of names and losses."""
        return max(SMALLEST_LETTERS, self.px(13))

    @property
    def quiet(self) -> int:
        """The letters of ticks and outcomes."""
        return max(SMALLEST_LETTERS, self.px(11))

    @property
    def line(self) -> int:
        """From one line of a caption to the next."""
        return line_height(self.plain) + self.px(2)

    @property
    def margin(self) -> int:
        """Around everything."""
        return 0 if self.bare else self.px(14)

    @property
    def head(self) -> int:
        """Over the maps, with the title in it."""
        return 0 if self.bare else self.margin + line_height(self.title) + self.px(8)

    @property
    def gutter(self) -> int:
        """Left of the maps, with the y axis in it."""
        return 0 if self.bare else self.margin + round(2.6 * self.quiet)

    @property
    def axis(self) -> int:
        """Under the maps, with the x axis in it."""
        return 0 if self.bare else self.px(6) + line_height(self.quiet)

    @property
    def foot(self) -> int:
        """Under everything, with the footnotes in it."""
        return 0 if self.bare or not self.footnotes else self.px(4) + self.footnotes * line_height(self.quiet)

    @property
    def lines(self) -> int:
        """Of a caption that is as wide as its map: the name, what has been set, loss and outcome."""
        return 3 if self.valued else 2

    @property
    def gap(self) -> int:
        """Between maps."""
        return max(2, self.px(14))

    @property
    def room(self) -> tuple[int, int]:
        """Width and height for maps and captions together."""
        width = self.width - self.gutter - self.margin
        return width, self.height - self.head - self.axis - self.foot - self.margin
