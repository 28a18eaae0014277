"""The same film in the usual way: matplotlib redraws every frame, and Pillow's writer makes a GIF."""

import math
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.rows import Missing
from playground.race.runs import Racer
from playground.scene.levels import CONTOURS, draw_surface
from playground.scene.palette import DASHES, PALETTES
from playground.settings.race import Settings

DPI = 100
THINNED = 3  # every third point of the surface: filled contours need no more
LOOK = PALETTES["light"]


def gif(settings: Settings, racers: tuple[Racer, ...], size: tuple[int, int], count: int, seconds: float) -> bytes:
    """The film as a GIF of `count` frames. Raises Missing if matplotlib is not installed."""
    try:
        import matplotlib
    except ImportError:
        raise Missing("matplotlib is not installed") from None
    matplotlib.use("agg")
    from matplotlib.animation import PillowWriter
    from matplotlib.figure import Figure

    figure: Any = Figure(figsize=(size[0] / DPI, size[1] / DPI), dpi=DPI)
    axes = _axes(figure, settings)
    writer = PillowWriter(fps=count / seconds)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "film.gif"
        with writer.saving(figure, target, DPI):
            for step in np.linspace(0, settings.steps, count).round().astype(int):
                _draw(figure, axes, settings, racers, int(step))
                writer.grab_frame()
        return target.read_bytes()


def _axes(figure: Any, settings: Settings) -> list[Any]:
    """The axis of each entry."""
    count = len(settings.entries)
    if settings.layout == "overlay":
        return [figure.subplots()] * count
    columns = math.ceil(math.sqrt(count))
    grid = figure.subplots(math.ceil(count / columns), columns, squeeze=False, gridspec_kw={"hspace": 0.35})
    return list(grid.ravel()[:count])


def _draw(figure: Any, axes: list[Any], settings: Settings, racers: tuple[Racer, ...], step: int) -> None:
    figure.suptitle(f"{settings.surface.title}, step {step}/{settings.steps}", fontsize=11)
    for axis in dict.fromkeys(axes):
        axis.clear()
        _draw_map(axis, settings)
    for place, (axis, racer) in enumerate(zip(axes, racers, strict=True)):
        _draw_path(axis, racer, place, step, settings.layout == "overlay")
    if settings.layout == "overlay":
        axes[0].legend(loc="lower right", fontsize=8)


def _draw_map(axis: Any, settings: Settings) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    (left, right), (bottom, top) = settings.surface.domain
    levels = draw_surface(settings.surface).levels[::THINNED, ::THINNED]
    x, y = np.linspace(left, right, levels.shape[1]), np.linspace(bottom, top, levels.shape[0])
    axis.contourf(x, y, levels, CONTOURS, cmap=LinearSegmentedColormap.from_list("map", LOOK["map"]))
    axis.contour(x, y, levels, CONTOURS, colors="black", linewidths=0.5, alpha=0.3)
    for minimum in settings.surface.minima:
        axis.plot(*minimum, "+", color="black")
    axis.set(xlim=(left, right), ylim=(bottom, top))
    axis.tick_params(labelsize=8)


def _draw_path(axis: Any, racer: Racer, place: int, step: int, dashed: bool) -> None:
    x, y = racer.run.points.T
    colour = LOOK["paths"][place]
    label = f"{racer.title}  {racer.run.losses[step]:.2e}"
    dash = (0, [length / 2 for length in DASHES[place]]) if dashed and DASHES[place] else "solid"
    axis.plot(x, y, color=colour, alpha=0.4, linewidth=1)
    axis.plot(x[: step + 1], y[: step + 1], color=colour, linewidth=2, linestyle=dash, label=label)
    axis.plot(x[step], y[step], "o", color=colour)
    if not dashed:
        axis.set_title(label, fontsize=9)
