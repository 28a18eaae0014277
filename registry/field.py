"""Fields: what a value may be, the range of its slider, and the error if it is wrong.

Everything adjustable (a hyperparameter, a parameter of a surface, the number of steps) is described once by a field.
Sliders, links, the command line, checks and tests are made from that description.
"""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import reduce
from numbers import Real
from typing import Any, Literal, cast

from registry.listing import must_be_one_of
from registry.message import Message

LONGEST_SHOWN = 60  # characters of a name or a value that is refused


class FieldError(ValueError):
    """The error for a value that a field refuses: names the field, the value and what is allowed."""

    def __init__(self, field: str, value: object, allowed: str):
        self.field, self.value, self.allowed = field, value, allowed
        super().__init__(str(self.sentence))

    @property
    def sentence(self) -> Message:
        """The whole error, to be translated into any language."""
        return Message("{field} = {value}: {allowed}", field=_cut(self.field), value=self._shown, allowed=self.allowed)

    @property
    def _shown(self) -> str:
        if isinstance(self.value, Message):
            return Message("'{value}'", value=self.value)
        try:
            return _cut(repr(self.value))
        except ValueError:  # an int of thousands of digits
            return type(self.value).__name__


def _cut(text: str) -> str:
    """The text, shortened if it is too long to read."""
    return text if isinstance(text, Message) or len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."


@dataclass(frozen=True)
class Number:
    """A real or whole number.

    low, high, scale: the slider's range, no limit on the value itself; near_one is logarithmic in the distance from 1.
    label: a name for people, if the field's own name is not clear enough.
    at_least, above, at_most, below: limits of what makes mathematical sense; anything else is refused.
    """

    default: float
    low: float
    high: float
    help: str
    scale: Literal["linear", "log", "near_one"] = "linear"
    at_least: float = -math.inf
    above: float = -math.inf
    at_most: float = math.inf
    below: float = math.inf
    integer: bool = False
    label: str = ""

    def check(self, name: str, value: object) -> float:
        """The value as float (int for a whole-number field). Raises FieldError if it is not allowed."""
        if not isinstance(value, Real) or isinstance(value, bool):
            raise FieldError(name, value, self.allowed)
        try:
            real = float(value)
        except OverflowError:
            raise FieldError(name, value, self.allowed) from None
        inside = self.at_least <= real <= self.at_most and self.above < real < self.below
        if not (math.isfinite(real) and inside) or (self.integer and real != int(real)):
            raise FieldError(name, value, self.allowed)
        return int(cast(int, value)) if self.integer else real

    def parse(self, name: str, text: str) -> float:
        """The value written in text, checked. Raises FieldError if it is not a number or not allowed."""
        try:
            value = int(text) if self.integer else float(text)
        except ValueError:
            raise FieldError(name, text, self.allowed) from None
        return self.check(name, value)

    def write(self, value: float) -> str:
        """The shortest text that parse() reads back to the same value."""
        whole = self.integer or (value == int(value) and abs(value) < 1e15)
        return repr(int(value)) if whole else repr(float(value))

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        kind = Message("a whole number") if self.integer else Message("a finite number")
        limits = []
        if self.at_least > -math.inf:
            limits.append(Message("at least {limit}", limit=f"{self.at_least:g}"))
        if self.above > -math.inf:
            limits.append(Message("above {limit}", limit=f"{self.above:g}"))
        if self.at_most < math.inf:
            limits.append(Message("at most {limit}", limit=f"{self.at_most:g}"))
        if self.below < math.inf:
            limits.append(Message("below {limit}", limit=f"{self.below:g}"))
        if not limits:
            return Message("must be {kind}", kind=kind)
        both = reduce(lambda one, other: Message("{one} and {other}", one=one, other=other), limits)
        return Message("must be {kind} {limits}", kind=kind, limits=both)


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    default: bool
    help: str
    label: str = ""
    allowed = Message("must be true or false")

    def check(self, name: str, value: object) -> bool:
        """The value as bool; 0 and 1 pass. Raises FieldError otherwise."""
        if isinstance(value, Hashable) and value in (0, 1):  # NumPy's booleans are not Real
            return bool(value)
        raise FieldError(name, value, self.allowed)

    def parse(self, name: str, text: str) -> bool:
        """The value written in text as 1, 0, true or false. Raises FieldError otherwise."""
        written = {"1": True, "true": True, "0": False, "false": False}
        if text.lower() not in written:
            raise FieldError(name, text, self.allowed)
        return written[text.lower()]

    def write(self, value: bool) -> str:
        """1 or 0."""
        return "1" if value else "0"


@dataclass(frozen=True)
class Choice:
    """One of a few names."""

    default: str
    options: tuple[str, ...]
    help: str
    label: str = ""

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        return must_be_one_of(self.options)

    def check(self, name: str, value: object) -> str:
        """The value itself. Raises FieldError if it is not one of the options."""
        if not isinstance(value, str) or value not in self.options:
            raise FieldError(name, value, must_be_one_of(self.options, [value]))
        return value

    def parse(self, name: str, text: str) -> str:
        """The same as check: the text of a choice is the choice itself."""
        return self.check(name, text)

    def write(self, value: str) -> str:
        """The value itself."""
        return value


def number(default: float, low: float, high: float, help: str, **limits: Any) -> Any:
    """A Number to stand as the default of a NamedTuple's field (typed Any so that the field keeps its own type)."""
    return Number(default, low, high, help, **limits)


def flag(default: bool, help: str, label: str = "") -> Any:
    """A Flag to stand as the default of a NamedTuple's field."""
    return Flag(default, help, label)


def choice(default: str, options: tuple[str, ...], help: str, label: str = "") -> Any:
    """A Choice to stand as the default of a NamedTuple's field."""
    return Choice(default, options, help, label)
