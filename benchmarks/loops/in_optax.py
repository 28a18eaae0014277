"""The loop with optax and jax.grad, float64: a jitted update called from Python, and one compiled by lax.scan."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.loops import BETA1, BETA2, EPSILON, LEARNING_RATES, START, A, B
from benchmarks.rows import Missing


def _load(method: str) -> tuple[Any, Any, Any]:
    """jax, the start and update((point, state)) -> ((point, state), loss)."""
    try:
        import jax
        import optax
    except ImportError:
        raise Missing("optax and jax are not installed") from None
    jax.config.update("jax_enable_x64", True)
    rate = LEARNING_RATES[method]
    optimizer = optax.adam(rate, BETA1, BETA2, EPSILON) if method == "adam" else optax.sgd(rate)

    def loss_at(point):
        x, y = point
        return (A - x) ** 2 + B * (y - x * x) ** 2

    def update(carried):
        point, state = carried
        loss, gradient = jax.value_and_grad(loss_at)(point)
        change, state = optimizer.update(gradient, state, point)
        return (optax.apply_updates(point, change), state), loss

    start = jax.numpy.array(START)
    return jax, (start, optimizer.init(start)), update


def prepare(method: str, steps: int) -> Callable[[], np.ndarray]:
    """A jitted update, called `steps` times from Python; compiled beforehand. Keeps the points."""
    jax, start, update = _load(method)
    compiled = jax.jit(update)
    compiled(start)

    def descend() -> np.ndarray:
        carried, points = start, [start[0]]
        for _ in range(steps):
            carried, _loss = compiled(carried)
            points.append(carried[0])
        return np.array(jax.block_until_ready(points))

    return descend


def prepare_scan(method: str, steps: int) -> Callable[[], np.ndarray]:
    """All steps in one lax.scan, compiled beforehand. Keeps points and losses."""
    jax, start, update = _load(method)

    def recorded_step(carried, _):
        following, loss = update(carried)
        return following, (following[0], loss)

    compiled = jax.jit(lambda begin: jax.lax.scan(recorded_step, begin, length=steps)[1])
    jax.block_until_ready(compiled(start))
    return lambda: np.concatenate([[START], jax.block_until_ready(compiled(start))[0]])
