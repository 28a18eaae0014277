"""The size of a picture: a field of two whole numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from registry import FieldError, Message, Number


@dataclass(frozen=True)
class Size:
    """Width and height in px.

    options: the sizes that a menu offers, the default among them. at_least, at_most: what either side may be.
    """

    default: tuple[int, int]
    options: tuple[tuple[int, int], ...]
    help: str
    at_least: int
    at_most: int
    label: str = ""

    @property
    def side(self) -> Number:
        """The field of either of them."""
        limits: Any = {"at_least": self.at_least, "at_most": self.at_most, "integer": True}
        return Number(self.default[0], self.at_least, self.at_most, self.help, **limits)

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        return Message(
            "must be width x height in px, like {size}, each from {low} to {high}",
            size=self.write(self.default),
            low=self.at_least,
            high=self.at_most,
        )

    def check(self, name: str, value: object) -> tuple[int, int]:
        """The size as two ints. Raises FieldError if it is not allowed."""
        try:
            width, height = value if isinstance(value, Iterable) else ()
            return int(self.side.check(name, width)), int(self.side.check(name, height))
        except ValueError:
            raise FieldError(name, value, self.allowed) from None

    def parse(self, name: str, text: str) -> tuple[int, int]:
        """The size written as width x height. Raises FieldError if it is none or not allowed."""
        sides = re.fullmatch(r"(\d+)x(\d+)", text, re.ASCII)
        try:
            return self.check(name, [int(side) for side in sides.groups()] if sides else ())
        except ValueError:
            raise FieldError(name, text, self.allowed) from None

    def write(self, value: tuple[int, int]) -> str:
        """The text that parse() reads back."""
        return "{}x{}".format(*value)
