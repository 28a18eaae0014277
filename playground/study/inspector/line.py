"""One line of the account of a step."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.study.inspector import figures


@dataclass(frozen=True)
class Line:
    """One line of an account: name = letters = numbers = value, all LaTeX but the value.

    because: the conditions that led to this line, in letters. expression and values: what the numbers were made from.
    place: the line's place in the rule, the same for both coordinates.
    """

    name: str
    letters: str
    numbers: str
    value: Any
    because: tuple[str, ...]
    expression: ast.expr
    values: Mapping[str, Any]
    place: tuple[int, str]

    def same_as(self, other: "Line") -> bool:
        """Whether both read the same."""
        return (self.letters, self.numbers, self.result) == (other.letters, other.numbers, other.result)

    @property
    def result(self) -> str:
        """The value as LaTeX."""
        return figures.rounded(self.value)
