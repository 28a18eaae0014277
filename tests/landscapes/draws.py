"""Random parameters and points on the map for the tests of the landscapes."""

import math

import numpy as np
import pytest
from hypothesis import assume, settings
from hypothesis import strategies as st

from landscapes import LANDSCAPES

every_landscape = pytest.mark.parametrize("name", LANDSCAPES)
some_draws = settings(max_examples=25, deadline=None, derandomize=True)
seeds = st.integers(0, 2**32 - 1)

WIDER = 3.0  # how far beyond the slider's range parameters are drawn, where they are allowed there


@st.composite
def landscapes(draw, name):
    """The landscape with random allowed parameters, on the sliders and beyond their ends."""
    land = LANDSCAPES[name]
    values = {key: draw(parameter_values(number)) for key, number in land.parameters.items()}
    try:
        return land.with_parameters(**values)
    except ValueError as error:
        assert "must lie in the domain" in str(error)  # the one thing that a single parameter's limits cannot say
        assume(False)


def parameter_values(number):
    """Values of one parameter, evenly on its slider's scale."""
    if number.scale == "log":
        low, high = number.low / WIDER, number.high * WIDER
        return st.floats(math.log(low), math.log(high)).map(math.exp).filter(lambda value: allowed(number, value))
    half, middle = (number.high - number.low) / 2.0, (number.high + number.low) / 2.0
    low, high = middle - WIDER * half, middle + WIDER * half
    return st.floats(low, high).filter(lambda value: allowed(number, value))


def allowed(number, value):
    """Whether the field accepts the value."""
    try:
        number.check("value", value)
    except ValueError:
        return False
    return True


def points(land, seed, count):
    """Points on the map as two arrays."""
    (x_low, x_high), (y_low, y_high) = land.domain
    random = np.random.default_rng(seed)
    return random.uniform(x_low, x_high, count), random.uniform(y_low, y_high, count)
