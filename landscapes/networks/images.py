"""Images with classes, in two parts: those that are learned from, and those that are kept for the test."""

from dataclasses import dataclass

import numpy as np

from registry import FieldError


@dataclass(frozen=True, eq=False)
class Images:
    """A set of images with their classes.

    train (n, inputs) and test (m, inputs): an image in a row, its pixels row by row, as the bytes they come in: MNIST
    takes 47 MB so, and eight times that as floats. scale: a byte times this is a brightness from 0 to 1.
    train_labels (n,) and test_labels (m,): classes from 0 to classes - 1. size: (height, width) in pixels.
    about: where they are from, in a sentence.
    Raises FieldError if the parts do not fit together, because the compiled code relies on it.
    """

    about: str
    train: np.ndarray
    train_labels: np.ndarray
    test: np.ndarray
    test_labels: np.ndarray
    scale: float
    size: tuple[int, int]
    classes: int = 10

    def __post_init__(self) -> None:
        for name, images, labels in (
            ("train", self.train, self.train_labels),
            ("test", self.test, self.test_labels),
        ):
            if images.dtype != np.uint8 or images.ndim != 2 or images.shape[1] != self.inputs or len(images) == 0:
                found = f"{images.dtype}, shape {images.shape}"
                raise FieldError(f"images.{name}", found, f"must be bytes, in rows of {self.inputs} pixels")
            if labels.shape != (len(images),) or labels.dtype.kind not in "iu":
                found = f"{labels.dtype}, shape {labels.shape}"
                raise FieldError(f"images.{name}_labels", found, f"must be {len(images)} whole numbers")
            if labels.min() < 0 or labels.max() >= self.classes:
                found = f"{labels.min()} to {labels.max()}"
                raise FieldError(f"images.{name}_labels", found, f"must be from 0 to {self.classes - 1}")

    @property
    def inputs(self) -> int:
        """The number of pixels of an image."""
        return self.size[0] * self.size[1]


def frozen(array: np.ndarray) -> np.ndarray:
    """The array, made read-only, because sessions share it."""
    array.flags.writeable = False
    return array
