"""The digits network in PyTorch as one writes it: nn.Sequential, cross_entropy, torch.optim; float64, one thread."""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.rows import Missing


def prepare(
    method: str, rate: float, activation: str, weights: np.ndarray, batches: Sequence[np.ndarray], data, hidden: int
) -> Callable[[], np.ndarray]:
    """A training from these weights over these batches, each gathered by its indices; returns the batches' losses."""
    try:
        import torch
    except ImportError:
        raise Missing("PyTorch is not installed") from None
    torch.set_num_threads(1)
    nn, double = torch.nn, {"dtype": torch.float64}
    images, labels = torch.from_numpy(data.scale * data.train), torch.from_numpy(data.train_labels.copy())
    middle = {"tanh": nn.Tanh, "relu": nn.ReLU}[activation]()
    network = nn.Sequential(nn.Linear(data.inputs, hidden, **double), middle, nn.Linear(hidden, data.classes, **double))
    make = {"adam": torch.optim.Adam, "gradient_descent": torch.optim.SGD}[method]
    order = [torch.from_numpy(batch) for batch in batches]

    def train() -> np.ndarray:
        nn.utils.vector_to_parameters(torch.from_numpy(weights.copy()), network.parameters())
        optimizer, losses = make(network.parameters(), lr=rate), np.empty(len(order))
        for k, batch in enumerate(order):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(network(images[batch]), labels[batch])
            loss.backward()
            optimizer.step()
            losses[k] = loss.item()
        return losses

    return train
