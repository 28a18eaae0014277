"""The record that every landscape file fills in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np

from landscapes.core.data import Samples, checked, standardised
from registry import FieldError, Number, must_be_one_of

Point = tuple[float, float]


class CriticalPoints(NamedTuple):
    """Where the gradient vanishes inside the domain, as far as known; each a tuple of (x, y).

    complete: whether there are no others on the map, nor minima on its edge or on a kink.
    """

    minima: tuple[Point, ...] = ()
    saddles: tuple[Point, ...] = ()
    maxima: tuple[Point, ...] = ()
    complete: bool = True


class Formulas(NamedTuple):
    """The mathematics of a landscape as plain functions of x, y and its arguments.

    value returns f; gradient (df/dx, df/dy); hessian (d2f/dx2, d2f/dxdy, d2f/dy2);
    critical_points is a function of the arguments alone.
    """

    value: Callable[..., Any]
    gradient: Callable[..., Any]
    hessian: Callable[..., Any]
    critical_points: Callable[..., CriticalPoints]


class Race(NamedTuple):
    """The race that shows what a landscape is for, from its start.

    shows: a sentence about what there is to see. rates: the methods that show it, by their keys, with their learning
    rates.
    """

    shows: str
    rates: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Landscape:
    """A loss over the plane.

    title: its name for people. about: the file's docstring, which begins with a sentence for students.
    formula: LaTeX of f. family: the group in which the picker shows it.
    domain: ((x low, x high), (y low, y high)), the map that is drawn; f is defined everywhere.
    axes: what the two coordinates are called. start: a good first point. parameters: the numbers that change the
    surface. values: their present values.
    table: more numbers that the formulas read, () where there are none; they take them as one argument after the
    parameters' values. data: the samples (x, y) behind a loss over data, out of which batches can be drawn, () where
    there are none; the formulas take them as their last argument.
    frame(data) -> (domain, start): the map that suits other data. targets: the only y there may be, if any.
    curve: what a point (u, v) of the plane predicts at x, by a name: line u x + v, logistic 1 / (1 + exp(-(u x + v))),
    tanh v tanh(u x). sample_loss: the loss of one sample, by the name under which the player in the browser knows it.
    sample_seconds: what the loss and the gradient of one sample take at most, on a slow processor.
    race: what a page begins with on it; None leaves methods and rates to the page.
    source: author, year and link. key: the file's name, filled in by the registry; one that has no file needs a key of
    its own too, under which its formulas are compiled.
    Two landscapes are equal if they have the same loss on the same map.
    Raises ValueError if the start or a minimum lies outside the domain.
    """

    title: str
    about: str
    family: str
    formula: str
    source: str
    domain: tuple[Point, Point]
    start: Point
    formulas: Formulas
    parameters: Mapping[str, Number] = field(default_factory=dict)
    values: tuple[float, ...] = ()
    table: tuple[float, ...] = ()
    data: Samples = ()
    frame: Callable[[Samples], tuple[tuple[Point, Point], Point]] | None = None
    targets: tuple[float, ...] = ()
    axes: tuple[str, str] = ("x", "y")
    curve: Literal["", "line", "logistic", "tanh"] = ""
    sample_loss: Literal["", "squared_line", "huber_line", "cross_entropy", "squared_tanh"] = ""
    sample_seconds: float = 6e-8
    race: Race | None = None
    key: str = ""

    def __post_init__(self) -> None:
        if not self.values:
            defaults = tuple(float(number.default) for number in self.parameters.values())
            object.__setattr__(self, "values", defaults)
        object.__setattr__(self, "table", _as_numbers(f"{self.title}: table", self.table))
        for kind, points in (("start", (self.start,)), ("minimum", self.minima)):
            for point in points:
                if not self.contains(point):
                    raise FieldError(f"{self.title}: {kind}", point, f"must lie in the domain {self.domain}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Landscape) and self._identity == other._identity

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:  # of up to thousands of samples
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[object, ...]:
        return self.key, self.formulas, self.values, self.table, self.data, self.domain, self.start

    @cached_property
    def arguments(self) -> tuple[Any, ...]:
        """What the formulas take after x and y: the parameters' values, then table and data if there are any."""
        return (*self.values, *(part for part in (self.table, self.data) if part))

    def value(self, x: Any, y: Any) -> Any:
        """The loss at (x, y): a float, or an array of the shape that x and y have together."""
        with np.errstate(all="ignore"):
            return self.formulas.value(x, y, *self.arguments)

    def gradient(self, x: Any, y: Any) -> Any:
        """(df/dx, df/dy), each of the shape that x and y have together."""
        with np.errstate(all="ignore"):
            return _shaped(x, y, self.formulas.gradient(x, y, *self.arguments))

    def hessian(self, x: Any, y: Any) -> Any:
        """(d2f/dx2, d2f/dxdy, d2f/dy2), each of the shape that x and y have together."""
        with np.errstate(all="ignore"):
            return _shaped(x, y, self.formulas.hessian(x, y, *self.arguments))

    def with_parameters(self, **changes: float) -> "Landscape":
        """The same landscape with other parameters. Raises ValueError for an unknown name or a value without sense."""
        values = dict(zip(self.parameters, self.values, strict=True))
        for name, value in changes.items():
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none: it has no parameters"
                raise FieldError(f"{self.key}: parameter", name, f"must be one of {known}")
            values[name] = self.parameters[name].check(f"{self.key}.{name}", value)
        return replace(self, values=tuple(values.values()))

    def with_data(self, x: Sequence[float], y: Sequence[float]) -> "Landscape":
        """The same loss over other samples, on a map that suits them, without a race: its rates suit its own samples.

        Raises ValueError, naming what is wrong, if there is no data in this landscape or these make no sense for it.
        """
        if self.frame is None:
            raise FieldError(f"{self.key}: data", "given", "is taken by losses over data only")
        data = checked(x, y)
        for _, target in data:
            if self.targets and target not in self.targets:
                raise FieldError("data.y", target, must_be_one_of([f"{value:g}" for value in self.targets]))
        domain, start = self.frame(data)
        return replace(self, data=data, domain=domain, start=start, race=None)

    def standardised(self) -> "Landscape":
        """The same loss over its samples with x at mean 0 and standard deviation 1; y stays as it is.

        Where x is far from 0, or wide, least squares is much steeper along one direction than along another; over
        standardised x its Hessian is the identity and its bowl is round (Y. LeCun, L. Bottou, G. B. Orr and K.-R.
        Mueller, 1998, Efficient BackProp, section 4.3). Raises FieldError where there is no data.
        """
        if not self.data:
            raise FieldError(f"{self.key}: data", "none", "can be standardised in losses over data only")
        x, y = zip(*self.data, strict=True)
        return self.with_data(standardised(x), y)

    @cached_property
    def critical_points(self) -> CriticalPoints:
        """The known critical points, each kind as a tuple of (x, y)."""
        return self.formulas.critical_points(*self.arguments)

    @cached_property
    def minima(self) -> tuple[Point, ...]:
        """The known minima as (x, y), the lowest first."""
        return tuple(sorted(self.critical_points.minima, key=lambda point: self.value(*point)))

    @property
    def saddles(self) -> tuple[Point, ...]:
        """The known saddle points as (x, y)."""
        return self.critical_points.saddles

    @property
    def maxima(self) -> tuple[Point, ...]:
        """The known maxima as (x, y)."""
        return self.critical_points.maxima

    @property
    def diagonal(self) -> float:
        """The length of the map's diagonal, in data units."""
        (x_low, x_high), (y_low, y_high) = self.domain
        return float(np.hypot(x_high - x_low, y_high - y_low))

    def is_lowest(self, minimum: Point) -> bool:
        """Whether a minimum is one of the lowest that are known, up to rounding."""
        lowest = self.value(*self.minima[0])
        return bool(self.value(*minimum) <= lowest + 1e-9 * (1 + abs(lowest)))

    def contains(self, point: Point) -> bool:
        """Whether (x, y) lies on the map, edges included."""
        (x_low, x_high), (y_low, y_high) = self.domain
        return x_low <= point[0] <= x_high and y_low <= point[1] <= y_high


def _as_numbers(name: str, numbers: Iterable[Any]) -> tuple[float, ...]:
    try:
        return tuple(map(float, numbers))
    except (TypeError, ValueError):
        raise FieldError(name, numbers, "must be numbers in one row") from None


def _shaped(x: Any, y: Any, components: tuple[Any, ...]) -> tuple[Any, ...]:
    if isinstance(x, np.ndarray) or isinstance(y, np.ndarray):
        shape = np.broadcast_shapes(np.shape(x), np.shape(y))
        return tuple(np.array(np.broadcast_to(component, shape)) for component in components)
    return components
