"""The learning rates that the page begins with: every method visibly descends on every surface."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.surface import draw_surface
from playground.tuning import working_learning_rate


@pytest.mark.parametrize("landscape", sorted(LANDSCAPES))
@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_it_visibly_descends(optimizer, landscape):
    """At least half of the way down from the start to the lowest loss on the map, before it leaves the map."""
    surface = LANDSCAPES[landscape]
    run = trace(optimizer, surface, learning_rate=working_learning_rate(optimizer, landscape))
    on_map = np.cumprod([surface.contains(tuple(point)) for point in run.points]).astype(bool)
    fall = run.losses[0] - run.losses[on_map].min()
    assert fall >= 0.5 * (run.losses[0] - draw_surface(surface).low)


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_it_lies_on_the_slider(optimizer):
    field = OPTIMIZERS[optimizer].fields["learning_rate"]
    for landscape in LANDSCAPES:
        assert field.low <= working_learning_rate(optimizer, landscape) <= field.high
