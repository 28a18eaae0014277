"""What is around the maps and never changes: title, names with their lines, axes."""

import numpy as np

from playground.exports.drawing.layout import Caption, Cell
from playground.exports.drawing.lettering import Slot, line_height, text_width, write
from playground.exports.drawing.look import Colour, Look
from playground.exports.drawing.numbers import round_ticks
from playground.exports.drawing.sizes import Sizes
from playground.exports.drawing.strokes import FAR, coverage, cut, draw_segment, paint
from playground.exports.drawing.track import Piece, dash
from playground.exports.drawing.view import View
from playground.scene.scene import Scene

SWATCH_WIDTH = 3.0  # units
TICK_SPACES = (60, 50)  # units between ticks across and down, about
MOST_TICKS = 5


def draw_title(pixels: np.ndarray, sizes: Sizes, scene: Scene, look: Look) -> Slot:
    """Writes the title and the words of the counter; returns the slot for its number."""
    height = line_height(sizes.title)
    last = scene.count(scene.steps)
    word, total = f"{scene.stage.counted} ", f"/{last}"
    widths = [text_width(text, sizes.plain) for text in (word, str(last), total)]
    top = sizes.margin + height - line_height(sizes.plain) - sizes.px(1)
    left = sizes.width - sizes.margin - sum(widths)
    write(pixels, Slot(left, top, widths[0], sizes.plain), word, look.muted)
    write(pixels, Slot(left + widths[0] + widths[1], top, widths[2], sizes.plain), total, look.muted)
    write(pixels, Slot(sizes.margin, sizes.margin, left - 2 * sizes.margin, sizes.title), scene.stage.title, look.text)
    return Slot(left + widths[0], top, widths[1], sizes.plain, "right")


def draw_name(
    pixels: np.ndarray, sizes: Sizes, caption: Caption, name: str, colour: Colour, dashes: list[int], look: Look
) -> None:
    """Writes a racer's name with a piece of its path beside it."""
    part = cut(pixels, caption.swatch.box)
    distances = np.full(part.shape[:2], FAR, dtype=np.float32)
    thickness, y = SWATCH_WIDTH * sizes.unit, round(0.58 * part.shape[0]) + 0.5
    ends = thickness / 2 + 0.5, y, part.shape[1] - sizes.px(6) - thickness / 2, y
    for piece in dash([Piece(0, ends, 0.0)], [length * sizes.unit for length in dashes], thickness):
        draw_segment(distances, piece.segment, thickness)
    paint(pixels, caption.swatch.box, (colour, coverage(distances, thickness)))
    write(pixels, caption.name, name, look.text)


def draw_axes(pixels: np.ndarray, sizes: Sizes, cell: Cell, view: View, look: Look) -> None:
    """Draws the axes of a map with a few ticks each, and the name of the axis at its end."""
    tick, high = sizes.px(4), line_height(sizes.quiet)
    across, down = (
        max(2.0, min(MOST_TICKS, length / sizes.px(space)))
        for length, space in zip((view.width, view.height), TICK_SPACES, strict=True)
    )
    if cell.bottom_axis:
        top = cell.top + view.height
        name = text_width(view.axes[0], sizes.quiet)
        for value, text in round_ticks(*view.domain[0], across):
            x = cell.left + round(view.place((value, 0.0))[0])
            wide = text_width(text, sizes.quiet)
            if x + wide / 2 < cell.left + view.width - 2 * name:
                pixels[top : top + tick, min(x, cell.left + view.width - 1)] = np.round(look.rule)
                left = x - wide // 2 if cell.left_axis else max(cell.left, x - wide // 2)
                write(pixels, Slot(left, top + tick, wide, sizes.quiet), text, look.muted)
        write(pixels, Slot(cell.left + view.width - name, top + tick, name, sizes.quiet), view.axes[0], look.muted)
    if cell.left_axis:
        for value, text in round_ticks(*view.domain[1], down):
            y = cell.top + round(view.place((0.0, value))[1])
            wide = text_width(text, sizes.quiet)
            if y - high / 2 > cell.top + high:
                pixels[min(y, cell.top + view.height - 1), cell.left - tick : cell.left] = np.round(look.rule)
                write(pixels, Slot(cell.left - tick - 3 - wide, y - high // 2, wide, sizes.quiet), text, look.muted)
        wide = text_width(view.axes[1], sizes.quiet)
        write(
            pixels, Slot(cell.left - tick - 3 - wide, cell.top - high // 4, wide, sizes.quiet), view.axes[1], look.muted
        )
