"""One path as the pieces of line that each step adds to its map."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from playground.exports.drawing.strokes import Segment
from playground.exports.drawing.view import View

MARGIN = 6.0  # px beyond the map's edge, so that lines run off it
SHORTEST = 0.4  # px; shorter moves are merged with later ones
LONGEST = 48.0  # px; longer pieces are cut, because a piece is drawn within its rectangle


@dataclass(frozen=True)
class Piece:
    """A straight part of a path. step: the one that reaches its end. before: the visible length until it, in px."""

    step: int
    segment: Segment
    before: float

    @property
    def length(self) -> float:
        """Its length in px."""
        ax, ay, bx, by = self.segment
        return math.hypot(bx - ax, by - ay)

    def between(self, start: float, end: float) -> "Piece":
        """The part from `start` to `end` px behind its beginning."""
        ax, ay, bx, by = self.segment
        length = self.length or 1.0
        x, y = (bx - ax) / length, (by - ay) / length
        segment = ax + x * start, ay + y * start, ax + x * end, ay + y * end
        return Piece(self.step, segment, self.before + start)


@dataclass(frozen=True)
class Track:
    """A path on one map: places (steps + 1, 2) in px up to the last finite point, and its visible pieces by step."""

    places: np.ndarray
    pieces: tuple[Piece, ...]

    @property
    def last(self) -> int:
        """The last step with a finite point."""
        return len(self.places) - 1

    @property
    def edge(self) -> tuple[float, float]:
        """Where the path is last seen, in px."""
        return self.pieces[-1].segment[2:] if self.pieces else tuple(self.places[0].tolist())


def lay_track(points: np.ndarray, view: View) -> Track:
    """The track of points (steps + 1, 2) in data units; the first is finite."""
    finite = np.isfinite(points).all(axis=1)
    finite_points = points if finite.all() else points[: int(np.argmin(finite))]
    return Track(view.pixels(finite_points), tuple(_cut(_visible(finite_points, view))))


def _visible(points: np.ndarray, view: View) -> Iterator[Piece]:
    """The parts of the moves that lie on the map; moves too short to see are merged."""
    before, steps = 0.0, _apart(points, view)
    for step, part in zip(steps[1:], view.clip(points[steps], MARGIN).tolist(), strict=True):
        ax, ay, bx, by = part
        if math.isnan(ax):
            continue
        piece = Piece(step, (ax, ay, bx, by), before)
        before += piece.length
        yield piece


def _apart(points: np.ndarray, view: View) -> list[int]:
    """The first step, and those at visibly other places than the one before among them."""
    with np.errstate(over="ignore"):
        places = (points * view.scale).tolist()
    steps, (x, y) = [0], places[0]
    for step, place in enumerate(places[1:], 1):
        if not (abs(place[0] - x) < SHORTEST and abs(place[1] - y) < SHORTEST):
            steps.append(step)
            x, y = place
    return steps


def _cut(pieces: Iterator[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        count = max(1, math.ceil(piece.length / LONGEST))
        for k in range(count):
            yield piece.between(piece.length * k / count, piece.length * (k + 1) / count)


def dash(pieces: Sequence[Piece], pattern: Sequence[float], width: float) -> tuple[Piece, ...]:
    """The pieces that a dash pattern (on, off, on, ..., px) leaves of a path; an empty one leaves all.

    Round ends add half a width at either side, so every dash is drawn a width shorter.
    """
    if not pattern:
        return tuple(pieces)
    period, place, marks = sum(pattern), 0.0, []
    for on, off in zip(pattern[::2], pattern[1::2], strict=True):
        inset = min(width, on - 0.1) / 2
        marks.append((place + inset, place + on - inset))
        place += on + off
    return tuple(dashed for piece in pieces for dashed in _dashes_on(piece, marks, period))


def _dashes_on(piece: Piece, marks: list[tuple[float, float]], period: float) -> Iterator[Piece]:
    first, last = piece.before, piece.before + piece.length
    for turn in range(int(first // period), int(last // period) + 1):
        for start, end in marks:
            low, high = max(first, turn * period + start), min(last, turn * period + end)
            if low < high:
                yield piece.between(low - first, high - first)
