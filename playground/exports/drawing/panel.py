"""One map with the paths of its members, shown step by step: only what has changed is redrawn."""

import math
from typing import NamedTuple

import numpy as np

from playground.exports.drawing.haze import Haze
from playground.exports.drawing.ink import Ink
from playground.exports.drawing.labels import draw_label, place_labels
from playground.exports.drawing.look import Colour, Look
from playground.exports.drawing.marks import Mark, draw_mark, mark_box
from playground.exports.drawing.numbers import write_number
from playground.exports.drawing.strokes import Box, cut, join, paint
from playground.exports.drawing.track import lay_track
from playground.exports.drawing.view import View
from playground.scene.scene import Path

INSET = 9.0  # units from the map's edge to the centre of a burst
FINENESS = 16  # positions in a px; an end that moves less has not moved


class Member(NamedTuple):
    """A path on a map; start: the colour of its start ring; dashes: (on, off, ...) in units.

    others (n, steps + 1, 2): the points of its runs from other seeds, drawn behind it.
    """

    path: Path
    colour: Colour
    start: Colour
    dashes: list[int]
    others: np.ndarray | None = None


class End(NamedTuple):
    """What stands at the end of a path; away: the distance off the map in words, if it is off it."""

    mark: Mark
    away: str = ""


class Panel:
    """A map whose pixels are a view into the whole picture."""

    def __init__(self, pixels: np.ndarray, view: View, members: list[Member], look: Look, unit: float):
        """pixels: 8-bit (height, width, 3), with the ground on them. unit: px that lines and marks grow with."""
        self.pixels, self.view, self.members, self.look, self.unit = pixels, view, members, look, unit
        self.inks = [
            Ink(lay_track(member.path.points, view), member.colour, member.dashes, pixels.shape[:2], unit)
            for member in members
        ]
        for ink in self.inks:
            ink.draw_ahead(pixels)
        self.hazes = [Haze(member.others, view, member.colour, unit) for member in members if member.others is not None]
        self.ground = pixels.copy()
        starts = {(*member.path.points[0].tolist(), member.start) for member in members}
        self.rings = [Mark("ring", *view.place((x, y)), colour) for x, y, colour in sorted(starts)]
        self.ends: list[End] = []
        self.covered: list[Box] = []

    def show(self, step: int) -> list[Box]:
        """Advances to a step, never back; returns the boxes of the map's pixels that were redrawn."""
        fresh = [box for haze in self.hazes for box in haze.extend(self.ground, step)]
        fresh += [box for ink in self.inks for box in ink.extend(step)]
        ends = [self._end(i, step) for i in range(len(self.members))]
        if ends == self.ends and not fresh:
            return []
        marks = [*self.rings, *(end.mark for end in ends)]
        away = [(end.away, end.mark) for end in ends if end.away]
        labels = place_labels(away, self.pixels.shape[:2], self.unit)
        boxes = [mark_box(mark, self.unit, self.view.width, self.view.height) for mark in marks]
        covered = [box for box in boxes if box] + [label.box for label in labels]
        touched = join(self.covered + covered + fresh)
        self.ends, self.covered = ends, covered
        for box in touched:
            self._restore(box)
        for mark in marks:
            draw_mark(self.pixels, mark, self.look.rim, self.unit)
        for label in labels:
            draw_label(self.pixels, label, self.look)
        return touched

    def _restore(self, box: Box) -> None:
        """Redraws the ground and the paths so far in a box, without marks."""
        cut(self.pixels, box)[...] = cut(self.ground, box)
        paint(self.pixels, box, *(layer for ink in self.inks for layer in ink.layers(box, self.look)))

    def _end(self, i: int, step: int) -> End:
        member, track, view = self.members[i], self.inks[i].track, self.view
        if member.path.has_diverged(step):
            inset = INSET * self.unit
            x, y = track.edge
            return End(Mark("burst", _held(x, inset, view.width), _held(y, inset, view.height), member.colour))
        x, y = track.places[min(step, track.last)].tolist()
        held_x, held_y = _held(x, 0, view.width), _held(y, 0, view.height)
        if (x, y) == (held_x, held_y):
            return End(Mark("head", _rounded(x), _rounded(y), member.colour))
        angle = math.atan2(y - held_y, x - held_x)
        tip_x, tip_y = held_x - 2 * math.cos(angle), held_y - 2 * math.sin(angle)
        distance = view.distance_outside(*member.path.points[min(step, track.last)].tolist())
        mark = Mark("arrow", _rounded(tip_x), _rounded(tip_y), member.colour, round(angle, 2))
        return End(mark, write_number(distance))


def _held(value: float, inset: float, size: float) -> float:
    return max(inset, min(size - inset, value))


def _rounded(value: float) -> float:
    return round(value * FINENESS) / FINENESS
