"""What is on the stage, wherever it comes from: a surface, paths over it, and layers that lie on both.

The player's messages and the exports are made of these records and of nothing else. Those of a race are made in
playground/scene/race_scene.py, those of a slice through a network's landscape in playground/digits/slice_scene.py.
A Stage does not change while something is dragged; a Scene is the stage with everything on it.
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
    """A surface. key: its name in files. domain: ((x low, x high), (y low, y high)). axes: their names.

    minima (the lowest), local_minima, saddles, maxima: places that are marked. floor: the lowest possible loss, None
    if it is unknown. rounding: the height above it below which losses differ by rounding only.
    equal: whether both axes should have the same scale. wells: of the surface, as in playground/scene/levels.py.
    samples (n, 2): the data behind the loss; model: the curve that is drawn through them, and the parameters' values.
    nodes: where the surface was computed, if it is interpolated between: coordinates along both axes, and the losses.
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
        """Whether both axes have the same scale."""
        return is_to_scale(self.domain, self.equal)


class Member(NamedTuple):
    """One of the cast. key: as in the link. name: for people."""

    key: str
    name: str


@dataclass(frozen=True, eq=False)
class View:
    """How the scene is viewed, as in playground/settings/view.py; camera and step are those at the beginning."""

    layout: str
    dimensions: str
    log_height: bool
    camera: tuple[float, ...] | None = None
    step: int | None = None


@dataclass(frozen=True, eq=False)
class Stage:
    """What the paths are drawn on. id: different for each. place: which of the page's stages it is on.

    places: of the paths' colours in the palette. dashed: whether dashes, too, distinguish paths on one map.
    movable: whether the starts can be moved. sliders: names of the settings that the player follows during a drag.
    projected: whether the paths are projections; their series then say what the ground does not show of them.
    words: the player's. title: of a picture. loss, counted: the names of the losses, and of what is counted along the
    paths.
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

    sees: what its updates see of the data, "" if all paths see the same amount.
    end: how it ended and at which step, None while it travels. outcome, short_outcome: the same in words.
    own_start: whether it has a start of its own. values: what has been set for it, the longest text first.
    note(step): what a picture says about it beside its loss, the longest text first.
    series: more numbers along it by name, (steps + 1,) or (steps,) each.
    recorded: everything else that its run holds, for tables only: by name, (n,), or (n, 2) for a number of each axis;
    n = steps + 1, or n = steps for what belongs to the steps themselves.
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
        """Its name, and what it sees of the data if others see more or less."""
        return self.name if self.sees in self.name else f"{self.name}, {self.sees}"

    def has_diverged(self, step: int) -> bool:
        """Whether it has diverged by this step."""
        return self.end is not None and self.end[0] == "diverged" and step >= self.end[1]


@dataclass(frozen=True, eq=False)
class Layer:
    """What is drawn on the maps besides the paths; each kind is made by a module of playground/scene/layers/.

    header: what is sent to the player besides the arrays, as JSON. arrays: by name, little-endian float32, float64 or
    uint16. by_step: whether the second axis of each array counts steps, so that a range of steps can be sent.
    """

    header: Any
    arrays: Mapping[str, np.ndarray]
    by_step: bool = False


@dataclass(frozen=True, eq=False)
class Scene:
    """Everything on the stage. every: how many are counted for a step. last: the count at the end, if no multiple.

    axis: what the charts count, None for steps. layers: by the names of their modules.
    query: the link to it without camera and step, None where the player does not write the address.
    beyond_link: whether the link leaves something out, so that no message can be requested by it.
    footnotes: what a picture says at its bottom, including what it does not show.
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
        """The number of steps from the first point of a path to its last."""
        return len(self.paths[0].points) - 1

    def count(self, step: int) -> int:
        """The count at this step."""
        return self.last if self.last is not None and step >= self.steps else step * self.every
