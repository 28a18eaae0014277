"""What is on the stage, wherever it comes from: a surface and paths over it.

The player's messages and the exports are made of these records and of nothing else. Those of a race are made in
playground/scene/race_scene.py, those of a slice through a network's landscape in playground/digits/slice_scene.py.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.scene.framing import is_to_scale, map_aspect
from playground.scene.levels import Surface

Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Ground:
    """A surface to look at. key: its name in files. domain: ((x low, x high), (y low, y high)). axes: their names.

    minima (the lowest), local_minima, saddles, maxima: places that are marked. floor: the lowest loss there is, None
    where it is not known. rounding: the height above it below which losses differ by rounding only.
    equal: whether both axes are wanted on one scale. wells: of the surface, as in playground/scene/levels.py.
    """

    key: str
    title: str
    domain: tuple[Point, Point]
    axes: tuple[str, str]
    surface: Surface
    minima: tuple[Point, ...] = ()
    local_minima: tuple[Point, ...] = ()
    saddles: tuple[Point, ...] = ()
    maxima: tuple[Point, ...] = ()
    floor: float | None = None
    rounding: float = 0.0
    equal: bool = False
    wells: tuple[tuple[float, float, float], ...] = ()

    @property
    def aspect(self) -> float:
        """A map's width over its height."""
        return map_aspect(self.domain, self.equal)

    @property
    def to_scale(self) -> bool:
        """Whether both axes have one scale."""
        return is_to_scale(self.domain, self.equal)


@dataclass(frozen=True, eq=False)
class Path:
    """A path over it. points (steps + 1, 2) and losses (steps + 1,); after a divergence they are NaN.

    end: how it ended and at which step, None while it travels. own_start: whether it starts apart from the others.
    values: what has been set for it, the fullest text first.
    note(step): what a picture says about it beside its loss, the fullest text first. others (n, steps + 1, 2): the
    points of its like from other seeds, drawn behind it.
    """

    title: str
    points: np.ndarray
    losses: np.ndarray
    end: tuple[str, int] | None
    note: Callable[[int], tuple[str, ...]]
    own_start: bool = False
    others: np.ndarray | None = None
    values: tuple[str, ...] = ()

    def has_diverged(self, step: int) -> bool:
        """Whether it has by this step."""
        return self.end is not None and self.end[0] == "diverged" and step >= self.end[1]


@dataclass(frozen=True, eq=False)
class Scene:
    """All that is on the stage. title: over a picture of it. layout: a map for each path (panels), or one (overlay).

    loss: what the paths' losses are called. counted, every: what is counted along the paths, so many a step. last: how
    many there are at the last step, where that is no multiple.
    told: what a picture says at its bottom, among it what it does not show.
    places: of the paths' colours in the palette. dashed: whether dashes too tell paths on one map apart.
    """

    title: str
    ground: Ground
    paths: tuple[Path, ...]
    layout: str
    places: tuple[int, ...]
    loss: str
    counted: str
    every: int = 1
    last: int | None = None
    dashed: bool = True
    told: tuple[str, ...] = ()

    @property
    def overlay(self) -> bool:
        """Whether all paths are on one map."""
        return self.layout == "overlay"

    @property
    def steps(self) -> int:
        """From the first point of a path to its last."""
        return len(self.paths[0].points) - 1

    def count(self, step: int) -> int:
        """How many are counted at this step."""
        return self.last if self.last is not None and step >= self.steps else step * self.every
