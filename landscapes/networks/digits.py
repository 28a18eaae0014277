"""1,797 handwritten digits of 8 x 8 pixels, small enough to be learned in a moment.

E. Alpaydin and C. Kaynak (1998), Optical recognition of handwritten digits, UCI machine learning repository,
doi.org/10.24432/C50P49, CC BY 4.0: the part that scikit-learn bundles (the test set of the original). The first 1,437
are for training and the last 360 for testing, in the order of the source, not shuffled. Pixels are
whole numbers from 0 to 16, which count as brightnesses from 0 to 1.
"""

from functools import cache
from pathlib import Path

import numpy as np

from landscapes.networks.images import Images, frozen

FILE = Path(__file__).with_name("digits.npz")
TRAIN = 1_437
BRIGHTEST = 16.0


@cache
def digits() -> Images:
    """The digits, from the file beside this one, which tests/reference/make_digits.py wrote."""
    with np.load(FILE) as file:
        pixels, labels = file["pixels"], file["labels"].astype(np.int64)
    return Images(
        about="1,797 handwritten digits of 8 x 8 pixels (Alpaydin and Kaynak 1998, CC BY 4.0)",
        train=frozen(pixels[:TRAIN]),
        train_labels=frozen(labels[:TRAIN]),
        test=frozen(pixels[TRAIN:]),
        test_labels=frozen(labels[TRAIN:]),
        scale=1.0 / BRIGHTEST,
        size=(8, 8),
    )
