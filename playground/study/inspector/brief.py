"""The account of a step that is a search in itself, too long to be shown line by line."""

import ast
from typing import Any

import numpy as np

from optimizers import Run
from optimizers.engine import Search
from playground.study.inspector import figures
from playground.study.inspector.line import Line
from playground.study.inspector.notation import Notation

_NOTHING = ast.Constant(None)


def brief_account(search: Search, notation: Notation, run: Run, step: int) -> list[Line]:
    """What was recorded of the step: its last direction and step length, what else the search names, the next point."""
    names = (search.direction, search.length, *search.others)
    recorded = {name: run.state[name][step + 1] for name in names}
    values = {name: value if name == search.direction else value[0] for name, value in recorded.items()}
    letters = {name: notation.symbol(name, "t") for name in names}
    lines = [_line(letters[name], value) for name, value in values.items()]
    before, after = run.points[step], run.points[step + 1]
    direction, length = values[search.direction], values[search.length]
    if counts(search, run, step)[0] == 1 and np.array_equal(before + length * direction, after):
        expression = ast.parse(f"x + {search.length} * {search.direction}", mode="eval").body
        formula = rf"x_{{t-1}} + {letters[search.length]}\,{letters[search.direction]}"
        numbers = rf"{figures.rounded(before)} + {figures.rounded(length)} \cdot {lines[0].result}"
        return [*lines, Line("x_{t}", formula, numbers, after, (), expression, {"x": before, **values}, (0, "x"))]
    return [*lines, _line("x_{t}", after)]


def counts(search: Search, run: Run, step: int) -> tuple[int, int]:
    """Iterations and evaluations of the step."""

    def count(name: str) -> int:
        return int(run.state[name][step + 1, 0] - run.state[name][step, 0])

    return count(search.iterations), count(search.evaluations)


def _line(name: str, value: Any) -> Line:
    return Line(name, "", "", value, (), _NOTHING, {}, (0, name))
