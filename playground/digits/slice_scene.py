"""A slice as it is on the stage: its surface between the computed points, and the paths projected onto it."""

import hashlib
from functools import lru_cache, partial

import numpy as np

from landscapes.networks import Picture, Progress, Projection
from playground.digits.slicing import Slicing
from playground.digits.smoothing import smoothed
from playground.scene.framing import Domain
from playground.scene.levels import GRID, Surface
from playground.scene.scene import Ground, Member, Path, Point, Scene, Stage, View
from playground.settings.digits import DigitsSettings
from playground.words.digits import SLICE, SLICE_PLAYER
from playground.words.numbers import number
from playground.words.page import FILM

SMALLEST = 1e-12  # a loss; far below it the levels are no longer logarithmic
AXES = ("a", "b")  # a point's coordinates, as in landscapes/networks/planes.py


def slice_scene(slicing: Slicing, shown: Progress, settings: DigitsSettings) -> Scene:
    """The picture of `shown`, and the paths on it. Raises ValueError if there is none yet."""
    request, several = slicing.request, len(slicing.paths) > 1
    return Scene(
        stage=_stage(slicing, shown, settings),
        paths=tuple(_path(name, path.seen, several) for name, path in zip(request.names, slicing.paths, strict=True)),
        every=int(slicing.paths[0].updates[1]),
        last=int(slicing.paths[0].updates[-1]),
        footnotes=(FILM["above"],) if settings.value("slice.dimensions") == "3" else (),
    )


def _stage(slicing: Slicing, shown: Progress, settings: DigitsSettings) -> Stage:
    picture = _picture(shown)
    request, layout = slicing.request, settings.value("slice.layout") if len(slicing.paths) > 1 else "overlay"
    view = View(layout, settings.value("slice.dimensions"), settings.value("slice.log_height"))
    points = {"columns": len(picture.first), "rows": len(picture.second)}
    content = repr((request, view, settings.value("slice.axes"))).encode()
    return Stage(
        id=hashlib.sha256(content + picture.values.tobytes()).hexdigest()[:8],
        title=SLICE["film"].format(kind=SLICE[request.kind].lower(), **points),
        ground=_ground(slicing, shown, settings.value("slice.axes")),
        cast=tuple(Member(str(place), name) for place, name in enumerate(request.names)),
        places=request.places,
        view=view,
        loss=SLICE["loss"],
        counted=SLICE["update"],
        words=dict(SLICE_PLAYER),
        place="slice",
        dashed=False,
        movable=False,
        projected=True,
    )


def _ground(slicing: Slicing, progress: Progress, axes: str) -> Ground:
    """The plane, with marks at the ends of the paths, which lie in it."""
    ends: list[Point] = [(a, b) for a, b in (path.seen.coordinates[-1].tolist() for path in slicing.paths)]
    picture = _picture(progress)
    return Ground(
        key=f"slice_{slicing.request.kind}",
        title=SLICE[slicing.request.kind],
        domain=slice_domain(progress),
        axes=AXES,
        surface=slice_surface(progress),
        minima=tuple(ends),
        floor=0.0,
        equal=axes == "equal",
        nodes=(picture.first, picture.second, picture.values),
    )


def _picture(progress: Progress) -> Picture:
    if progress.picture is None:
        raise ValueError("no grid is complete yet")
    return progress.picture


def slice_domain(progress: Progress) -> Domain:
    """((a low, a high), (b low, b high)) of its map."""
    (left, right), (bottom, top) = progress.first[[0, -1]].tolist(), progress.second[[0, -1]].tolist()
    return (left, right), (bottom, top)


def _path(name: str, seen: Projection, own_start: bool) -> Path:
    """The projected path with its true losses; its series hold what the plane does not show."""
    series = {"shown": seen.shown_losses, "gaps": seen.gaps, "explained": seen.explained}
    note = partial(_note, seen)
    return Path(name, seen.coordinates, seen.losses, None, note, own_start=own_start, series=series)


def _note(seen: Projection, step: int) -> tuple[str, ...]:
    """The loss where the path is drawn, and how much of its squared distance is in the plane."""
    shown, explained = number(float(seen.shown_losses[step])), f"{seen.explained[step]:.1%}"
    return SLICE["note"].format(shown=shown, explained=explained), SLICE["short_note"].format(shown=shown)


@lru_cache(maxsize=8)
def slice_surface(progress: Progress) -> Surface:
    """The finest complete grid, smooth in the logarithm of the loss between its points and nowhere beyond them.

    The points of the full grid are all among those of the levels; the others are evenly spaced between them.
    """
    picture = _picture(progress)
    finite = picture.values[np.isfinite(picture.values)]
    low, high = float(finite.min()), float(finite.max())
    stretch = max(low, SMALLEST)
    levels = np.log1p((np.minimum(picture.values, high) - low) / stretch)
    if high > low:
        levels /= np.log1p((high - low) / stretch)
    sides, finer = (picture.first, picture.second), (_finer(progress.first), _finer(progress.second))
    return Surface(np.clip(smoothed(levels, sides, finer), 0.0, 1.0), low, high, stretch)


def _finer(side: np.ndarray) -> np.ndarray:
    """The coordinates along a side, with more between them, so that the surface is as fine as any other."""
    gaps = len(side) - 1
    return np.linspace(side[0], side[-1], gaps * -(-GRID // gaps) + 1)
