"""The learning rates that the page begins with: every method visibly descends on every surface, and keeps calm."""

from functools import cache

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.tuning import working_learning_rate

# Newton's method goes where the slope vanishes, uphill too; L-BFGS without a line search knows no way off a saddle.
GOES_ELSEWHERE = {"newton": lambda surface: not is_bowl_at_start(surface), "lbfgs": lambda surface: not surface.minima}


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
    """At least half as far as the slope under the start leads, before it leaves the map."""
    surface = LANDSCAPES[landscape]
    run = trace(optimizer, surface, steps=500, learning_rate=working_learning_rate(optimizer, landscape))
    on_map = np.cumprod([surface.contains(tuple(point)) for point in run.points]).astype(bool)
    assert run.losses[0] - run.losses[on_map].min() >= 0.5 * fall_of_the_flow(landscape) > 0


@pytest.mark.parametrize(("optimizer", "landscape"), PAIRS)
def test_it_does_not_burst_late(optimizer, landscape):
    """In the second half of the page's run the height over the floor never rises a thousandfold.

    Heights below a ten-thousand-millionth of the first one, which nobody sees, do not count.
    """
    surface = LANDSCAPES[landscape]
    run = trace(optimizer, surface, steps=500, learning_rate=working_learning_rate(optimizer, landscape))
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


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_newton_begins_undamped_wherever_that_holds(landscape):
    """At rate 1 unless it would end off the map or, where the start lies in a bowl, no lower than it began."""
    surface, rate = LANDSCAPES[landscape], working_learning_rate("newton", landscape)
    undamped = trace("newton", surface, steps=500, learning_rate=1.0)
    lower = undamped.losses[-1] < undamped.losses[0] or not is_bowl_at_start(surface)
    assert (rate == 1.0) == (surface.contains(tuple(undamped.points[-1])) and lower)


def test_damped_methods_end_on_the_map():
    for optimizer, landscape in [("newton", "logistic_regression"), ("newton", "huber_regression"), ("lbfgs", "levy")]:
        rate = working_learning_rate(optimizer, landscape)
        surface = LANDSCAPES[landscape]
        assert rate < 1.0
        assert surface.contains(tuple(trace(optimizer, surface, steps=500, learning_rate=rate).points[-1]))


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_it_lies_on_the_slider(optimizer):
    field = OPTIMIZERS[optimizer].fields["learning_rate"]
    for landscape in LANDSCAPES:
        assert field.low <= working_learning_rate(optimizer, landscape) <= field.high
