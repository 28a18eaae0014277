"""The runs of an entry from its other seeds on one map: thin faint lines that lie under its path."""

import numpy as np
from PIL import Image, ImageDraw

from playground.exports.drawing.look import Colour
from playground.exports.drawing.strokes import Box, cut, paint
from playground.exports.drawing.view import View

WIDTH = 0.8  # units
OPACITY = 0.4
FINE = 2  # lines are drawn this many times larger and then reduced, which smooths them
MARGIN = 4.0  # px beyond the map's edge, so that lines run off it


class Haze:
    """The lines of points (members, steps + 1, 2) in data units, drawn step by step and never back."""

    def __init__(self, points: np.ndarray, view: View, colour: Colour, unit: float):
        """unit: px that lines grow with."""
        self.colour, self.size = colour, (view.width, view.height)
        self.width = max(1, round(FINE * WIDTH * unit))
        self.segments = FINE * view.clip(points, MARGIN)
        self.drawn = 0

    def extend(self, pixels: np.ndarray, step: int) -> list[Box]:
        """Draws the lines up to a step on 8-bit pixels (height, width, 3); returns the boxes that changed."""
        new = self.segments[:, self.drawn : step].reshape(-1, 4)
        self.drawn = max(self.drawn, step)
        large = Image.new("L", (FINE * self.size[0], FINE * self.size[1]))
        pen = ImageDraw.Draw(large)
        moves = np.isfinite(new[:, 0]) & (new[:, :2] != new[:, 2:]).any(axis=1)
        for segment in new[moves].tolist():
            pen.line(segment, 255, self.width)
        box = large.getbbox()
        if box is None:
            return []
        left, top, right, bottom = (side // FINE for side in (box[0], box[1], box[2] + 1, box[3] + 1))
        box = left, top, min(right + 1, self.size[0]), min(bottom + 1, self.size[1])
        paint(pixels, box, (self.colour, cut(np.asarray(large.reduce(FINE)), box) * np.float32(OPACITY / 255)))
        return [box]
