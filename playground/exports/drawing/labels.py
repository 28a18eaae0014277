"""Labels beside arrows that say how far off the map a path is; no label covers another."""

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from playground.exports.drawing.lettering import Slot, line_height, text_width, write
from playground.exports.drawing.look import Colour, Look
from playground.exports.drawing.marks import Mark
from playground.exports.drawing.strokes import FAR, Box, coverage, cut, draw_segment, paint

GROUND = 0.9  # opacity
RIM = 1.5  # px in the path's colour around it
ARROW = 15.0  # units from an arrow's tip to the nearest edge of its label
PADDING = 5  # px


class Label(NamedTuple):
    """A text with its own ground and a rim in the colour of its path, in a box of the map."""

    text: str
    colour: Colour
    size: int
    box: Box


def place_labels(wanted: Iterable[tuple[str, Mark]], shape: tuple[int, int], unit: float) -> list[Label]:
    """Labels (text, arrow), inside a map of (height, width) px; one without room is left out."""
    height, width = shape
    size = max(9, round(11 * unit))
    placed: list[Label] = []
    for text, (_, x, y, colour, angle) in wanted:
        wide, high = text_width(text, size) + 2 * PADDING, line_height(size) + 4
        if wide > width or high > height:
            continue
        left = x - (wide / 2 + ARROW * unit) * math.cos(angle) - wide / 2
        top = y - (high / 2 + ARROW * unit) * math.sin(angle) - high / 2
        left, top = round(max(2, min(width - wide - 2, left))), round(max(2, min(height - high - 2, top)))
        down = high if top < height / 2 else -high
        while any(_meet(other.box, (left, top, left + wide, top + high)) for other in placed):
            top += down
        if 0 <= top <= height - high:
            placed.append(Label(text, colour, size, (left, top, left + wide, top + high)))
    return placed


def draw_label(pixels: np.ndarray, label: Label, look: Look) -> None:
    """Draws a label on 8-bit pixels (height, width, 3)."""
    part = cut(pixels, label.box)
    height, width = part.shape[:2]
    distances = np.full((height, width), FAR, dtype=np.float32)
    radius = height / 2
    draw_segment(distances, (radius, radius, max(radius, width - radius), radius), radius + 1)
    rim = label.colour, coverage(distances, height - 1)
    ground = look.paper, coverage(distances, height - 1 - 2 * RIM) * np.float32(GROUND)
    paint(pixels, label.box, rim, ground)
    write(part, Slot(0, 2, width, label.size, "centre"), label.text, look.text)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
