"""Words on the picture, in the page's typeface: Source Sans, whose digits all have the same width."""

import io
import math
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple, cast

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from playground.exports.drawing.look import Colour
from playground.exports.drawing.strokes import Box, box_around, paint

Side = Literal["left", "right", "centre"]

REGULAR = 400  # the weight of its strokes
FINER = 4  # letters are drawn this much larger and then reduced, so that their spacing is not rounded to whole px


class Slot(NamedTuple):
    """Room for one line of text: its left top corner, width and the size of its letters, in px."""

    left: int
    top: int
    width: int
    size: int
    side: Side = "left"

    @property
    def box(self) -> Box:
        """(left, top, right, bottom)."""
        return self.left, self.top, self.left + self.width, self.top + line_height(self.size)


@cache
def _typeface() -> bytes:
    """The file of the page's typeface, empty if there is none; found without importing Streamlit, which is slow."""
    streamlit = find_spec("streamlit")
    folder = Path(streamlit.origin).parent if streamlit and streamlit.origin else Path()
    file = next(folder.glob("static/static/media/SourceSansVF-Upright.*"), None)
    return file.read_bytes() if file else b""


@lru_cache(maxsize=64)
def _face(size: int) -> ImageFont.FreeTypeFont:
    """The typeface that comes with Streamlit; without it Pillow's own, which has no minus and no Greek letters."""
    try:
        face = ImageFont.truetype(io.BytesIO(_typeface()), size)
        face.set_variation_by_axes([REGULAR])
    except OSError:
        return cast(ImageFont.FreeTypeFont, ImageFont.load_default(size))
    return face


def line_height(size: int) -> int:
    """The height of a line, in px."""
    return math.ceil(sum(_face(FINER * size).getmetrics()) / FINER)


def text_width(text: str, size: int) -> int:
    """The width of a line of text, in px."""
    return math.ceil(_face(FINER * size).getlength(text) / FINER)


@lru_cache(maxsize=4096)
def letters(text: str, size: int) -> np.ndarray:
    """The share, 0..1, of each pixel that the text covers, (line height, text width)."""
    width, height = max(1, text_width(text, size)), line_height(size)
    image = Image.new("L", (FINER * width, FINER * height))
    ImageDraw.Draw(image).text((0, 0), text, fill=255, font=_face(FINER * size))
    return np.asarray(image.reduce(FINER), dtype=np.float32) / 255


def fit(text: str, size: int, width: int) -> str:
    """The text, shortened with an ellipsis if it is wider than `width` px; nothing if not even that fits."""
    if text_width(text, size) <= width:
        return text
    for end in range(len(text) - 1, 2, -1):
        short = text[:end].rstrip(" ,") + "…"
        if text_width(short, size) <= width:
            return short
    return ""


def wrap(pieces: Iterable[str], separator: str, size: int, width: int) -> list[str]:
    """The pieces on as few lines as they fit on, none of them split."""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}{separator}{piece}" if lines else piece
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def choose(texts: Iterable[str], slot: Slot) -> str:
    """The first of some texts that fits a slot whole; nothing if none does."""
    return next((text for text in texts if text_width(text, slot.size) <= slot.width), "")


def write(pixels: np.ndarray, slot: Slot, text: str, colour: Colour) -> None:
    """Writes a line on 8-bit pixels (height, width, 3); what does not fit the slot or the picture is left out."""
    text = fit(text, slot.size, slot.width)
    if not text:
        return
    shape = letters(text, slot.size)
    spare = slot.width - shape.shape[1]
    left = slot.left + {"left": 0, "right": spare, "centre": spare // 2}[slot.side]
    top, bottom = slot.top, slot.top + shape.shape[0]
    box = box_around((left, top, left + shape.shape[1], bottom), 0, pixels.shape[1], pixels.shape[0])
    if box is None:
        return
    paint(pixels, box, (colour, shape[box[1] - top : box[3] - top, box[0] - left : box[2] - left]))
