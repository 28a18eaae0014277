"""How a run ended, as a value with a sentence."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from optimizers.engine.arrival import ARRIVED, at_minimum, distances, first_visit, minima_near
from optimizers.engine.protocols import Point, Surface
from registry import Message

ESCAPED = 1e6  # a run that ends this many map diagonals away has diverged
RESTING = 1e-9  # a run at rest moves fewer map diagonals in its last tenth

Kind = Literal["diverged", "left_map", "converged", "stopped", "travelling"]


@dataclass(frozen=True)
class Outcome:
    """kind; step: from which step on it holds; sentence: all of it in words; short: the kind and the step in words.

    minimum: which was reached, as (x, y). first: the first step at that minimum, or at any if none was reached; None
    if the run never was at one. rests: whether it has come to rest.
    """

    kind: Kind
    step: int
    sentence: Message
    short: Message
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
    short = full = Message(
        "Reached {minimum} in {steps}", minimum=_named(minimum, landscape), steps=counted_steps(step)
    )
    if left:
        short = Message("Back at {minimum} since step {step}", minimum=_named(minimum, landscape), step=step)
        times = Message.counted("once", "{count} times", int(left))
        full = Message("{back}, first there at step {first}, left it {times}", back=short, first=first, times=times)
    sentence = _at_rest(full) if rests else Message("{arrival}; still moving", arrival=full)
    return Outcome("converged", step, sentence, short, minimum, first, rests)


def _stopped(step: int, points: np.ndarray, losses: np.ndarray, landscape: Surface) -> Outcome:
    """The outcome at a saddle or a maximum, close to a minimum but above it, or at no known point."""
    end, loss = points[-1], float(losses[-1])
    known = [*landscape.minima, *landscape.saddles, *landscape.maxima]
    away = distances(np.array(known or [(math.inf, math.inf)]), end, landscape)
    closest = int(np.argmin(away))
    if not away[closest] <= ARRIVED:
        slope = math.hypot(*landscape.gradient(float(end[0]), float(end[1])))
        short = Message("Stopped at step {step}, at no known point", step=step)
        full = Message("{stop}: gradient {slope}", stop=short, slope=f"{slope:.2g}")
    elif closest < len(landscape.minima):
        above = loss - landscape.value(*known[closest])
        short = Message("Stopped at step {step}, near {minimum}", step=step, minimum=_named(known[closest], landscape))
        full = Message("{stop}, its loss {above} above", stop=short, above=f"{above:.2g}")
    elif closest < len(landscape.minima) + len(landscape.saddles):
        short = full = Message("Stopped at step {step}, at saddle {place}", step=step, place=_place(known[closest]))
    else:
        short = full = Message("Stopped at step {step}, at maximum {place}", step=step, place=_place(known[closest]))
    visit = first_visit(points, losses, landscape)
    return Outcome("stopped", step, _seen(full, visit, landscape), short, None, visit and visit[0], True)


def _passing(kind: Kind, step: int, points: np.ndarray, losses: np.ndarray, landscape: Surface, rests: bool) -> Outcome:
    """The outcome of a run that ends at no minimum; it may have been at one before."""
    visit = first_visit(points, losses, landscape)
    short = {
        "diverged": Message("Diverged at step {step}", step=step),
        "left_map": Message("Left the map at step {step}", step=step),
        "travelling": Message("Still travelling after {steps}", steps=counted_steps(step)),
    }[kind]
    full = _seen(short, visit, landscape)
    return Outcome(kind, step, _at_rest(full) if rests else full, short, None, visit and visit[0], rests)


def counted_steps(count: int) -> Message:
    """A number of steps in words."""
    return Message.counted("1 step", "{count} steps", count)


def _at_rest(outcome: Message) -> Message:
    return Message("{outcome}; at rest", outcome=outcome)


def _seen(outcome: Message, visit: tuple[int, Point] | None, landscape: Surface) -> Message:
    """The outcome, and which minimum the run was at before."""
    if not visit:
        return outcome
    step, minimum = visit
    values = {"outcome": outcome, "minimum": _named(minimum, landscape), "step": step}
    return Message("{outcome}; at {minimum} at step {step}, but left it", **values)


def _named(minimum: Point, landscape: Surface) -> Message:
    if landscape.is_lowest(minimum):
        return Message("minimum {place}", place=_place(minimum))
    return Message("local minimum {place}", place=_place(minimum))


def _place(point: Point) -> str:
    return f"({', '.join(f'{coordinate + 0.0:.3g}' for coordinate in point)})"
