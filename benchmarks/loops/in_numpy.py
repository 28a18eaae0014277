"""The loop in Python with NumPy arrays of two elements, as a notebook would have it."""

from collections.abc import Callable

import numpy as np

from benchmarks.loops import BETA1, BETA2, EPSILON, LEARNING_RATES, START, A, B


def prepare(method: str, steps: int) -> Callable[[], np.ndarray]:
    """Records points and losses."""
    descend = {"gradient_descent": _gradient_descent, "adam": _adam}[method]
    return lambda: descend(steps, LEARNING_RATES[method])


def _evaluate(point):
    x, y = point
    across = y - x * x
    loss = (A - x) ** 2 + B * across**2
    return loss, np.array([-2 * (A - x) - 4 * B * x * across, 2 * B * across])


def _gradient_descent(steps, learning_rate):
    points, losses, point = np.empty((steps + 1, 2)), np.empty(steps + 1), np.array(START)
    for k in range(steps):
        points[k] = point
        losses[k], gradient = _evaluate(point)
        point = point - learning_rate * gradient
    points[steps], losses[steps] = point, _evaluate(point)[0]
    return points


def _adam(steps, learning_rate):
    points, losses, point = np.empty((steps + 1, 2)), np.empty(steps + 1), np.array(START)
    m, v = np.zeros(2), np.zeros(2)
    for k in range(steps):
        points[k] = point
        losses[k], gradient = _evaluate(point)
        m = BETA1 * m + (1 - BETA1) * gradient
        v = BETA2 * v + (1 - BETA2) * gradient**2
        m_hat, v_hat = m / (1 - BETA1 ** (k + 1)), v / (1 - BETA2 ** (k + 1))
        point = point - learning_rate * m_hat / (np.sqrt(v_hat) + EPSILON)
    points[steps], losses[steps] = point, _evaluate(point)[0]
    return points
