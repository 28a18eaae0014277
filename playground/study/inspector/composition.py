"""From executed statements to lines for the reader: values get their names, and needless lines are left out."""

import ast
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from playground.study.inspector import figures
from playground.study.inspector.line import Line
from playground.study.inspector.notation import Notation
from playground.study.inspector.rule import Assignment, Execution, parameters
from playground.study.inspector.writer import POWER, SUM, Writer

POINT = "x"
AXES = ("x", "y")


class Composition:
    """Turns executed statements into lines: decides how each value is called, and which lines are left out."""

    def __init__(self, execution: Execution, notation: Notation, fields: tuple[str, ...], recorded: Mapping[str, Any]):
        self.execution, self.notation, self.recorded = execution, notation, recorded
        first, gradient = parameters(execution.function)[:2]
        self.symbols = {first: "x_{t-1}", gradient: self.notation.symbol("g", "t"), "t": "t"}
        self.value_counts = {first: 1, gradient: 1}
        self.aliases: dict[str, ast.expr] = {}
        self.letters = Writer(self._letter, r"\,")
        self.last = {assignment.name: i for i, assignment in enumerate(execution.assignments)}
        self.roles = {}
        for field, part in zip(fields, execution.ending.state, strict=False):
            if isinstance(part, ast.Name) and part.id in self.last:
                self.roles[self.last[part.id]] = f"state.{field}"
        end = execution.ending.point.expression
        self.ends_with = self.last.get(end.id) if isinstance(end, ast.Name) else None
        if self.ends_with is not None:
            self.roles[self.ends_with] = POINT

    def lines(self, left_out: set[str]) -> list[Line]:
        """All lines; the reason behind a line that is left out is given with the next one that is shown."""
        found: list[Line] = []
        because: tuple[ast.expr, ...] = ()
        for i, assignment in enumerate(self.execution.assignments):
            role = self.roles.get(i)
            if role is None and isinstance(assignment.expression, ast.Name | ast.Attribute):
                self.symbols[assignment.name] = self.letters.write(assignment.expression)
                self._note_alias(assignment)
                because += assignment.because
            elif assignment.name not in left_out or role == POINT:
                found.append(self._named_line(replace(assignment, because=because + assignment.because), role))
                because = ()
        if self.ends_with is None:
            found.append(replace(self.line(self.execution.ending.point, "x_{t}"), value=self.recorded[POINT]))
        return [line for line in found if line.letters != line.name]

    def _note_alias(self, assignment: Assignment) -> None:
        """Remembers what the name is an alias of, unless a later line of the rule may change that."""
        target = self._resolved(assignment.expression)
        if isinstance(target, ast.Name) and target.id != "t":
            self.aliases.pop(assignment.name, None)
        else:
            self.aliases[assignment.name] = target

    def _resolved(self, node: ast.expr) -> ast.expr:
        """What a name is an alias of, if that is a setting, a field of the state or the step."""
        return self.aliases.get(node.id, node) if isinstance(node, ast.Name) else node

    def _named_line(self, assignment: Assignment, role: str | None) -> Line:
        if role == POINT:
            name = "x_{t}"
        elif role:
            name = self.notation.symbol(role.removeprefix("state."), "t")
        else:
            step = "t-1" if assignment.name == POINT else "t"
            name = self.notation.symbol(assignment.name, step, self.value_counts.get(assignment.name, 0))
        line = self.line(assignment, name)
        self.aliases.pop(assignment.name, None)
        self.symbols[assignment.name] = name
        self.value_counts[assignment.name] = self.value_counts.get(assignment.name, 0) + 1
        return replace(line, value=self.recorded[role]) if role else line

    def line(self, assignment: Assignment, name: str) -> Line:
        """The assignment as a line of this name."""
        numbers = Writer(lambda node: _number(self._resolved(node), assignment.values), r" \cdot ")
        return Line(
            name,
            self.letters.write(assignment.expression),
            numbers.write(assignment.expression),
            assignment.value,
            tuple(self.letters.write(test) for test in assignment.because),
            assignment.expression,
            assignment.values,
            assignment.place,
        )

    def _letter(self, node: ast.expr) -> tuple[str, int]:
        if isinstance(node, ast.Constant):
            return figures.exact(cast(float, node.value)), POWER + 1
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            notation, of_state = self.notation, node.value.id == "state"
            return notation.symbol(node.attr, "t-1") if of_state else notation.setting(node.attr), POWER + 1
        if (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Name)
            and isinstance(node.slice, ast.Constant)
        ):
            return f"{self.symbols[node.value.id][:-1]},{AXES[cast(int, node.slice.value)]}}}", POWER + 1
        if isinstance(node, ast.Name):
            return self.symbols.get(node.id, node.id), POWER + 1
        return "", POWER + 1


def _number(node: ast.expr, values: Mapping[str, Any]) -> tuple[str, int]:
    """A name's value, with all digits if it is a hyperparameter."""
    if isinstance(node, ast.Constant):
        return figures.exact(cast(float, node.value)), POWER + 1
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and isinstance(node.slice, ast.Constant):
        value = values[node.value.id][node.slice.value]
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        value = getattr(values[node.value.id], node.attr)
        if node.value.id == "h":
            return _with_precedence(figures.exact(value))
    elif isinstance(node, ast.Name):
        value = values[node.id]
        if node.id == "t":
            return f"{value:.0f}", POWER + 1
    else:
        return "", POWER + 1
    return _with_precedence(figures.rounded(value))


def _with_precedence(number: str) -> tuple[str, int]:
    """A number and its precedence: one with a sign or a power of ten may need brackets."""
    if number.startswith(r"\left("):
        return number, POWER + 1
    return number, SUM if number.startswith("-") else POWER if "10^" in number else POWER + 1
