"""A scene as an animated GIF, for slides and messages; drawn and encoded without a browser."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, BinaryIO

import numpy as np
from PIL import GifImagePlugin, Image

from playground.exports.drawing.colours import CLEAR, ColourTable, exact_colours
from playground.exports.drawing.film import Film
from playground.exports.drawing.strokes import Box, cut, union
from playground.exports.format import Format, Progress
from playground.exports.size import Size
from playground.scene.palette import PALETTES, Theme
from playground.scene.scene import Scene
from registry import Choice, FieldError, Message, Number

FRAMES = Number(120, 10, 300, "More frames: a smoother film, a larger file.", at_least=1, at_most=1000, integer=True)
SIZE = Size(
    (720, 540),
    ((480, 360), (720, 540), (1080, 810)),
    "A larger picture has finer lines and makes a larger file.",
    at_least=64,
    at_most=2160,
    label="Size in pixels",
)
SECONDS = Number(6.0, 1.0, 20.0, "How long the film lasts before its last frame is held.", at_least=0.1, at_most=120.0)
THEME = Choice("light", tuple(PALETTES), "The colours: dark on light or light on dark.")
HOLD = 1.5  # seconds that the last frame is held in addition
CENTISECOND = 10  # ms; a GIF counts time in these
FASTEST = 50  # frames a second; browsers show a frame that is to last less than 20 ms for 100 ms
FOR_EVER = 0


def shown_steps(steps: int, count: int) -> list[int]:
    """The steps that `count` frames show, evenly spaced from the start to the end; a single frame shows the end."""
    return [round(step) for step in np.linspace(0 if count > 1 else steps, steps, count).tolist()]


def durations(count: int, seconds: float) -> list[int]:
    """How long each frame is shown, in ms, whole centiseconds that add up to seconds + HOLD."""
    ends = [round(end) for end in np.linspace(0, seconds * 100, count + 1).tolist()]
    ends[-1] += round(HOLD * 100)
    return [CENTISECOND * (end - start) for start, end in pairwise(ends)]


def most_frames(seconds: float) -> int:
    """The largest number of frames that browsers show in this many seconds."""
    return int(FASTEST * round(100 * seconds)) // 100


def check_speed(options: Mapping[str, Any]) -> None:
    """Raises FieldError if browsers would show this many frames more slowly than requested."""
    count, seconds = options["frames"], options["seconds"]
    most = most_frames(seconds)
    if count > most:
        allowed = Message(
            "must be at most {most} in {seconds} seconds: browsers show {fastest} frames a second at most",
            most=most,
            seconds=f"{seconds:g}",
            fastest=FASTEST,
        )
        raise FieldError("frames", count, allowed)


def picture(
    scene: Scene,
    step: int,
    size: tuple[int, int] = SIZE.default,
    theme: Theme = "light",
) -> Image.Image:
    """The RGB picture of one step, equal to the frame that shows it."""
    film = Film(scene, size, theme)
    film.show(step)
    return Image.fromarray(film.pixels)


def write_gif(
    scene: Scene,
    target: BinaryIO,
    size: tuple[int, int] = SIZE.default,
    frames: int = int(FRAMES.default),
    seconds: float = SECONDS.default,
    theme: Theme = "light",
    progress: Progress | None = None,
) -> str:
    """Writes the scene as a GIF of exactly this many frames, looping for ever; returns their number and size in words.

    target: a binary file to write to. size: width and height in px. seconds: how long the frames last in all; the last
    one is held HOLD seconds longer. progress: called as progress(done, frames) after every frame; an exception that it
    raises ends the writing.
    Raises FieldError for a size, theme, or number of frames or seconds that is not allowed, and for more frames a
    second than browsers show.
    """
    FORMAT.checked({"size": size, "frames": frames, "seconds": seconds, "theme": theme})
    film = Film(scene, size, theme)
    table = ColourTable(exact_colours(film.look, len(scene.paths)), film.pixels[::2, ::2])
    shown: np.ndarray | None = None
    for done, (step, duration) in enumerate(
        zip(shown_steps(scene.steps, frames), durations(frames, seconds), strict=True)
    ):
        boxes = film.show(step)
        if shown is None:
            shown = table.index(film.pixels)
            _write_header(target, _image(shown, table))
            changed, corner = shown, (0, 0)
        else:
            changed, corner = _change(shown, film.pixels, boxes, table)
        for block in GifImagePlugin.getdata(
            _image(changed, table), corner, duration=duration, disposal=1, transparency=CLEAR
        ):
            target.write(block)
        if progress:
            progress(done + 1, frames)
    target.write(b";")
    return f"{frames} frames, {SIZE.write(size)} px"


def _image(indices: np.ndarray, table: ColourTable) -> Image.Image:
    image = Image.fromarray(indices)
    image.putpalette(table.colours.tobytes())
    return image


def _write_header(target: BinaryIO, first: Image.Image) -> None:
    blocks, _ = GifImagePlugin.getheader(first, info={"loop": FOR_EVER, "optimize": False})
    for block in blocks:
        target.write(block)


def _change(
    shown: np.ndarray, pixels: np.ndarray, boxes: list[Box], table: ColourTable
) -> tuple[np.ndarray, tuple[int, int]]:
    """The rectangle that differs from `shown`, clear where it does not, and its top left corner; updates `shown`."""
    changed = np.full_like(shown, CLEAR)
    spans = []
    for box in boxes:
        new, old = table.index(cut(pixels, box)), cut(shown, box)
        differs = new != old
        if differs.any():
            cut(changed, box)[differs] = new[differs]
            old[...] = new
            spans.append(box)
    left, top, right, bottom = union(spans) if spans else (0, 0, 1, 1)
    return changed[top:bottom, left:right], (left, top)


FORMAT = Format(
    title="GIF",
    about="An animated GIF that runs for ever, at most 50 frames a second.",
    suffix=".gif",
    media_type="image/gif",
    write=write_gif,
    unit="frame",
    fields={"size": SIZE, "frames": FRAMES, "seconds": SECONDS, "theme": THEME},
    agree=check_speed,
)
