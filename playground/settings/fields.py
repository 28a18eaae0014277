"""Fields of the page that are more than one number: a place on the map, a camera, lists of names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from registry import FieldError, Message, Milestones, Number, listed


@dataclass(frozen=True)
class Place:
    """A point on the map, edges included. axes: what its two coordinates are called."""

    domain: tuple[tuple[float, float], tuple[float, float]]
    axes: tuple[str, str] = ("x", "y")

    @property
    def numbers(self) -> list[Number]:
        """The fields of its two coordinates."""
        return [Number(0.0, low, high, "", at_least=low, at_most=high) for low, high in self.domain]

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        (x_low, x_high), (y_low, y_high) = self.domain
        ends = {"x_low": x_low, "x_high": x_high, "y_low": y_low, "y_high": y_high}
        return Message(
            "must be two numbers {x},{y} with {x} from {x_low} to {x_high} and {y} from {y_low} to {y_high}",
            **dict(zip("xy", self.axes, strict=True)),
            **{name: f"{end:g}" for name, end in ends.items()},
        )

    def check(self, name: str, value: object) -> tuple[float, float]:
        """The place as two floats. Raises FieldError if it is not on the map."""
        if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
            raise FieldError(name, value, self.allowed)
        try:
            x, y = (axis.check(name, coordinate) for axis, coordinate in zip(self.numbers, value, strict=True))
        except FieldError:
            raise FieldError(name, value, self.allowed) from None
        return x, y

    def parse(self, name: str, text: str) -> tuple[float, float]:
        """The place written as x,y."""
        try:
            return self.check(name, [float(part) for part in text.split(",")])
        except ValueError:
            raise FieldError(name, text, self.allowed) from None

    def write(self, value: tuple[float, float]) -> str:
        """x,y with all digits."""
        return ",".join(Number(0.0, 0.0, 1.0, "").write(coordinate) for coordinate in value)


@dataclass(frozen=True)
class Camera:
    """The viewpoint of a surface: azimuth and elevation in degrees, zoom."""

    azimuth: Number
    elevation: Number
    zoom: Number

    @property
    def numbers(self) -> tuple[Number, Number, Number]:
        """The three fields in the order of a camera's values."""
        return self.azimuth, self.elevation, self.zoom

    @property
    def default(self) -> tuple[float, ...]:
        """The viewpoint that every visit begins with."""
        return tuple(number.default for number in self.numbers)

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        ends = [f"{end:g}" for number in self.numbers for end in (number.at_least, number.at_most)]
        return Message(
            "must be three numbers azimuth,elevation,zoom from {a} to {b}, {c} to {d} and {e} to {f}",
            **dict(zip("abcdef", ends, strict=True)),
        )

    def check(self, name: str, value: object) -> tuple[float, ...]:
        """The camera as three floats. Raises FieldError if one of them is not allowed."""
        if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 3:
            raise FieldError(name, value, self.allowed)
        try:
            return tuple(number.check(name, part) for number, part in zip(self.numbers, value, strict=True))
        except FieldError:
            raise FieldError(name, value, self.allowed) from None

    def parse(self, name: str, text: str) -> tuple[float, ...]:
        """The camera written as azimuth,elevation,zoom."""
        try:
            return self.check(name, [float(part) for part in text.split(",")])
        except ValueError:
            raise FieldError(name, text, self.allowed) from None

    def write(self, value: tuple[float, ...]) -> str:
        """azimuth,elevation,zoom with all digits."""
        return ",".join(number.write(part) for number, part in zip(self.numbers, value, strict=True))


@dataclass(frozen=True)
class Keys:
    """A list of names out of a registry, repetitions allowed."""

    options: tuple[str, ...]
    most: int
    least: int = 1
    default: tuple[str, ...] = ()

    def allowed(self, wanted: Iterable[object] = ()) -> str:
        """The allowed values in words; of many names, those nearest to the wanted ones."""
        return Message(
            "must be {least} to {most} of {names}", least=self.least, most=self.most, names=listed(self.options, wanted)
        )

    def check(self, name: str, value: Any) -> tuple[str, ...]:
        """The names as a tuple. Raises FieldError if one is unknown or there are too many or none."""
        known = isinstance(value, Sequence) and all(key in self.options for key in value)
        if not known or not self.least <= len(value) <= self.most:
            raise FieldError(name, value, self.allowed(value if isinstance(value, Sequence) else ()))
        return tuple(value)

    def parse(self, name: str, text: str) -> tuple[str, ...]:
        """The names written with commas between them."""
        try:
            return self.check(name, text.split(","))
        except FieldError as problem:
            raise FieldError(name, text, problem.allowed) from None

    def write(self, value: tuple[str, ...]) -> str:
        """The names with commas between them."""
        return ",".join(value)


@dataclass(frozen=True)
class Colours:
    """The place in the palette of each of `count` entries: different ones out of `most`. By default in their order."""

    count: int
    most: int

    @property
    def default(self) -> tuple[int, ...]:
        """The first places."""
        return tuple(range(self.count))

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        return Message(
            "must be {count} different whole numbers from 0 to {last}, one for each optimizer",
            count=self.count,
            last=self.most - 1,
        )

    def check(self, name: str, value: Any) -> tuple[int, ...]:
        """The places as a tuple. Raises FieldError if one is unknown, or taken, or missing."""
        known = isinstance(value, Sequence) and all(place in range(self.most) for place in value)
        if not known or len(value) != self.count or len(set(value)) < self.count:
            raise FieldError(name, value, self.allowed)
        return tuple(int(place) for place in value)

    def parse(self, name: str, text: str) -> tuple[int, ...]:
        """The places written with commas between them."""
        parts = text.split(",")
        if not all(part.isdecimal() and len(part) < 3 for part in parts):
            raise FieldError(name, text, self.allowed)
        try:
            return self.check(name, [int(part) for part in parts])
        except FieldError:
            raise FieldError(name, text, self.allowed) from None

    def write(self, value: tuple[int, ...]) -> str:
        """The places with commas between them."""
        return ",".join(str(place) for place in value)


@dataclass(frozen=True)
class Subset:
    """Any of a few names, in the order of the options. most: how many at most, if there is a limit."""

    options: tuple[str, ...]
    help: str
    default: tuple[str, ...] = ()
    most: int | None = None

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        names = ", ".join(self.options)
        if self.most is None:
            return Message("must be any of {names}, each once", names=names)
        return Message("must be at most {most} of {names}, each once", most=self.most, names=names)

    def check(self, name: str, value: Any) -> tuple[str, ...]:
        """The names as a tuple. Raises FieldError if one is unknown or repeated, or if there are too many."""
        known = isinstance(value, Sequence) and all(key in self.options for key in value)
        most = len(self.options) if self.most is None else self.most
        if not known or isinstance(value, str) or len(set(value)) < len(value) or len(value) > most:
            raise FieldError(name, value, self.allowed)
        return tuple(option for option in self.options if option in value)

    def parse(self, name: str, text: str) -> tuple[str, ...]:
        """The names written with commas between them."""
        try:
            return self.check(name, text.split(",") if text else [])
        except FieldError:
            raise FieldError(name, text, self.allowed) from None

    def write(self, value: tuple[str, ...]) -> str:
        """The names with commas between them."""
        return ",".join(value)


def has_slider(field: Any) -> bool:
    """Whether the field's widget is a slider, which can be followed while it is dragged."""
    return isinstance(field, Number) or (isinstance(field, Milestones) and field.single)
