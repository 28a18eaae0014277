"""The account of a step that is a search of its own, and too long to be told line by line."""

import ast
from typing import Any

import numpy as np

from optimizers import Optimizer, Run
from playground.study.inspector import figures
from playground.study.inspector.line import Line
from playground.study.inspector.notation import Notation
from playground.study.inspector.rule import definition

_NOTHING = ast.Constant(None)
SHOWN = ("direction", "length", "pairs")


def is_search(optimizer: Optimizer) -> bool:
    """Whether the rule has loops."""
    return any(isinstance(node, ast.While | ast.For) for node in ast.walk(definition(optimizer.step)))


def brief_account(optimizer: Optimizer, run: Run, step: int) -> list[Line]:
    """What was recorded of the step: its last direction and step length, the pairs remembered, the next point."""
    values = {name: run.state[name][step + 1] for name in SHOWN}
    letters = {name: Notation(optimizer.letters).symbol(name, "t") for name in SHOWN}
    lines = [_line(letters[name], value[0] if name != "direction" else value) for name, value in values.items()]
    before, after = run.points[step], run.points[step + 1]
    move = values["length"] * values["direction"]
    names = {"x": before, "direction": values["direction"], "length": values["length"][0]}
    if counts(run, step)[0] == 1 and np.array_equal(before + move, after):
        expression = ast.parse("x + length * direction", mode="eval").body
        numbers = rf"{figures.rounded(before)} + {figures.rounded(names['length'])} \cdot {lines[0].result}"
        return [*lines, Line("x_{t}", r"x_{t-1} + \ell_{t}\,p_{t}", numbers, after, (), expression, names, (0, "x"))]
    return [*lines, _line("x_{t}", after)]


def counts(run: Run, step: int) -> tuple[int, int]:
    """Iterations and evaluations of the step."""

    def made(name: str) -> int:
        return int(run.state[name][step + 1, 0] - run.state[name][step, 0])

    return made("iterations"), made("evaluations")


def _line(name: str, value: Any) -> Line:
    return Line(name, "", "", value, (), _NOTHING, {}, (0, name))
