"""What is on the stage, wherever it comes from: a surface, paths over it, and layers that lie on both.

The player's messages and the exports are made of these records and of nothing else. Those of a race are made in
playground/scene/race_scene.py, those of a slice through a network's landscape in playground/digits/slice_scene.py.
A Stage is what stays as it is while something is dragged; a Scene is all there is on it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from playground.race.chart_axis import Axis
from playground.scene.framing import Domain, is_to_scale, map_aspect
from playground.scene.levels import Surface

Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Ground:
    """A surface to look at. key: its name in files. domain: ((x low, x high), (y low, y high)). axes: their names.

    minima (the lowest), local_minima, saddles, maxima: places that are marked. floor: the lowest loss there is, None
    where it is not known. rounding: the height above it below which losses differ by rounding only.
    equal: whether both axes are wanted on one scale. wells: of the surface, as in playground/scene/levels.py.
    samples (n, 2): the data that it is a loss over; model: what is drawn through them, and the parameters' values.
    nodes: where it was computed, if it is smooth between these: coordinates along both axes, and the losses there.
    """

    key: str
    title: str
    domain: Domain
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
    samples: np.ndarray | None = None
    model: Mapping[str, Any] = field(default_factory=dict)
    nodes: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None

    @property
    def aspect(self) -> float:
        """A map's width over its height."""
        return map_aspect(self.domain, self.equal)

    @property
    def to_scale(self) -> bool:
        """Whether both axes have one scale."""
        return is_to_scale(self.domain, self.equal)


class Member(NamedTuple):
    """One of the cast: key as in the link, name for people."""

    key: str
    name: str


@dataclass(frozen=True, eq=False)
class View:
    """How it is looked at, as in playground/settings/view.py; camera and step are those that a visit begins with."""

    layout: str
    dimensions: str
    log_height: bool
    camera: tuple[float, ...] | None = None
    step: int | None = None


@dataclass(frozen=True, eq=False)
class Stage:
    """What the paths are drawn on. id: another for each. place: which of the page's stages it is on.

    places: of the paths' colours in the palette. dashed: whether dashes too tell paths on one map apart.
    movable: whether the starts can be moved. sliders: names of the settings that are followed while they are dragged.
    projected: whether the paths are projections; their series then say what the ground does not show of them.
    words: the player's. title: over a picture. loss, counted: what the losses, and what is counted along the paths, are
    called.
    """

    id: str
    title: str
    ground: Ground
    cast: tuple[Member, ...]
    places: tuple[int, ...]
    view: View
    loss: str
    counted: str
    words: Mapping[str, Any]
    place: str = "race"
    dashed: bool = True
    movable: bool = True
    projected: bool = False
    sliders: tuple[str, ...] = ()

    @property
    def overlay(self) -> bool:
        """Whether all paths are on one map."""
        return self.view.layout == "overlay"


@dataclass(frozen=True, eq=False)
class Path:
    """A path over it. points (steps + 1, 2) and losses (steps + 1,); after a divergence they are NaN.

    sees: what its updates see of the data, "" where all paths see as much.
    end: how it ended and at which step, None while it travels. outcome, short_outcome: the same in words.
    own_start: whether it starts apart from the others. values: what has been set for it, the fullest text first.
    note(step): what a picture says about it beside its loss, the fullest text first.
    series: more numbers along it by name, (steps + 1,) or (steps,) each.
    recorded: all else that its run holds, for tables and not for the player: by name (n,), or (n, 2) for a number of
    each axis, with n = steps + 1, or n = steps for what belongs to the steps themselves.
    """

    name: str
    points: np.ndarray
    losses: np.ndarray
    end: tuple[str, int] | None
    note: Callable[[int], tuple[str, ...]]
    sees: str = ""
    outcome: str = ""
    short_outcome: str = ""
    own_start: bool = False
    values: tuple[str, ...] = ()
    series: Mapping[str, np.ndarray] = field(default_factory=dict)
    recorded: Mapping[str, np.ndarray] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its name, and what tells it from those that see more or less."""
        return self.name if self.sees in self.name else f"{self.name}, {self.sees}"

    def has_diverged(self, step: int) -> bool:
        """Whether it has by this step."""
        return self.end is not None and self.end[0] == "diverged" and step >= self.end[1]


@dataclass(frozen=True, eq=False)
class Layer:
    """What lies on the maps beside the paths; each kind is made by a module of playground/scene/layers/.

    header: what the player is told of it beside the arrays, as JSON. arrays: by name, little-endian float32, float64 or
    uint16. by_step: whether the second axis of each array counts steps, so that a part of them can be told.
    """

    header: Any
    arrays: Mapping[str, np.ndarray]
    by_step: bool = False


@dataclass(frozen=True, eq=False)
class Scene:
    """All that is on the stage. every: so many are counted a step. last: at the last step, where that is no multiple.

    axis: what the charts count, None for steps. layers: by the names of their modules.
    query: the link to it without camera and step, None where the player does not write the address.
    beyond_link: whether the link leaves something out, so that no message can be asked for by it.
    footnotes: what a picture says at its bottom, among it what it does not show.
    """

    stage: Stage
    paths: tuple[Path, ...]
    every: int = 1
    last: int | None = None
    axis: Axis | None = None
    layers: Mapping[str, Layer] = field(default_factory=dict)
    query: str | None = None
    beyond_link: bool = False
    footnotes: tuple[str, ...] = ()

    @property
    def steps(self) -> int:
        """From the first point of a path to its last."""
        return len(self.paths[0].points) - 1

    def count(self, step: int) -> int:
        """How many are counted at this step."""
        return self.last if self.last is not None and step >= self.steps else step * self.every
