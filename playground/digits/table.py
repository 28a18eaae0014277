"""The results of each method as a table: test accuracy, epochs to reach a good one, and training loss."""

from collections.abc import Sequence

import numpy as np

from playground.digits.learning import Method
from playground.words.digits import PAGE, TABLE
from playground.words.numbers import number

GOOD = 0.9  # test accuracy


def table(methods: Sequence[Method]) -> list[list[str]]:
    """The rows of the table, the header first; for a method that is still learning only the name."""
    return [list(TABLE.values()), *(_cells(method) for method in methods)]


def _cells(method: Method) -> list[str]:
    if not method.done:
        return [method.title, *[PAGE["to_come"]] * (len(TABLE) - 1)]
    title = f"{method.title} ({_diverged(method)})" if method.diverged else method.title
    accuracies = np.array(method.curves("test_accuracies"))
    losses = np.array(method.curves("train_losses"))[:, -1]
    loss = number(float(np.median(losses))).replace("inf", "\N{INFINITY}")
    return [title, _spread(accuracies[:, -1]), _reached(accuracies), loss]


def _diverged(method: Method) -> str:
    count, seeds = method.diverged, len(method.learned)
    return PAGE["diverged"] if count == seeds else PAGE["some_diverged"].format(count=count, seeds=seeds)


def _spread(shares: np.ndarray) -> str:
    """The median, and the range if there are several."""
    middle, low, high = (f"{100 * share:.1f}" for share in (np.median(shares), shares.min(), shares.max()))
    return f"{middle} %" if len(shares) == 1 else PAGE["spread"].format(middle=middle, low=low, high=high)


def _reached(accuracies: np.ndarray) -> str:
    """The median of the first epochs after which the accuracy is good."""
    good = accuracies >= GOOD
    first = good.argmax(axis=1)[good.any(axis=1)]
    if not len(first):
        return PAGE["never"]
    epoch = number(float(np.median(first)))
    if len(first) == len(accuracies):
        return epoch
    return PAGE["some_reached"].format(epoch=epoch, count=len(first), seeds=len(accuracies))
