"""A small network: pixels, one layer of hidden units, a score for each class. All its weights are one long vector."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from landscapes.networks import backpropagation
from registry import Choice, FieldError, Number

HIDDEN = Number(32, 4, 128, "More hidden units: it learns more, and slower.", at_least=1, at_most=1_024, integer=True)
ACTIVATION = Choice("tanh", ("tanh", "relu"), "What a hidden unit does with its sum: a soft step, or zero below zero.")
INPUTS = Number(64, 1, 1_024, "Pixels of an image.", at_least=1, at_most=1_024, integer=True)
CLASSES = Number(10, 2, 10, "Number of classes.", at_least=2, at_most=100, integer=True)


class Layers(NamedTuple):
    """The parts of the vector of weights, in its order, which is PyTorch's: every table is laid out row by row.

    first (hidden, inputs): a row for each hidden unit. first_bias (hidden,). second (classes, hidden): a row for each
    class. second_bias (classes,).
    """

    first: np.ndarray
    first_bias: np.ndarray
    second: np.ndarray
    second_bias: np.ndarray


class Formulas(NamedTuple):
    """The mathematics of a network, as functions of backpropagation.py."""

    loss_and_gradient: Callable[..., Any]
    loss_and_hits: Callable[..., Any]
    scratch_size: Callable[..., Any]


@dataclass(frozen=True)
class Perceptron:
    """A network of this many inputs, hidden units and classes. Raises FieldError for values that make no sense."""

    inputs: int = 64
    hidden: int = 32
    classes: int = 10
    activation: str = "tanh"

    formulas = Formulas(backpropagation.loss_and_gradient, backpropagation.loss_and_hits, backpropagation.scratch_size)

    def __post_init__(self) -> None:
        for name, field in (("inputs", INPUTS), ("hidden", HIDDEN), ("classes", CLASSES), ("activation", ACTIVATION)):
            object.__setattr__(self, name, field.check(name, getattr(self, name)))

    @cached_property
    def shape(self) -> np.ndarray:
        """What the formulas take: inputs, hidden units, classes, and 0 for tanh or 1 for ReLU."""
        numbers = (self.inputs, self.hidden, self.classes, ACTIVATION.options.index(self.activation))
        return np.array(numbers, dtype=np.float64)

    @property
    def size(self) -> int:
        """The number of weights, biases included."""
        return self.hidden * (self.inputs + 1) + self.classes * (self.hidden + 1)

    def layers(self, weights: np.ndarray) -> Layers:
        """Views of the parts of a vector of weights."""
        shapes = ((self.hidden, self.inputs), (self.hidden,), (self.classes, self.hidden), (self.classes,))
        ends = np.cumsum([np.prod(shape) for shape in shapes])[:-1]
        return Layers(*(part.reshape(shape) for part, shape in zip(np.split(weights, ends), shapes, strict=True)))

    def checked(self, weights: Any) -> np.ndarray:
        """A copy of the weights as float64. Raises FieldError unless they are `size` finite numbers."""
        allowed = f"must be {self.size} finite numbers"
        try:
            given = np.asarray(weights)
            numbers = given.astype(np.float64, casting="same_kind")
        except (TypeError, ValueError):
            raise FieldError("weights", weights, allowed) from None
        if numbers.shape != (self.size,):
            raise FieldError("weights", f"shape {numbers.shape}", allowed)
        wrong = np.flatnonzero(~np.isfinite(numbers))
        if wrong.size:
            raise FieldError(f"weights[{wrong[0]}]", float(numbers[wrong[0]]), "must be a finite number")
        return numbers

    def initial_weights(self, seed: int) -> np.ndarray:
        """Initial weights, drawn as PyTorch does for nn.Linear: uniform within 1 / sqrt(a unit's inputs)."""
        weights, draws = np.empty(self.size), np.random.default_rng((seed, 0))
        first, first_bias, second, second_bias = self.layers(weights)
        for fan_in, parts in ((self.inputs, (first, first_bias)), (self.hidden, (second, second_bias))):
            for part in parts:
                part[...] = draws.uniform(-1.0, 1.0, part.shape) / np.sqrt(fan_in)
        return weights
