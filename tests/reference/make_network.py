"""Records how PyTorch trains the digits network: `python -m tests.reference.make_network`.

Needs torch (2.13 made the file); the tests do not. Initial weights, rounded so that they take little room, and the
batches are in the file; kept of each training are the loss of every update and, of the weights after the first and
after the last update, every STRIDE-th.
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn.utils import parameters_to_vector, vector_to_parameters

from landscapes.networks import Perceptron, digits

TARGET = Path(__file__).with_name("network.npz")
UPDATES, BATCH_SIZE, STRIDE = 100, 32, 5
PARTS = ("losses", "first", "last")
ACTIVATIONS = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}
CASES = {
    "gradient_descent": lambda parameters: torch.optim.SGD(parameters, lr=0.1),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9),
    "adam": lambda parameters: torch.optim.Adam(parameters, lr=1e-3),
}


def trained(make, activation, weights, batches):
    """(losses, weights after the first update, after the last) of one training."""
    data, shape = digits(), Perceptron()
    images, labels = torch.from_numpy(data.scale * data.train), torch.from_numpy(data.train_labels.copy())
    network = torch.nn.Sequential(
        torch.nn.Linear(shape.inputs, shape.hidden), activation(), torch.nn.Linear(shape.hidden, shape.classes)
    )
    vector_to_parameters(torch.from_numpy(weights), network.parameters())
    optimizer, losses, kept = make(network.parameters()), [], []
    for k, batch in enumerate(batches):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(network(images[batch]), labels[batch])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if k in (0, len(batches) - 1):
            kept.append(parameters_to_vector(network.parameters()).detach().numpy()[::STRIDE].copy())
    return np.array(losses), *kept


def main() -> None:
    """Writes the file."""
    torch.set_default_dtype(torch.float64)
    draws = np.random.default_rng(1797)
    weights = np.round(Perceptron().initial_weights(0), 4)
    batches = np.array([draws.permutation(len(digits().train))[:BATCH_SIZE] for _ in range(UPDATES)])
    found = {"weights": weights, "batches": batches.astype(np.uint16)}
    for name, activation in ACTIVATIONS.items():
        for method, make in CASES.items():
            kept = trained(make, activation, weights.copy(), batches)
            found |= {f"{name}.{method}.{part}": array for part, array in zip(PARTS, kept, strict=True)}
    np.savez_compressed(TARGET, **found)


if __name__ == "__main__":
    main()
