"""What theory says about a method at a point, where there is a theory: curvature, stability, rates of convergence.

Near a point, a surface is a bowl whose curvatures are the Hessian's eigenvalues, and on a bowl some methods are
linear maps: the error along an eigenvector of curvature c is multiplied by a small matrix at every step, and its
spectral radius is the rate of convergence. B. T. Polyak (1964), doi.org/10.1016/0041-5553(64)90137-5, for gradient
descent and the heavy ball; Y. Nesterov (2004), Introductory Lectures on Convex Optimization, section 2.1, for the
rates; L. Lessard, B. Recht and A. Packard (2016), arxiv.org/abs/1408.3595, section 4.1, for Nesterov's method.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from landscapes.core.newton import newton_step
from optimizers import Optimizer

Point = tuple[float, float]

LATER = 2.0  # a step that is not the first
NEAR = 0.05  # map diagonals from a minimum within which its bowl is a fair picture
LEAST_STEPS = 10  # to measure a rate
ROUNDING = 1e-12  # map diagonals; nearer to a minimum than this, distances are rounding errors


@dataclass(frozen=True)
class Curvature:
    """The Hessian's eigenvalues, the smaller first, and the unit eigenvector of the larger."""

    low: float
    high: float
    steepest: Point

    @property
    def conditioning(self) -> float:
        """How many times more the surface curves one way than the other; infinite unless it curves up both ways."""
        return self.high / self.low if self.low > 0 else math.inf


def curvature(landscape: Any, point: Point) -> Curvature:
    """The curvatures of the surface at a point."""
    xx, xy, yy = (float(part) for part in landscape.hessian(*point))
    middle, half = (xx + yy) / 2, math.hypot((xx - yy) / 2, xy)
    angle = math.atan2(2 * xy, xx - yy) / 2
    return Curvature(middle - half, middle + half, (math.cos(angle), math.sin(angle)))


def newton_steps(landscape: Any, points: np.ndarray) -> np.ndarray:
    """The full Newton step at each of the points (n, 2), likewise (n, 2); NaN where the Hessian is singular."""
    x, y = np.asarray(points, dtype=float).T
    with np.errstate(all="ignore"):
        steps = np.stack(newton_step(landscape.gradient(x, y), landscape.hessian(x, y)), axis=-1)
    return np.where(np.isfinite(steps), steps, np.nan)


@dataclass(frozen=True)
class Linear:
    """A rule that is linear on a bowl, with its settings. h: its hyperparameters as the rule takes them."""

    rule: Optimizer
    h: Any
    limit: float  # the rate times the largest curvature beyond which it diverges
    limit_formula: str

    def matrix(self, curvature: float, rate: float) -> np.ndarray:
        """The matrix by which a step multiplies the error and the rule's memory along a direction of this curvature.

        Its columns are what the rule makes of an error of 1 and of memories of 1; a memory that an error does not reach
        is left out.
        """
        columns = [self._after(unit, curvature, rate) for unit in np.eye(1 + len(self.rule.variables)).tolist()]
        whole = np.array(columns).T
        used = [0, *(np.flatnonzero(whole[1:, 0]) + 1)]
        return whole[np.ix_(used, used)]

    def _after(self, before: list[float], curvature: float, rate: float) -> list[float]:
        """Error and memory after a step other than the first; the switches of the state are on."""
        h, (x, *memory) = self.h._replace(learning_rate=rate), before
        on = dict.fromkeys(self.rule.state._fields, 1.0)
        state = self.rule.state(**on | dict(zip(self.rule.variables, memory, strict=True)))
        seen = self.rule.look_ahead(x, state, LATER, h) if self.rule.look_ahead else x
        x, state = self.rule.step(x, curvature * seen, state, LATER, h)
        return [x, *(getattr(state, name) for name in self.rule.variables)]


def linear(rule: Optimizer, hyperparameters: Mapping[str, Any]) -> Linear | None:
    """The rule as a linear map on a bowl; None if it is adaptive, or not linear with these settings."""
    unlike = any(hyperparameters.get(name) for name in ("weight_decay", "maximize", "bias_correction"))
    shares = [hyperparameters.get(name, 0.0) for name in ("momentum", "beta", "dampening")]
    if rule.stable is None or unlike or max(shares) >= 1.0:
        return None
    h = rule.hyperparameters(*rule.numbers(hyperparameters).tolist())
    return Linear(rule, h, *rule.stable(h))


def predicted_rate(method: Linear, bowl: Curvature, rate: float) -> float:
    """The factor by which the error shrinks at each step in the long run, along the slower of the two directions."""
    return float(max(np.abs(np.linalg.eigvals(method.matrix(c, rate))).max() for c in (bowl.low, bowl.high)))


def measured_rate(points: np.ndarray, minimum: Point, diagonal: float) -> float | None:
    """The factor by which the distance to the minimum shrank at each step; None if there are too few steps.

    The slope of a line through the logarithms of the distances, as long as they are small but above rounding errors;
    steps in the middle weigh most, so that an oscillation cut off at either end does not tilt the line.
    """
    with np.errstate(all="ignore"):
        distances = np.hypot(*(points - minimum).T) / diagonal
    far = np.flatnonzero(~(distances < NEAR))
    first = int(far[-1]) + 1 if far.size else 0
    rounded = np.flatnonzero(distances[first:] < ROUNDING)
    last = first + int(rounded[0]) if rounded.size else len(distances)
    tail = np.arange(first + (last - first) // 10, last)
    if tail.size < LEAST_STEPS:
        return None
    share = (np.arange(tail.size) + 0.5) / tail.size
    return float(np.exp(np.polyfit(tail, np.log(distances[tail]), 1, w=share * (1 - share))[0]))


@dataclass(frozen=True)
class Best:
    """The best constant settings on a bowl, and the factors by which the error then shrinks at each step."""

    rate: float
    factor: float
    momentum: float
    momentum_rate: float
    momentum_factor: float


def best_settings(bowl: Curvature) -> Best | None:
    """Best for gradient descent (2 / (L + mu)) and for the heavy ball (Polyak); None unless it curves up both ways."""
    if not bowl.low > 0:
        return None
    low, high = math.sqrt(bowl.low), math.sqrt(bowl.high)
    factor = (high - low) / (high + low)
    slow = (bowl.high - bowl.low) / (bowl.high + bowl.low)
    return Best(2 / (bowl.low + bowl.high), slow, factor**2, 4 / (high + low) ** 2, factor)


def approached(landscape: Any, points: np.ndarray) -> Point | None:
    """The listed minimum near which the run ends; None if it ends near none."""
    if not landscape.minima or not np.isfinite(points[-1]).all():
        return None
    distances = np.hypot(*(np.array(landscape.minima) - points[-1]).T)
    nearest = int(np.argmin(distances))
    return landscape.minima[nearest] if distances[nearest] < NEAR * landscape.diagonal else None
