"""Whatever a visitor adds goes downhill at once: from a method's own defaults, and at the rate the page begins with."""

import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.settings.tuning import working_learning_rate

STEPS = 500
ROSENBROCK = LANDSCAPES["rosenbrock"]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_defaults_descend_visibly(optimizer):
    losses = trace(optimizer, ROSENBROCK, steps=STEPS).losses
    assert losses[-1] < 0.9 * losses[0]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_page_begins_with_a_rate_that_works(optimizer):
    rate = working_learning_rate(optimizer, ROSENBROCK)
    losses = trace(optimizer, ROSENBROCK, steps=STEPS, learning_rate=rate).losses
    assert losses[-1] < 0.5 * losses[0]
