"""The records that an optimizer file and a schedule file fill in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, NamedTuple, cast

import numpy as np

from optimizers.engine.effort import Effort
from optimizers.engine.elsewhere import Form, Torch
from registry import Choice, Field, FieldError

Switch = Annotated[float, "1.0 or 0.0"]  # a field of a state that is not drawn as a number


class Search(NamedTuple):
    """What a step that is a search of its own records of it, as names of the state's fields.

    direction, length: of its last move. iterations, evaluations: how many there have been since the start.
    others: what else an account of the step lists.
    """

    direction: str
    length: str
    iterations: str
    evaluations: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Optimizer:
    """An update rule, written once for one coordinate, or for the whole point where that cannot be.

    title: its name for people. about: the file's docstring: a sentence for students, the source, where we differ.
    formula: LaTeX of the rule, or formula(h) -> LaTeX where settings switch parts of it on and off (engine/latex.py has
    pieces to build it of). source: author, year and link.
    step(x, g, state, t, h) -> (x, state): one coordinate's update number t = 1.0, 2.0, ...; g is the gradient there.
    hyperparameters: NamedTuple whose defaults are fields; the first is always learning_rate. h is one of these.
    state: NamedTuple of floats and Switches, zero at the start unless initial_state(x, h) -> state says otherwise.
    look_ahead(x, state, t, h) -> x: where the gradient is taken, if not at x itself.
    velocity(state, h): how far the memory of past gradients carries the point, as long as a step. moment: in its place
    the field of the state that averages past gradients and is as long as one of them.
    effective_rate(before, after, t, h): the learning rate that each axis has in step t, between these two states: what
    multiplies the gradient or its average. velocity and effective_rate take floats or arrays, are drawn and not
    compiled, and are None where the method has no such thing.
    sees: what step is given. "coordinate": floats, one coordinate at a time. "point": x, g and each field of the state
    are vectors over all coordinates. "surface": vectors, then two arguments more, step(x, g, state, t, h, surface,
    memory): surface answers optimizers.engine.loss_and_gradient and hessian, memory is the rule's own array of floats,
    zero at the start, that lasts from step to step. memory: the length of that array. effort(h): how much of it a step
    takes at most, where that is more than a Hessian.
    search: of a rule with loops, what is recorded of them; an account of a step lists that in place of its lines.
    leaps: its steps may cross the map, and its default learning rate is part of the method, as Newton's 1 is.
    convention: where papers and libraries differ, a sentence that says which form this is and where the other is found.
    forms: how libraries or the paper write the same step, where they write it otherwise.
    torch: the class of torch.optim that makes the same step, if there is one.
    letters: what names of its own are called in formulas, by name, in LaTeX; at a step they bear the step as an index,
    unless they have one, as x_0.
    stable(h) -> (limit, formula): of a method whose step on a bowl is linear, the learning rate beyond which it
    diverges there: the limit over the largest curvature L, and how that is written.
    key: the file's name, filled in by the registry.
    """

    title: str
    about: str
    formula: str | Callable[[Any], str]
    source: str
    step: Callable[..., Any]
    hyperparameters: Any
    state: Any
    initial_state: Callable[..., Any] | None = None
    look_ahead: Callable[..., Any] | None = None
    velocity: Callable[..., Any] | None = None
    moment: str = ""
    effective_rate: Callable[..., Any] | None = None
    sees: Literal["coordinate", "point", "surface"] = "coordinate"
    memory: int = 1
    effort: Callable[..., Effort] | None = None
    search: Search | None = None
    leaps: bool = False
    convention: str = ""
    forms: tuple[Form, ...] = ()
    torch: Torch | None = None
    stable: Callable[[Any], tuple[float, str]] | None = None
    letters: Mapping[str, str] = field(default_factory=dict, hash=False)
    key: str = ""

    @property
    def fields(self) -> dict[str, Field]:
        """The hyperparameters' fields by name."""
        return _fields(self.hyperparameters)

    @property
    def variables(self) -> list[str]:
        """The fields of the state that are numbers; a switch that is on or off is none."""
        return [name for name, kind in self.state.__annotations__.items() if kind is float]

    @property
    def inertia(self) -> str | None:
        """The hyperparameter that a schedule of the momentum moves (as in PyTorch), or None."""
        return next((name for name in ("beta1", "momentum", "beta") if name in self.fields), None)

    def written(self, values: Mapping[str, Any]) -> str:
        """LaTeX of the rule as it runs with these hyperparameters, all of them by name."""
        if isinstance(self.formula, str):
            return self.formula
        return self.formula(self.hyperparameters(*self.numbers(values).tolist()))

    def checked(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """All hyperparameters by name: the defaults with these changes. Raises ValueError naming what is wrong."""
        return _checked(self.key, self.fields, changes, "hyperparameter")

    def numbers(self, values: Mapping[str, Any]) -> np.ndarray:
        """The values as the rule's h, shape (hyperparameters,): flags are 0 or 1, choices their position."""
        return _numbers(self.fields, values)


@dataclass(frozen=True)
class Schedule:
    """How the learning rate changes from step to step.

    Fields as of Optimizer; settings is a NamedTuple whose defaults are fields, s is one of these. Either
    rates(steps, learning_rate, s) -> (steps,) array gives all rates before the run (and momenta(steps, s) -> (steps,)
    array or None the momenta, if the schedule moves these too), or
    observe(before, after, rate, state, s) -> (rate, state) gives the next rate from the losses before and after a step,
    with initial_state as the NamedTuple of floats to begin with.
    agree(owner, values) raises FieldError where settings that are allowed one by one do not fit together.
    """

    title: str
    about: str
    formula: str
    source: str
    settings: Any
    rates: Callable[..., np.ndarray] | None = None
    momenta: Callable[..., np.ndarray | None] | None = None
    observe: Callable[..., Any] | None = None
    initial_state: Any = None
    agree: Callable[[str, Mapping[str, Any]], None] | None = None
    key: str = ""

    @property
    def fields(self) -> dict[str, Field]:
        """The settings' fields by name."""
        return _fields(self.settings)

    def checked(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """All settings by name: the defaults with these changes. Raises ValueError naming what is wrong."""
        owner = f"schedule.{self.key}"
        values = _checked(owner, self.fields, changes, "setting")
        if self.agree:
            self.agree(owner, values)
        return values

    def numbers(self, values: Mapping[str, Any]) -> np.ndarray:
        """The values as s, shape (settings,): flags are 0 or 1, choices their position."""
        return _numbers(self.fields, values)


def plain_rate(before: Any, after: Any, t: Any, h: Any) -> Any:
    """The effective rate of a method that treats all axes alike: its learning rate."""
    return h.learning_rate


def key_and_settings(name: str, schedule: object) -> tuple[str, Mapping[str, Any]]:
    """A schedule given as a key or (key, settings), as the latter. Raises FieldError if it is neither."""
    try:
        key, settings = (schedule, {}) if isinstance(schedule, str) else cast(Any, schedule)
        return str(key), dict(settings)
    except (TypeError, ValueError):
        raise FieldError(name, schedule, "must be a name or a pair (name, settings)") from None


def _fields(named_tuple: Any) -> dict[str, Field]:
    return dict(named_tuple._field_defaults)


def _checked(owner: str, fields: Mapping[str, Field], changes: Mapping[str, Any], kind: str) -> dict[str, Any]:
    for name in changes:
        if name not in fields:
            raise FieldError(f"{owner}: {kind}", name, "must be one of " + ", ".join(fields))
    return {name: field.check(f"{owner}.{name}", changes.get(name, field.default)) for name, field in fields.items()}


def _numbers(fields: Mapping[str, Field], values: Mapping[str, Any]) -> np.ndarray:
    def as_float(field: Field, value: Any) -> float:
        return float(field.options.index(value)) if isinstance(field, Choice) else float(value)

    return np.array([as_float(field, values[name]) for name, field in fields.items()], dtype=np.float64)
