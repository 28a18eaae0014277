"""The gradient's formula is the one line of the landscape's file."""

import ast
import inspect

import pytest

from landscapes import LANDSCAPES
from playground.study.inspector.gradient_formula import gradient_formula


def test_rosenbrocks():
    formula = gradient_formula(LANDSCAPES["rosenbrock"])
    assert r"-2\,\left(a - x\right) - 4\,b\,x\,\left(y - x^2\right)" in formula
    assert r"&= 2\,b\,\left(y - x^2\right)" in formula


@pytest.mark.parametrize("landscape", [key for key, surface in LANDSCAPES.items() if gradient_formula(surface)])
def test_only_one_line_in_letters_is_told(landscape):
    surface = LANDSCAPES[landscape]
    formula = gradient_formula(surface)
    lines = ast.parse(inspect.getsource(surface.formulas.gradient)).body[0].body
    assert len(lines) == 1
    for name in surface.parameters:
        assert name in formula or name not in inspect.getsource(surface.formulas.gradient).partition("\n")[2]
