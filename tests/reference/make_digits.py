"""Writes landscapes/networks/digits.npz from the set that scikit-learn bundles.

    python -m tests.reference.make_digits

Needs scikit-learn (1.9 made the file); nothing else does. Pixels and labels are kept as the whole numbers they are.
"""

import numpy as np
from sklearn.datasets import load_digits

from landscapes.networks.digits import FILE


def main() -> None:
    """Writes the file."""
    bunch = load_digits()
    pixels, labels = bunch.data.astype(np.uint8), bunch.target.astype(np.uint8)
    if pixels.shape != (1797, 64) or pixels.max() != 16 or not (pixels == bunch.data).all():
        raise ValueError("these are not the 1,797 images of 8 x 8 pixels from 0 to 16")
    np.savez_compressed(FILE, pixels=pixels, labels=labels)


if __name__ == "__main__":
    main()
