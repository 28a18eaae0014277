"""The learning rates that the page begins with: every method visibly descends on every surface, without bursts."""

from functools import cache

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.settings.tuning import working_learning_rate

# Newton's method goes where the slope vanishes, uphill too; L-BFGS without a line search knows no way off a saddle, and
# on Schwefel's function it leaves the map at every rate.
GOES_ELSEWHERE = {
    "newton": lambda surface: not is_bowl_at_start(surface),
    "lbfgs": lambda surface: not surface.minima or surface.key == "schwefel2d",
}


def is_bowl_at_start(surface):
    """Whether the surface curves upwards in every direction at its start."""
    hxx, hxy, hyy = surface.hessian(*surface.start)
    return hxx > 0 and hxx * hyy > hxy * hxy


@cache
def fall_of_the_flow(name):
    """How far the loss falls on the steepest way from the start, in steps of a 2,000th of the map, without a method."""
    surface = LANDSCAPES[name]
    point, step = np.array(surface.start), surface.diagonal / 2000
    losses = [surface.value(*point)]
    for _ in range(4000):
        slope = np.array(surface.gradient(*point))
        point = point - step * slope / np.hypot(*slope)
        losses.append(surface.value(*point))
        if losses[-1] >= losses[-2] or not surface.contains(tuple(point)):
            break
    return losses[0] - min(losses[:-1])


PAIRS = [
    (optimizer, name)
    for optimizer in sorted(OPTIMIZERS)
    for name, surface in sorted(LANDSCAPES.items())
    if not (optimizer in GOES_ELSEWHERE and GOES_ELSEWHERE[optimizer](surface))
]


@pytest.mark.parametrize(("optimizer", "landscape"), PAIRS)
def test_it_visibly_descends(optimizer, landscape):
    """At least half as far as steepest descent leads, before it leaves the map; methods that leap may return."""
    surface = LANDSCAPES[landscape]
    run = trace(optimizer, surface, steps=500, learning_rate=working_learning_rate(optimizer, surface))
    on_map = np.array([surface.contains(tuple(point)) for point in run.points])
    if not OPTIMIZERS[optimizer].leaps:
        on_map = np.cumprod(on_map).astype(bool)
    assert run.losses[0] - run.losses[on_map].min() >= 0.5 * fall_of_the_flow(landscape) > 0


@pytest.mark.parametrize(("optimizer", "landscape"), PAIRS)
def test_it_does_not_burst_late(optimizer, landscape):
    """In the second half of the page's run the height over the floor never rises a thousandfold.

    Heights below a ten-thousand-millionth of the first one, which nobody sees, do not count.
    """
    surface = LANDSCAPES[landscape]
    run = trace(optimizer, surface, steps=500, learning_rate=working_learning_rate(optimizer, surface))
    if run.outcome.kind in ("diverged", "left_map"):
        pytest.skip("it goes down without an end")
    assert largest_late_rise(run) <= 1e3


def largest_late_rise(run):
    """The largest factor by which the loss rises in the second half of a run over the lowest one before."""
    surface, losses = run.landscape, run.losses.tolist()
    floor = min(losses + [surface.value(*minimum) for minimum in surface.minima])
    largest, lowest = 1.0, np.inf
    for step, loss in enumerate(losses):
        lowest = max(min(lowest, loss - floor), 1e-10 * (losses[0] - floor))
        if 2 * step >= len(losses):
            largest = max(largest, (loss - floor) / lowest)
    return largest


@pytest.mark.parametrize("optimizer", ["newton", "lbfgs"])
@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_methods_that_leap_begin_at_their_own_rate_if_it_leads_down(optimizer, landscape):
    surface = LANDSCAPES[landscape]
    own = trace(optimizer, surface, steps=500, learning_rate=1.0)
    leads_down = surface.contains(tuple(own.points[-1])) and own.losses[-1] < own.losses[0]
    assert working_learning_rate(optimizer, surface) == 1.0 or not leads_down


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_newton_never_creeps(landscape):
    """A method that would leap away at its own rate is damped as little as needed; uphill it keeps that rate."""
    assert working_learning_rate("newton", LANDSCAPES[landscape]) >= 0.1


@pytest.mark.parametrize("landscape", ["logistic_regression", "huber_regression"])
def test_newton_is_damped_where_it_would_leap_away(landscape):
    surface = LANDSCAPES[landscape]
    rate = working_learning_rate("newton", surface)
    assert trace("newton", surface, steps=500, learning_rate=1.0).outcome.kind == "diverged"
    assert rate < 1.0
    assert trace("newton", surface, steps=500, learning_rate=rate).outcome.kind == "converged"


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_it_lies_on_the_slider(optimizer):
    field = OPTIMIZERS[optimizer].fields["learning_rate"]
    for landscape in LANDSCAPES.values():
        assert field.low <= working_learning_rate(optimizer, landscape) <= field.high
