"""Planes through the landscape of a network: a point and two directions in the space of all its weights.

H. Li, Z. Xu, G. Taylor, C. Studer and T. Goldstein (2018), Visualizing the loss landscape of neural nets,
arxiv.org/abs/1712.09913: random directions with filter-wise normalisation (section 4) and the principal components of a
path (section 7.2). Biases stay where they are in a random direction, as in the paper's code; the components are taken
of the differences from the last point, through which the plane goes, so that no other plane through it is nearer to the
path.
"""

from dataclasses import dataclass

import numpy as np

from landscapes.networks.perceptron import Perceptron
from registry import FieldError, Message

SMALLEST_SINE = 1e-6  # of the angle between two directions


@dataclass(frozen=True, eq=False)
class Plane:
    """The points origin + a * first + b * second; (a, b) are a point's coordinates. All three have shape (size,).

    Raises FieldError if the two directions do not span a plane.
    """

    origin: np.ndarray
    first: np.ndarray
    second: np.ndarray

    def __post_init__(self) -> None:
        lengths = np.linalg.norm(self.first), np.linalg.norm(self.second)
        if not (np.isfinite(self.origin).all() and min(lengths) > 0.0 and max(lengths) < np.inf):
            raise FieldError("plane", Message("a direction or a point"), "must be finite, and a direction not zero")
        cosine = self.first @ self.second / lengths[0] / lengths[1]
        if not 1.0 - cosine * cosine > SMALLEST_SINE**2:
            raise FieldError("plane", Message("two directions along one line"), "must point along two different lines")

    def point(self, a: float, b: float) -> np.ndarray:
        """The weights at these coordinates."""
        return self.origin + a * self.first + b * self.second

    def coordinates(self, weights: np.ndarray) -> np.ndarray:
        """Coordinates (k, 2) of the points of the plane that are nearest to weights (k, size)."""
        axes = np.stack((self.first, self.second))
        return np.linalg.solve(axes @ axes.T, axes @ (weights - self.origin).T).T


def random_plane(network: Perceptron, weights: np.ndarray, seed: int) -> Plane:
    """Through these weights along two random directions: each hidden or output unit's as long as its own weights."""
    draws = np.random.default_rng((seed, 2))
    return Plane(weights, *(_normalised(network, weights, draws) for _ in range(2)))


def _normalised(network: Perceptron, weights: np.ndarray, draws: np.random.Generator) -> np.ndarray:
    """A Gaussian direction whose rows are scaled to the norms of the rows of the weights; zero for the biases."""
    direction = np.zeros_like(weights)
    for part, layer in zip(network.layers(direction), network.layers(weights), strict=True):
        if part.ndim == 2:
            part[...] = draws.standard_normal(part.shape)
            part *= (np.linalg.norm(layer, axis=1) / np.linalg.norm(part, axis=1))[:, None]
    return direction


def principal_plane(path: np.ndarray) -> Plane:
    """Through the last point of a path (k, size) along the two directions, of length 1, that explain most of it.

    Raises FieldError if fewer than two directions occur in it.
    """
    if len(path) < 3:
        raise FieldError(
            "path", Message("{count} points", count=len(path)), "must have at least 3: a longer training has them"
        )
    if not np.isfinite(path).all():
        raise FieldError("path", Message("a point that is not finite"), "must be finite: this training diverged")
    _, sizes, axes = np.linalg.svd(path[:-1] - path[-1], full_matrices=False)
    if sizes[0] == 0.0:
        raise FieldError("path", Message("a single point"), "must lead somewhere: this training never moved")
    if not sizes[1] > SMALLEST_SINE * sizes[0]:
        raise FieldError("path", Message("a straight line"), "must not be one: no plane is better than another")
    return Plane(path[-1], axes[0], axes[1])


def plane_through(one: np.ndarray, two: np.ndarray, three: np.ndarray) -> Plane:
    """Through three solutions, the first at (0, 0), the second at (its distance, 0), the third above; axes of length 1.

    Raises FieldError if they lie on one line.
    """
    Plane(one, two - one, three - one)  # refuses directions that span no plane, before any division
    first = (two - one) / np.linalg.norm(two - one)
    rest = three - one - (three - one) @ first * first
    return Plane(one, first, rest / np.linalg.norm(rest))
