"""Images of things that are told apart, in two parts: those that are learned from and those that were never seen."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Images:
    """A set of images with their classes.

    train (n, inputs) and test (m, inputs): an image in a row, its pixels row by row, as the bytes they come in: MNIST
    takes 47 MB so, and eight times that as floats. scale: a byte times this is a brightness from 0 to 1.
    train_labels (n,) and test_labels (m,): classes from 0 to classes - 1. size: (height, width) in pixels.
    about: where they are from, in a sentence.
    """

    title: str
    about: str
    train: np.ndarray
    train_labels: np.ndarray
    test: np.ndarray
    test_labels: np.ndarray
    scale: float
    size: tuple[int, int]
    classes: int = 10

    @property
    def inputs(self) -> int:
        """The number of pixels of an image."""
        return self.size[0] * self.size[1]


def frozen(array: np.ndarray) -> np.ndarray:
    """The array, which from now on nobody can write into: sessions share it."""
    array.flags.writeable = False
    return array
