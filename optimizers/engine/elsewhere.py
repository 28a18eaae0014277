"""The same rule elsewhere: how libraries and papers write it, and how to create it in PyTorch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Form(NamedTuple):
    """The same step as others write it. where: PyTorch, Keras, paper. formula: LaTeX. differs: how, in words."""

    where: str
    formula: str
    differs: str


@dataclass(frozen=True, eq=False)
class Torch:
    """A class of torch.optim. fixed: arguments that make it this method. always: ours whose default differs there.

    absent: settings of ours that it does not have, with the value at which it is the same. unless_zero: a setting at
    whose 0 it refuses the fixed arguments, and is the same without them. names: ours -> what it calls them, where that
    is neither our name nor, as lr and eps, the same in all classes. pairs: arguments that take two of our settings.
    """

    name: str
    fixed: Mapping[str, Any] = field(default_factory=dict)
    always: tuple[str, ...] = ()
    absent: Mapping[str, Any] = field(default_factory=dict)
    unless_zero: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
