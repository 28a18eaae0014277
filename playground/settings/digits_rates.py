"""The learning rate that each method begins with on the digits: assets/digits/rates.json, which `tune` writes.

For each method the lowest training loss after 10 epochs of batches of 32 from seed 0, over half decades of the rate.
`python -m playground.settings.digits_rates` searches for the methods that the file does not list yet.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from math import inf
from pathlib import Path

from landscapes.networks import Perceptron, digits
from optimizers import OPTIMIZERS, train
from playground.assets import ASSETS

FILE = ASSETS / "digits" / "rates.json"
FIRST_ORDER = tuple(key for key, method in OPTIMIZERS.items() if method.sees != "surface")
RATES = tuple(float(f"{digit}e{decade}") for decade in range(-5, 2) for digit in (1, 3))[:-1]  # 1e-5 to 10
EPOCHS, BATCH_SIZE, SEED = 10, 32, 0


@cache
def starting_rates() -> dict[str, float]:
    """Method -> learning rate, from the file."""
    rates: dict[str, float] = json.loads(FILE.read_text(encoding="utf-8"))
    return rates


def tuned(optimizer: str) -> float:
    """The rate of the lowest training loss."""

    def loss(rate: float) -> float:
        training = train(optimizer, Perceptron(), digits(), EPOCHS, BATCH_SIZE, seed=SEED, learning_rate=rate)
        return float(training.train_losses[-1]) if training.diverged_at is None else inf

    return min(RATES, key=loss)


def tune(file: Path = FILE) -> None:
    """Search for every method that the file does not list, and add it."""
    known: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    missing = [key for key in FIRST_ORDER if key not in known]
    with ThreadPoolExecutor() as pool:
        found = {**known, **dict(zip(missing, pool.map(tuned, missing), strict=True))}
    rates = {key: found[key] for key in FIRST_ORDER}
    file.write_text(json.dumps(rates, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    tune()
