"""The runs of an entry from its other seeds on one map: thin faint lines that lie under its path."""

import numpy as np
from PIL import Image, ImageDraw

from playground.exports.look import Colour
from playground.exports.strokes import Box, blend, cut
from playground.exports.view import View

WIDTH = 0.8  # units
OPACITY = 0.4
FINE = 2  # lines are drawn so many times as large and then made smaller, which smooths them
LONGEST = 1e12  # px; where on the map a longer line would cross it, floats do not know
MARGIN = 4.0  # px beyond the map's edge, so that lines run off it


class Haze:
    """The lines of points (members, steps + 1, 2) in data units, drawn step by step and never back."""

    def __init__(self, points: np.ndarray, view: View, colour: Colour, unit: float):
        """unit: px that lines grow with."""
        self.colour, self.size = colour, (view.width, view.height)
        self.width = max(1, round(FINE * WIDTH * unit))
        self.segments = FINE * _on_map(points, view)
        self.drawn = 0

    def extend(self, pixels: np.ndarray, step: int) -> list[Box]:
        """Draws on 8-bit pixels (height, width, 3) what there is up to a step; the boxes that changed."""
        new = self.segments[:, self.drawn : step].reshape(-1, 4)
        self.drawn = max(self.drawn, step)
        large = Image.new("L", (FINE * self.size[0], FINE * self.size[1]))
        pen = ImageDraw.Draw(large)
        for segment in new[np.isfinite(new[:, 0])].tolist():
            pen.line(segment, 255, self.width)
        box = large.getbbox()
        if box is None:
            return []
        left, top, right, bottom = (side // FINE for side in (box[0], box[1], box[2] + 1, box[3] + 1))
        box = left, top, min(right + 1, self.size[0]), min(bottom + 1, self.size[1])
        part = cut(pixels, box)
        drawn = part.astype(np.float32)
        blend(drawn, self.colour, cut(np.asarray(large.reduce(FINE)), box) * np.float32(OPACITY / 255))
        part[...] = drawn + 0.5
        return [box]


def _on_map(points: np.ndarray, view: View) -> np.ndarray:
    """Each move's part on the map, (members, steps, 4) in px: from x, y to x, y; NaN where there is none.

    Y.-D. Liang and B. A. Barsky (1984), as in playground/exports/view.py, for all moves at once.
    """
    (left, right), (bottom, top) = view.domain
    with np.errstate(all="ignore"):
        places = (points - (left, top)) * (view.width / (right - left), view.height / (bottom - top))
        start, move = places[:, :-1], np.diff(places, axis=1)
        edges = np.stack([(-MARGIN - start) / move, (np.array([view.width, view.height]) + MARGIN - start) / move])
        enter = np.maximum(edges.min(axis=0).max(axis=-1), 0)[..., None]
        leave = np.minimum(edges.max(axis=0).min(axis=-1), 1)[..., None]
        part = np.concatenate([start + enter * move, start + leave * move], axis=-1)
        lengths = np.abs(move).max(axis=-1, keepdims=True)
        return np.where((enter < leave) & (lengths > 0) & (lengths < LONGEST), part, np.nan)
