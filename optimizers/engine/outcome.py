"""How a run ended, as a value with a sentence."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from optimizers.engine.arrival import ARRIVED, at_minimum, distances, first_visit, minima_near
from optimizers.engine.protocols import Point, Surface

ESCAPED = 1e6  # a run that ends this many map diagonals away has diverged
RESTING = 1e-9  # a run at rest moves fewer map diagonals in its last tenth

Kind = Literal["diverged", "left_map", "converged", "stopped", "travelling"]


@dataclass(frozen=True)
class Outcome:
    """kind; step: from which step on it holds; sentence: all of it in words; short: the kind and the step in words.

    minimum: which was reached, as (x, y). first: the first step at that minimum, or at any if none was reached; None
    if the run never was at one. rests: whether it hardly moves any more.
    """

    kind: Kind
    step: int
    sentence: str
    short: str
    minimum: Point | None = None
    first: int | None = None
    rests: bool = False


def judge(points: np.ndarray, losses: np.ndarray, landscape: Surface) -> Outcome:
    """The outcome of a path of shape (steps + 1, 2), whose losses have the shape (steps + 1,), on a landscape.

    diverged: a point is not finite, or the run ends more than a million map diagonals from the map's centre.
    left_map: it ends outside the domain; step is the last crossing. converged: from step on it is at a listed minimum.
    stopped: at none, but its last tenth moves less than a billionth of the diagonal in all; it moves no more from step
    on. travelling: none of these.
    """
    low, high = np.array(landscape.domain).T
    with np.errstate(all="ignore"):
        near = distances(points, (low + high) / 2, landscape) <= ESCAPED
        if not near[-1] or not np.isfinite(points).all():
            return _passing("diverged", int(np.argmin(near)), points, losses, landscape, rests=False)
        stop = _stop(points, landscape)
        inside = ((low <= points) & (points <= high)).all(axis=1)
        if not inside[-1]:
            return _passing("left_map", _last_change(inside), points, losses, landscape, stop is not None)
        for minimum in minima_near(points[-1], landscape):
            there = at_minimum(minimum, points, losses, landscape)
            if there[-1]:
                return _converged(minimum, there, landscape, stop is not None)
        if stop is not None:
            return _stopped(stop, points, losses, landscape)
        return _passing("travelling", len(points) - 1, points, losses, landscape, rests=False)


def _stop(points: np.ndarray, landscape: Surface) -> int | None:
    """The step after which the run moves less than RESTING in all; None if that is not in the first nine tenths."""
    moved = distances(points[1:], points[:-1], landscape)
    left = np.append(np.cumsum(moved[::-1])[::-1], 0.0)
    step = int(np.argmax(left < RESTING))
    return step if step <= len(moved) - max(1, math.ceil(len(moved) / 10)) else None


def _last_change(before: np.ndarray) -> int:
    """The first index from which `before` is False to the end."""
    held = np.flatnonzero(before)
    return int(held[-1]) + 1 if held.size else 0


def _converged(minimum: Point, there: np.ndarray, landscape: Surface, rests: bool) -> Outcome:
    first, step = int(np.argmax(there)), _last_change(~there)
    left = np.count_nonzero(there[:-1] & ~there[1:])
    said = f"Reached {_named(minimum, landscape)} in {counted_steps(step)}"
    more = ""
    if left:
        said = f"Back at {_named(minimum, landscape)} since step {step}"
        more = f", first there at step {first}, left it {'once' if left == 1 else f'{left} times'}"
    moving = "at rest" if rests else "still moving"
    return Outcome("converged", step, f"{said}{more}; {moving}", said, minimum, first, rests)


def _stopped(step: int, points: np.ndarray, losses: np.ndarray, landscape: Surface) -> Outcome:
    """At a saddle or a maximum, close to a minimum but above it, or at no point that is known."""
    end, loss = points[-1], float(losses[-1])
    known = [*landscape.minima, *landscape.saddles, *landscape.maxima]
    away = distances(np.array(known or [(math.inf, math.inf)]), end, landscape)
    closest = int(np.argmin(away))
    if not away[closest] <= ARRIVED:
        slope = math.hypot(*landscape.gradient(float(end[0]), float(end[1])))
        where, more = "at no known point", f": gradient {slope:.2g}"
    elif closest < len(landscape.minima):
        above = loss - landscape.value(*known[closest])
        where, more = f"near {_named(known[closest], landscape)}", f", its loss {above:.2g} above"
    else:
        kind = "saddle" if closest < len(landscape.minima) + len(landscape.saddles) else "maximum"
        where, more = f"at {kind} {_place(known[closest])}", ""
    visit = first_visit(points, losses, landscape)
    short = f"Stopped at step {step}, {where}"
    return Outcome("stopped", step, short + more + _seen(visit, landscape), short, None, visit and visit[0], True)


def _passing(kind: Kind, step: int, points: np.ndarray, losses: np.ndarray, landscape: Surface, rests: bool) -> Outcome:
    """Of a run that ends at no minimum; it may have been at one."""
    visit = first_visit(points, losses, landscape)
    short = {
        "diverged": f"Diverged at step {step}",
        "left_map": f"Left the map at step {step}",
        "travelling": f"Still travelling after {counted_steps(step)}",
    }[kind]
    sentence = short + _seen(visit, landscape) + ("; at rest" if rests else "")
    return Outcome(kind, step, sentence, short, None, visit and visit[0], rests)


def counted_steps(count: int) -> str:
    """So many steps, in words."""
    return "1 step" if count == 1 else f"{count} steps"


def _seen(visit: tuple[int, Point] | None, landscape: Surface) -> str:
    return f"; at {_named(visit[1], landscape)} at step {visit[0]}, but left it" if visit else ""


def _named(minimum: Point, landscape: Surface) -> str:
    lowest = landscape.value(*landscape.minima[0])
    kind = "local minimum" if landscape.value(*minimum) > lowest + 1e-9 * (1 + abs(lowest)) else "minimum"
    return f"{kind} {_place(minimum)}"


def _place(point: Point) -> str:
    return f"({', '.join(f'{coordinate + 0.0:.3g}' for coordinate in point)})"
