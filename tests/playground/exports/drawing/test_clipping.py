"""The part of a move on a map against exact fractions, and the lines of a picture against the true path."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playground.exports.drawing.clipping import clip_moves
from playground.exports.drawing.track import MARGIN, lay_track
from playground.exports.drawing.view import View
from playground.race.runs import race
from playground.settings.link import read_link, split_link

BOX = ((-2.0, 2.0), (-1.0, 3.0))
REACH = 1e-9  # of a difference that nobody sees

anywhere = st.floats(allow_nan=False, allow_infinity=False)
points = st.tuples(anywhere, anywhere)


def exact_part(start, end, box):
    """The part of a move in a box, by Y.-D. Liang and B. A. Barsky (1984) in fractions; None where there is none."""
    ends = [tuple(map(Fraction, point)) for point in (start, end)]
    first, last = Fraction(0), Fraction(1)
    for here, there, (low, high) in zip(*ends, box, strict=True):
        if here == there:
            if not low <= here <= high:
                return None
            continue
        enter, leave = sorted((Fraction(side) - here) / (there - here) for side in (low, high))
        first, last = max(first, enter), min(last, leave)
    if first > last:
        return None
    (ax, ay), (bx, by) = ends
    return [float(at) for share in (first, last) for at in (ax + share * (bx - ax), ay + share * (by - ay))]


def agrees(part, start, end, box):
    """Whether a part is the exact one, or there is none and the exact one is too short to be seen."""
    exact = exact_part(start, end, box)
    if np.isnan(part).any():
        return exact is None or np.hypot(exact[2] - exact[0], exact[3] - exact[1]) < REACH
    return exact is not None and bool(np.allclose(part, exact, rtol=0, atol=REACH))


@given(points, points)
@example((0.5, 0.25), (1e30, -3e30))
@example((1e30, -3e30), (0.5, 0.25))
@example((-1e300, -1e300), (1e300, 1e300))
@example((-1.7e308, 0.5), (1.7e308, 0.5))
@example((1e9, 1e20), (-1e10, 1e31))
@example((2e15, 1e15), (-4e15, -2e15))
@example((2.0, 3.0), (5e-324, 1e308))
def test_a_part_is_the_exact_one_wherever_the_ends_are(start, end):
    assert agrees(clip_moves(np.array([start, end]), BOX)[0], start, end, BOX)


@given(points, st.floats(1e-3, 1e3), st.floats(-1e-6, 1e-6))
def test_a_move_from_far_to_the_other_side_is_drawn_where_it_comes_through(start, ratio, bend):
    end = (-ratio * start[0], -(ratio + bend) * start[1])
    if np.isfinite(end).all():
        assert agrees(clip_moves(np.array([start, end]), BOX)[0], start, end, BOX)


@pytest.mark.parametrize("nowhere", [np.nan, np.inf, -np.inf])
def test_there_is_no_part_of_a_move_to_no_number(nowhere):
    assert np.isnan(clip_moves(np.array([(0.0, 0.0), (nowhere, 1.0), (1.0, 1.0)]), BOX)).all()


LEAVING = "landscape=rosenbrock&optimizers=gradient_descent&gradient_descent.learning_rate=0.03&steps=80"
THROWN = "optimizers=gradient_descent,momentum&gradient_descent.learning_rate={0}&momentum.learning_rate={1}"


def runs(link):
    settings, problems = read_link(split_link(link))
    assert problems == []
    return [(racer.run, settings.surface.domain) for racer in race(settings)]


def distances(places, segments):
    """Of places (n, 2) from the nearest of segments (m, 4), in px."""
    start, move = segments[:, :2], segments[:, 2:] - segments[:, :2]
    square = np.maximum((move * move).sum(axis=1), 1e-300)
    share = np.clip(((places[:, None] - start) * move).sum(axis=2) / square, 0, 1)
    return np.hypot(*np.moveaxis(start + share[..., None] * move - places[:, None], 2, 0)).min(axis=1)


def along(segments):
    """Places on segments (n, 4), with their ends, at most 4 px from each other."""
    rows = [np.linspace(row[:2], row[2:], int(np.hypot(*(row[2:] - row[:2])) / 4) + 2) for row in segments]
    return np.concatenate(rows)


def check_track(points, domain):
    view = View(domain, 300, 200)
    finite = points[: len(points) if np.isfinite(points).all() else int(np.argmin(np.isfinite(points).all(axis=1)))]
    across, up = MARGIN / np.abs(view.scale)
    (left, right), (bottom, top) = domain
    box = ((left - across, right + across), (bottom - up, top + up))
    parts = [exact_part(*move, box) for move in pairwise(finite.tolist())]
    true = np.array([part for part in parts if part] or np.empty((0, 4)))
    true = (true - (left, top) * 2) * np.tile(view.scale, 2)
    drawn = np.array([piece.segment for piece in lay_track(points, view).pieces] or np.empty((0, 4)))
    if len(drawn):
        assert distances(along(drawn), true).max() < 1
    if len(true) and len(drawn):
        assert distances(along(true), drawn).max() < 1
    return len(drawn)


def test_a_run_that_leaves_the_map_by_far_draws_what_it_takes_and_no_more():
    (run, domain) = runs(LEAVING)[0]
    assert np.nanmax(np.abs(run.points)) > 1e100
    assert check_track(run.points, domain) < 60


@pytest.mark.parametrize("landscape", ["rosenbrock", "himmelblau", "ellipse", "beale", "saddle"])
def test_random_diverging_runs_draw_their_true_path(landscape):
    rng = np.random.default_rng(3)
    diverged = 0
    while diverged < 40:
        rates = 10 ** rng.uniform(-2.5, 2, 2)
        link = f"landscape={landscape}&{THROWN.format(*(f'{rate:.6g}' for rate in rates))}&steps=120"
        for run, domain in runs(link):
            if not np.isfinite(run.points).all() or np.abs(run.points).max() > 1e6:
                check_track(run.points, domain)
                diverged += 1
