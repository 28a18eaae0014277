"""A small picture of every landscape for the picker, in each theme; run this module to draw them all.

They are drawn as the stage draws its map, kept in assets/landscapes/<theme>/ and sent as they are, so that nobody who
opens the picker has to wait. A test redraws them, so that none is missing or out of date.
"""

import io
from pathlib import Path

from PIL import Image
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from landscapes import LANDSCAPES, Landscape
from playground.assets import ASSETS
from playground.exports.drawing.ground import draw_map
from playground.exports.drawing.look import read_look
from playground.exports.drawing.marks import Mark, draw_mark
from playground.exports.drawing.view import View
from playground.scene.levels import draw_surface
from playground.scene.palette import PALETTES, Theme

FOLDER = ASSETS / "landscapes"
WIDTH, HEIGHT = 192, 144  # px, shown at half of it
FINER = 3  # drawn this many times larger, as fine as the surface's grid: fewer pixels would miss its ripples
LINES, CROSSES = 2.0, 1.2  # px a unit
MOST_CROSSES = 9  # more would hide the map
QUALITY = 70  # of WebP: about 2 kB a picture


def route(base: str = "") -> Mount:
    """The route of the pictures under the server's base path: landscapes/<theme>/<key>.webp."""
    return Mount(f"{base}/landscapes", StaticFiles(directory=FOLDER))


def draw_thumbnail(landscape: Landscape, theme: Theme) -> Image.Image:
    """The landscape's map with a cross at each minimum, if those are few."""
    view, look = View(landscape.domain, FINER * WIDTH, FINER * HEIGHT), read_look(theme)
    pixels = draw_map(draw_surface(landscape), view, look, FINER * LINES)
    minima = landscape.minima
    for point in minima if len(minima) <= MOST_CROSSES else ():
        draw_mark(pixels, Mark("minimum", *view.place(point), look.mark), look.rim, FINER * CROSSES)
    return Image.fromarray(pixels).reduce(FINER)


def thumbnail_file(landscape: Landscape, theme: Theme) -> bytes:
    """The contents of the picture's file."""
    file = io.BytesIO()
    draw_thumbnail(landscape, theme).save(file, "WEBP", quality=QUALITY, method=6)
    return file.getvalue()


def thumbnail_path(key: str, theme: Theme) -> Path:
    """Where the picture of the landscape of this key is kept."""
    return FOLDER / theme / f"{key}.webp"


def main() -> None:
    """Draws all pictures again and removes those of landscapes that are gone."""
    for theme in PALETTES:
        (FOLDER / theme).mkdir(parents=True, exist_ok=True)
        for old in (FOLDER / theme).glob("*.webp"):
            old.unlink()
        for key, landscape in LANDSCAPES.items():
            thumbnail_path(key, theme).write_bytes(thumbnail_file(landscape, theme))
    pictures = list(FOLDER.glob("*/*.webp"))
    print(f"{FOLDER}: {len(pictures)} pictures, {sum(path.stat().st_size for path in pictures) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
