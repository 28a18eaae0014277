"""The GIF export beside matplotlib redrawing every frame for Pillow's writer: the same race, frames and size.

Both make 120 frames of 720 x 540 px from finished runs and encode them in memory; they take turns. Matplotlib's picture
has the contents of ours: filled contours and lines, the paths so far and to come, heads, names with losses, a counter.
"""

import io
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PIL import Image

from benchmarks import redrawn
from benchmarks.rows import Missing, Row, better, limited, missing
from benchmarks.timing import medians
from playground.exports.formats.gif import picture, write_gif
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.race import Settings

STEPS = 300
SIZE, SECONDS = (720, 540), 6.0
LIMITS = {"overlay": (0.7, 330_000), "panels": (0.8, 400_000)}  # seconds, bytes
REDRAWN = "matplotlib, PillowWriter"


class Effort(NamedTuple):
    """How much is measured."""

    frames: int = 120
    rounds: int = 9
    redrawn_rounds: int = 1


QUICK = Effort(frames=3, rounds=1)


def rows(quick: bool = False) -> list[Row]:
    """The rows of both layouts."""
    return [row for layout in LIMITS for row in _layout(layout, QUICK if quick else Effort())]


def _layout(layout: str, effort: Effort) -> list[Row]:
    settings = Settings().with_value("steps", STEPS).with_value("layout", layout)
    racers = race(settings)
    gifs: dict[str, bytes] = {}

    def here() -> None:
        target = io.BytesIO()
        write_gif(race_scene(settings, racers), target, SIZE, effort.frames, SECONDS)
        gifs["here"] = target.getvalue()

    def there() -> None:
        gifs["there"] = redrawn.gif(settings, racers, SIZE, effort.frames, SECONDS)

    what = f"GIF, {layout}, {len(racers)} paths, {effort.frames} frames"
    seconds, kilobytes = LIMITS[layout]
    taken = medians({"here": here}, effort.rounds)["here"]
    absolute = [
        limited(f"{what}: time", taken, "s", at_most=seconds),
        limited(f"{what}: size", len(gifs["here"]), "B", at_most=kilobytes),
        limited(f"{what}: last frame, PSNR", _psnr(gifs["here"], effort.frames, settings, racers), "dB", at_least=40.0),
    ]
    return absolute + _beside_redrawn(what, here, there, gifs, effort.redrawn_rounds)


def _beside_redrawn(
    what: str, here: Callable[[], None], there: Callable[[], None], gifs: dict[str, bytes], rounds: int
) -> list[Row]:
    try:
        taken = medians({"here": here, "there": there}, rounds)
    except Missing as reason:
        return [missing(what, f"{REDRAWN}: {reason}")]
    return [
        better(f"{what}: time", taken["here"], REDRAWN, taken["there"], at_least=12.0),
        better(f"{what}: size", len(gifs["here"]), REDRAWN, len(gifs["there"]), "B", at_least=3.0),
    ]


def _psnr(encoded: bytes, frames: int, settings: Settings, racers) -> float:
    """Of the last frame as decoded by Pillow, against the picture before it was reduced to a palette, in dB."""
    with Image.open(io.BytesIO(encoded)) as film:
        film.seek(frames - 1)
        decoded = np.asarray(film.convert("RGB"), dtype=float)
    drawn = np.asarray(picture(race_scene(settings, racers), settings.steps, SIZE), dtype=float)
    error = float(np.mean((decoded - drawn) ** 2))
    return 10 * float(np.log10(255**2 / error)) if error else np.inf
