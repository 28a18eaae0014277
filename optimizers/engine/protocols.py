"""What is descended and what is learned from, as far as the engine looks at it: anything with these names will do.

The records of `landscapes` have them, which this package does not import.
"""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

Point = tuple[float, float]


class SurfaceFormulas(Protocol):
    """Plain functions of x, y, the parameters' values, then table and samples if there are any; can be compiled."""

    @property
    def value(self) -> Callable[..., Any]:
        """The loss."""

    @property
    def gradient(self) -> Callable[..., Any]:
        """(df/dx, df/dy)."""

    @property
    def hessian(self) -> Callable[..., Any]:
        """(d2f/dx2, d2f/dxdy, d2f/dy2)."""


class Surface(Protocol):
    """A loss over the plane."""

    def __hash__(self) -> int:
        """Equal surfaces, which have the same loss, have the same hash."""

    @property
    def key(self) -> str:
        """The name under which its formulas are compiled."""

    @property
    def formulas(self) -> SurfaceFormulas:
        """The mathematics."""

    @property
    def values(self) -> tuple[float, ...]:
        """The values of its parameters."""

    @property
    def table(self) -> tuple[float, ...]:
        """More numbers that its formulas read; none in most."""

    @property
    def data(self) -> tuple[Point, ...]:
        """The samples behind a loss over data, out of which batches are drawn; none behind others."""

    @property
    def sample_seconds(self) -> float:
        """What the loss and the gradient of one sample take at most, on a slow processor."""

    @property
    def domain(self) -> tuple[Point, Point]:
        """The map: ((x low, x high), (y low, y high))."""

    @property
    def diagonal(self) -> float:
        """The length of the map's diagonal."""

    @property
    def start(self) -> Point:
        """Where a path begins unless it is told otherwise."""

    @property
    def minima(self) -> tuple[Point, ...]:
        """The known minima, the lowest first."""

    @property
    def saddles(self) -> tuple[Point, ...]:
        """The known saddle points."""

    @property
    def maxima(self) -> tuple[Point, ...]:
        """The known maxima."""

    def value(self, x: Any, y: Any) -> Any:
        """The loss at (x, y), floats or arrays."""

    def gradient(self, x: Any, y: Any) -> Any:
        """(df/dx, df/dy) at (x, y)."""

    def hessian(self, x: Any, y: Any) -> Any:
        """(d2f/dx2, d2f/dxdy, d2f/dy2) at (x, y)."""

    def is_lowest(self, minimum: Point) -> bool:
        """Whether a minimum is one of the lowest that are known, up to rounding."""


class NetworkFormulas(Protocol):
    """Plain functions over arrays, which can be compiled; weights are one vector, shape is that of the network."""

    @property
    def loss_and_gradient(self) -> Callable[..., Any]:
        """(weights, shape, rows, labels, gradient, scratch) -> mean loss over a batch; fills gradient."""

    @property
    def loss_and_hits(self) -> Callable[..., Any]:
        """(weights, shape, columns, labels, scratch) -> sum of the losses, number of correctly classified images."""

    @property
    def scratch_size(self) -> Callable[..., Any]:
        """(shape, samples) -> how many floats both need to work with."""


class Network(Protocol):
    """A function of an image and of a vector of weights."""

    @property
    def formulas(self) -> NetworkFormulas:
        """The mathematics."""

    @property
    def shape(self) -> np.ndarray:
        """What the formulas take: floats, the number of inputs first."""

    @property
    def inputs(self) -> int:
        """The number of pixels of an image."""

    @property
    def classes(self) -> int:
        """The number of classes."""

    @property
    def size(self) -> int:
        """The number of weights."""

    def checked(self, weights: Any) -> np.ndarray:
        """A copy of the weights, (size,). Raises ValueError for what cannot be weights."""

    def initial_weights(self, seed: int) -> np.ndarray:
        """Weights to begin with, (size,), drawn anew."""


class Images(Protocol):
    """Images with their classes; inputs pixels each, in bytes."""

    @property
    def train(self) -> np.ndarray:
        """(n, inputs): those that are learned from."""

    @property
    def train_labels(self) -> np.ndarray:
        """(n,): their classes."""

    @property
    def test(self) -> np.ndarray:
        """(m, inputs): those that were never seen."""

    @property
    def test_labels(self) -> np.ndarray:
        """(m,): their classes."""

    @property
    def scale(self) -> float:
        """What a byte is multiplied by."""

    @property
    def inputs(self) -> int:
        """The number of pixels of an image."""

    @property
    def classes(self) -> int:
        """The number of classes."""
