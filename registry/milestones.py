"""Milestones: the steps at which something happens, in rising order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from registry.field import FieldError, Number
from registry.message import Message

LATEST = 10_000_000


@dataclass(frozen=True)
class Milestones:
    """One step or several, written with commas between them.

    high: the end of the slider of a single one. at_least: the first step that can be one.
    distinct: each must come after the one before; otherwise they are sorted, and a step may be repeated.
    count: how many there must be; None for one or more.
    """

    default: tuple[int, ...]
    high: int
    help: str
    label: str = ""
    at_least: int = 0
    distinct: bool = False
    count: int | None = None

    @property
    def step(self) -> Number:
        """The field of a single step."""
        default, low = self.default[0], self.at_least
        limits: Any = {"at_least": low, "at_most": LATEST, "integer": True, "label": self.label}
        return Number(default, low, self.high, self.help, **limits)

    @property
    def single(self) -> bool:
        """Whether there is exactly one step."""
        return self.count == 1

    def of(self, count: int) -> "Milestones":
        """The same for this many steps, by default as far apart as the first is from the start."""
        first = self.default[0]
        return replace(self, count=count, default=tuple(first * i for i in range(1, count + 1)))

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        many = Message("whole numbers")
        if self.count is not None:
            many = Message.counted("one whole number", "{count} whole numbers", self.count)
        limits = {"numbers": many, "low": self.at_least, "high": LATEST}
        if self.distinct:
            return Message("must be {numbers} from {low} to {high}, each above the last", **limits)
        return Message("must be {numbers} from {low} to {high}", **limits)

    def check(self, name: str, value: object) -> tuple[int, ...]:
        """The steps as a tuple of rising ints; a single number counts as a list of one. Raises FieldError otherwise."""
        try:
            given = tuple(value) if isinstance(value, Iterable) else (value,)
            steps = tuple(int(self.step.check(name, one)) for one in given)
        except (FieldError, TypeError):
            raise FieldError(name, value, self.allowed) from None
        rising = not self.distinct or all(a < b for a, b in pairwise(steps))
        if not steps or not rising or self.count not in (None, len(steps)):
            raise FieldError(name, value, self.allowed)
        return tuple(sorted(steps))

    def parse(self, name: str, text: str) -> tuple[int, ...]:
        """The steps written with commas between them. Raises FieldError if they are not whole or not allowed."""
        try:
            return self.check(name, [int(part) for part in text.split(",")])
        except ValueError:
            raise FieldError(name, text, self.allowed) from None

    def write(self, value: tuple[int, ...]) -> str:
        """The steps with commas between them."""
        return ",".join(map(str, value))


def milestone_list(default: tuple[int, ...], high: int, help: str, **limits: Any) -> Any:
    """Milestones to stand as the default of a NamedTuple's field."""
    return Milestones(default, high, help, **limits)
