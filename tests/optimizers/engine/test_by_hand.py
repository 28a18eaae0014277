"""Landscapes made by hand, as in a notebook: no file in landscapes/, no key, formulas that change from cell to cell."""

import numpy as np
import pytest

from optimizers import OPTIMIZERS, trace
from tests.optimizers.engine.by_hand import parabola
from tests.optimizers.engine.house import House

# Two cells of a notebook: code that is in no file, run again and again with another formula.
NOTEBOOK = """
import json
from landscapes.core import CriticalPoints, Formulas, Landscape
from optimizers import trace

def square(x):
    return {factor} * x * x

bowl = Landscape(
    title="Bowl", about="", family="", formula="", source="", domain=((-9.0, 9.0), (-9.0, 9.0)), start=(1.0, 2.0),
    formulas=Formulas(
        value=lambda x, y: square(x) + square(y),
        gradient=lambda x, y: (2 * {factor} * x, 2 * {factor} * y),
        hessian=None,
        critical_points=CriticalPoints,
    ),
)
run = trace("gradient_descent", bowl, steps=1, learning_rate=0.125)
print(json.dumps([run.losses[0], *run.points[1]]))
"""


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_method_descends_it(optimizer):
    run = trace(optimizer, parabola(), steps=5)
    assert run.losses[-1] < run.losses[0]


def test_two_formulas_from_one_place_in_the_source_are_two_landscapes():
    for steepness in (1.0, 3.0, 1.0):
        run = trace("gradient_descent", parabola(steepness), start=(1.0, 0.5), steps=1, learning_rate=0.25)
        np.testing.assert_array_equal(run.gradients[0], (steepness, steepness / 2))
        np.testing.assert_array_equal(run.points[1], (1 - steepness / 4, (1 - steepness / 4) / 2))


def test_a_formula_may_use_a_function_beside_it():
    """The parabola's value calls a function that is defined within the same function."""
    assert trace("gradient_descent", parabola(2.0), start=(3.0, 1.0), steps=1).losses[0] == 10.0


def test_a_notebook_run_again_with_another_formula(tmp_path):
    """Both leave compiled code in one cache, and neither finds the other's."""
    house = House(tmp_path)
    for factor in (1.0, 2.0, 1.0):
        assert house.run(NOTEBOOK.format(factor=factor)) == [5 * factor, 1 - factor / 4, 2 - factor / 2]
