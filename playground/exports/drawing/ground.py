"""What does not move: the muted map with its contour lines and the marks of its critical points."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from playground.exports.drawing.look import Look
from playground.exports.drawing.marks import Kind, Mark, draw_mark
from playground.exports.drawing.strokes import blend
from playground.exports.drawing.view import View
from playground.scene.levels import CONTOURS, Surface
from playground.scene.scene import Ground, Point

CONTOUR_WIDTH = 0.8  # px
FAINT = 0.5  # the opacity of saddles and maxima
FEW = 20  # more local minima than this are drawn smaller


def draw_ground(ground: Ground, view: View, look: Look, unit: float) -> np.ndarray:
    """The surface as 8-bit pixels (height, width, 3), the highest y on top."""
    pixels = draw_map(ground.surface, view, look, unit)
    kinds: tuple[tuple[Kind, tuple[Point, ...], float], ...] = (
        ("saddle", ground.saddles, FAINT),
        ("maximum", ground.maxima, FAINT),
        ("local_minimum" if len(ground.local_minima) <= FEW else "one_of_many", ground.local_minima, 1.0),
        ("minimum", ground.minima, 1.0),
    )
    for kind, points, strength in kinds:
        for point in points:
            draw_mark(pixels, Mark(kind, *view.place(point), look.mark), look.rim, unit, strength)
    return pixels


def draw_map(surface: Surface, view: View, look: Look, unit: float) -> np.ndarray:
    """The map and its contour lines without any mark, in the same form."""
    levels = _levels(surface, view)
    places = np.linspace(0, 1, len(look.ramp))
    drawn = np.stack([np.interp(levels, places, look.ramp[:, c]) for c in range(3)], axis=-1).astype(np.float32)
    colour, opacity = look.contour
    blend(drawn, colour, _contours(levels, max(1.0, unit) * CONTOUR_WIDTH) * opacity)
    return np.asarray(drawn + 0.5, dtype=np.uint8)


def _levels(surface: Surface, view: View) -> NDArray[np.float32]:
    """The surface at the map's own pixels."""
    levels = surface.levels[::-1].astype(np.float32)
    rows, columns = levels.shape
    inner = (0.5, 0.5, columns - 0.5, rows - 0.5)
    image = Image.fromarray(levels).resize((view.width, view.height), Image.Resampling.BICUBIC, inner)
    shown: NDArray[np.float32] = np.asarray(image)
    return shown.clip(0, 1)


def _contours(levels: NDArray[np.float32], width: float) -> NDArray[np.float32]:
    """The share of each pixel under a contour line: distance = difference in level / slope.

    Lines closer than two pixels fade, so that a cliff is not a black band.
    """
    height = levels * np.float32(CONTOURS)
    line = np.clip(np.round(height), 1, CONTOURS - 1)
    slope = np.hypot(*np.gradient(height))
    distance = np.abs(height - line) / np.maximum(slope, np.float32(1e-6))
    crowding = np.minimum(1, np.float32(0.5) / np.maximum(slope, np.float32(1e-6)))
    covered: NDArray[np.float32] = np.clip(width / 2 + 0.5 - distance, 0, 1) * crowding
    return covered
