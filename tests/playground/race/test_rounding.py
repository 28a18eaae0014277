"""The size of rounding errors is right where the loss is known to many digits, and no true loss is taken for one."""

from fractions import Fraction

import numpy as np
import pytest

from landscapes import LANDSCAPES
from playground.race.rounding import resolvable_floor, rounding

POLYNOMIALS = {  # over fractions, which do not round
    "himmelblau": lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
    "booth": lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
    "goldstein_price": lambda x, y: (
        (1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y))
        * (30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y))
    ),
}


@pytest.mark.parametrize("name", POLYNOMIALS)
def test_it_is_as_large_as_the_errors_beside_the_minimum(name):
    """The differences from exact arithmetic within a few last digits of the minimum, or what one last digit changes."""
    surface, exact = LANDSCAPES[name], POLYNOMIALS[name]
    x, y = surface.minima[0]
    lowest = exact(Fraction(x), Fraction(y))
    steps = range(-2, 3)
    points = [(x + i * np.spacing(x), y + j * np.spacing(y)) for i in steps for j in steps]
    errors = [abs(surface.value(*point) - exact(*map(Fraction, point))) for point in points]
    changes = [exact(*map(Fraction, point)) - lowest for point in points]
    largest = float(max(*errors, *changes))
    assert largest / 20 < rounding(surface) < 100 * largest


@pytest.mark.parametrize("name", ["sphere", "ellipse", "matyas", "zakharov", "three_hump_camel"])
def test_losses_that_are_exact_down_to_zero_are_told(name):
    assert rounding(LANDSCAPES[name]) < 1e-50
    assert resolvable_floor(LANDSCAPES[name]) == 0


def test_losses_that_cancel_are_not_told_below_the_last_digit_of_their_terms():
    """Of Rastrigin's 20 - 20, as of Ackley's 20 + e - 20 - e, a few units of 4e-15 are left."""
    for name in ("rastrigin", "ackley"):
        assert 1e-15 < rounding(LANDSCAPES[name]) < 1e-13


def test_a_lowest_loss_that_is_rounding_is_zero():
    for name in ("levy13", "schwefel2d"):
        assert LANDSCAPES[name].value(*LANDSCAPES[name].minima[0]) > 0
        assert resolvable_floor(LANDSCAPES[name]) == 0


def test_a_small_lowest_loss_that_is_true_is_kept():
    surface = LANDSCAPES["cliff_step"]
    assert resolvable_floor(surface) == surface.value(*surface.minima[0]) > 0


def test_without_a_known_minimum_there_is_no_floor():
    assert resolvable_floor(LANDSCAPES["saddle"]) is None
    assert rounding(LANDSCAPES["saddle"]) == 0


@pytest.mark.parametrize("name", LANDSCAPES)
def test_it_is_a_small_part_of_what_there_is_to_see(name):
    surface = LANDSCAPES[name]
    losses = [surface.value(*corner) for corner in zip(*surface.domain, strict=True)]
    assert 0 <= rounding(surface) < 1e-5 * np.ptp([*losses, surface.value(*surface.start)])
