"""The loop with torch.optim and autograd, float64, one thread."""

from collections.abc import Callable

import numpy as np

from benchmarks.loops import BETA1, BETA2, EPSILON, LEARNING_RATES, START, A, B
from benchmarks.rows import Missing


def prepare(method: str, steps: int) -> Callable[[], np.ndarray]:
    """Records points; the gradient is autograd's."""
    try:
        import torch
    except ImportError:
        raise Missing("PyTorch is not installed") from None
    torch.set_num_threads(1)

    def new_optimizer(point):
        if method == "adam":
            return torch.optim.Adam([point], lr=LEARNING_RATES[method], betas=(BETA1, BETA2), eps=EPSILON)
        return torch.optim.SGD([point], lr=LEARNING_RATES[method])

    def descend() -> np.ndarray:
        points = np.empty((steps + 1, 2))
        point = torch.tensor(START, dtype=torch.float64, requires_grad=True)
        optimizer = new_optimizer(point)
        for k in range(steps):
            points[k] = point.detach()
            optimizer.zero_grad()
            x, y = point
            loss = (A - x) ** 2 + B * (y - x * x) ** 2
            loss.backward()
            optimizer.step()
        points[steps] = point.detach()
        return points

    return descend
