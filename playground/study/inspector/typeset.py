"""The account of a step set as one block of LaTeX: letters, below them the numbers for x and for y."""

from collections.abc import Callable, Iterator

from optimizers import Optimizer, Run
from playground.study.inspector import figures
from playground.study.inspector.composition import AXES
from playground.study.inspector.line import Line
from playground.words.study import STUDY

WIDE = 120  # characters of LaTeX, about as many as fit beside the other forms


def typeset(optimizer: Optimizer, run: Run, step: int, columns: list[list[Line]]) -> str:
    """The whole step: where the gradient was taken, the lines of the rule, the next point and its loss."""
    ahead, lines = _split(columns) if optimizer.look_ahead else ([], columns)
    rows = [*_rows(ahead), *_gradient(optimizer, run, step), *_rows(lines)]
    if len(columns) == len(AXES):
        rows.append([r"\left(x_{t},\ y_{t}\right)", f"= {figures.rounded(run.points[step + 1])}"])
    rows.append([r"f\left(x_{t}\right)", f"= {figures.rounded(run.losses[step + 1])}"])
    body = "".join(_set(row) for row in rows)
    return rf"\begin{{aligned}}{body}\end{{aligned}}"


def _set(row: list[str]) -> str:
    """A name and what it equals, line by line, with some space after it."""
    name, *parts = row
    above = "".join(f"&{part}{_below(part, 0.2)}" for part in parts[:-1])
    return f"{name} {above}&{parts[-1]}{_below(parts[-1], 0.6)}"


def _below(part: str, room: float) -> str:
    """The end of a line. room: the space below it in em; a fraction, which hangs lower, gets more."""
    room += 0.35 if r"\frac" in part else 0.0
    return rf"\\[{room:.2f}em]"


def _split(columns: list[list[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """The first line of each column, which looks ahead, and the others."""
    return [column[:1] for column in columns], [column[1:] for column in columns]


def _gradient(optimizer: Optimizer, run: Run, step: int) -> Iterator[list[str]]:
    """The gradient that the rule saw; with noise, also what it was made of."""
    used, surface = run.used_gradients[step], run.gradients[step]
    where = r"\tilde x_{t}" if optimizer.look_ahead else "x_{t-1}"
    if optimizer.look_ahead or (used == surface).all():
        yield ["g_{t}", rf"= \nabla f\left({where}\right) = {figures.rounded(used)}"]
        return
    noise = rf"{figures.rounded(surface)} + {figures.rounded(used - surface)}"
    words = rf"\quad\text{{({STUDY['batch' if run.landscape.data else 'noise']})}}"
    yield ["g_{t}", rf"= \nabla f\left({where}\right) + \xi_t {words}", f"= {noise} = {figures.rounded(used)}"]


def _rows(columns: list[list[Line]]) -> Iterator[list[str]]:
    """The rows in the order of the rule; what is the same for both coordinates appears once."""
    by_place = [{line.place: line for line in column} for column in columns]
    for place in sorted({place for column in by_place for place in column}, key=_order(columns)):
        found = [(axis, column[place]) for axis, column in zip(AXES, by_place, strict=False) if place in column]
        lines = [line for _, line in found]
        if len(columns) == 1 or (len(found) == len(AXES) and lines[0].same_as(lines[1])):
            yield [lines[0].name, *_letters(lines[0]), *_on_two_lines(lines[0])]
        elif len(found) == len(AXES) and lines[0].letters == lines[1].letters:
            yield [lines[0].name, *_letters(lines[0]), *(_of_axis(axis, line) for axis, line in found)]
        else:
            for axis, line in found:
                yield [line.name, *_letters(line), _of_axis(axis, line)]


def _order(columns: list[list[Line]]) -> Callable[[tuple[int, str]], int]:
    """The sort key of a place: when the rule reached it, in the longer account first."""
    met: dict[tuple[int, str], int] = {}
    for column in sorted(columns, key=len, reverse=True):
        for line in column:
            met.setdefault(line.place, len(met))
    return lambda place: met[place]


def _letters(line: Line) -> list[str]:
    because = "".join(rf"\quad\text{{{STUDY['because']} }}{test}" for test in line.because)
    return [f"= {line.letters}{because}"] if line.letters else []


def _of_axis(axis: str, line: Line) -> str:
    return rf"\;\;\, \textcolor{{gray}}{{{axis}}}\quad {_numbers(line)}"


def _on_two_lines(line: Line) -> list[str]:
    """The numbers, with their value on a second line if one would be too wide."""
    numbers = _numbers(line)
    return [f"= {line.numbers}", f"= {line.result}"] if len(numbers) > WIDE else [numbers]


def _numbers(line: Line) -> str:
    if not line.numbers or line.numbers == line.result:
        return f"= {line.result}"
    return f"= {line.numbers} = {line.result}"
