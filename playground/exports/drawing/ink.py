"""One path as it is drawn: first all of it faintly, then the line itself, which grows with every step."""

from collections.abc import Iterator, Sequence

import numpy as np

from playground.exports.drawing.look import Colour, Look
from playground.exports.drawing.strokes import FAR, Box, coverage, cut, draw_segment, paint, union
from playground.exports.drawing.track import Piece, Track, dash

SOLID_WIDTH, DASHED_WIDTH, AHEAD_WIDTH = 2.25, 2.75, 1.5  # units
CASING = 0.8  # units at either side
AHEAD = 0.45  # the opacity of the line ahead


class Ink:
    """A path on one map of height x width px; dashes in units of `unit` px."""

    def __init__(self, track: Track, colour: Colour, dashes: Sequence[float], shape: tuple[int, int], unit: float):
        self.colour, self.unit, self.track = colour, unit, track
        self.width = (DASHED_WIDTH if dashes else SOLID_WIDTH) * unit
        self.pieces = dash(track.pieces, [length * unit for length in dashes], self.width)
        self.distances = np.full(shape, FAR, dtype=np.float32)
        self.drawn = 0

    @property
    def casing(self) -> float:
        """The width of line and casing together, in px."""
        return self.width + 2 * CASING * self.unit

    def draw_ahead(self, pixels: np.ndarray) -> None:
        """Draws the whole path faintly on 8-bit pixels."""
        distances = np.full_like(self.distances, FAR)
        width = max(1.0, AHEAD_WIDTH * self.unit)
        boxes = [box for piece in self.track.pieces if (box := _draw(distances, piece, width))]
        if not boxes:
            return
        box = union(boxes)
        paint(pixels, box, (self.colour, coverage(cut(distances, box), width) * np.float32(AHEAD)))

    def extend(self, step: int) -> list[Box]:
        """Draws up to `step`, never back; returns the boxes that changed."""
        first = self.drawn
        while self.drawn < len(self.pieces) and self.pieces[self.drawn].step <= step:
            self.drawn += 1
        new = self.pieces[first : self.drawn]
        return [box for piece in new if (box := _draw(self.distances, piece, self.casing))]

    def layers(self, box: Box, look: Look) -> Iterator[tuple[Colour, np.ndarray]]:
        """What is drawn in a box: the casing, then the line, each as its colour and the share (height, width) of it."""
        distances = cut(self.distances, box)
        if distances.min() > self.casing:
            return
        casing, opacity = look.casing
        yield casing, coverage(distances, self.casing) * np.float32(opacity)
        yield self.colour, coverage(distances, self.width)


def _draw(distances: np.ndarray, piece: Piece, width: float) -> Box | None:
    return draw_segment(distances, piece.segment, width / 2 + 1)
