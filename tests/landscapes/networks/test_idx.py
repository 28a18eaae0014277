"""IDX files: what is read, and the errors for files that cannot be read."""

import gzip
import struct
import tracemalloc

import numpy as np
import pytest

from landscapes.networks import Perceptron, images_from_idx
from registry import FieldError

DRAWS = np.random.default_rng(3)
PIXELS = DRAWS.integers(0, 256, (5, 28, 28), dtype=np.uint8)
LABELS = np.array([3, 0, 9, 1, 1], dtype=np.uint8)


def written(array, magic=None):
    """The array as an IDX file."""
    magic = {3: 2051, 1: 2049}[array.ndim] if magic is None else magic
    return struct.pack(f">{1 + array.ndim}I", magic, *array.shape) + array.tobytes()


GOOD = {
    "train": written(PIXELS),
    "train_labels": written(LABELS),
    "test": written(PIXELS[:2]),
    "test_labels": written(LABELS[:2]),
}


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_images_of_mnist_s_size(pack):
    data = images_from_idx(**{name: pack(content) for name, content in GOOD.items()})
    np.testing.assert_array_equal(data.train, PIXELS.reshape(5, 784))
    np.testing.assert_array_equal(data.test_labels, [3, 0])
    assert (255 * data.scale, data.size, data.inputs) == (1.0, (28, 28), 784)
    assert Perceptron(inputs=data.inputs).size == 784 * 32 + 32 + 330


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"train": b""}, "training images = '0 bytes': must begin with the 16 bytes"),
        ({"train": GOOD["train"][:9]}, "training images = '9 bytes': must begin with the 16 bytes"),
        ({"train": GOOD["train_labels"]}, "training images = 'magic number 2049': must be an IDX file of images"),
        ({"test_labels": GOOD["test"]}, "test labels = 'magic number 2051': must be an IDX file of labels"),
        ({"train": GOOD["train"][:-1]}, "training images = '3919 bytes': must be 5 x 28 x 28"),
        ({"train": GOOD["train"] + b"0"}, "training images = 'more than 3920 bytes'"),
        ({"train_labels": GOOD["test_labels"]}, "training labels = '2 labels': must be one for each of 5"),
        ({"test_labels": written(np.array([1, 10], dtype=np.uint8))}, "test labels = 10: must be from 0 to 9"),
        ({"test": written(PIXELS[:2, :9])}, "test images = '28 x 28 and 9 x 28'"),
        ({"train": written(np.zeros((3, 33, 32), dtype=np.uint8))}, "33 x 32 pixels.*1 to 1,024"),
        ({"train": written(np.zeros((3, 0, 5), dtype=np.uint8))}, "0 x 5 pixels"),
        ({"train": written(PIXELS[:1])}, "training images = '1 images': must be 2 to"),
        ({"train": gzip.compress(GOOD["train"])[:-9]}, "training images = 'a gzip file': cannot be unpacked"),
        ({"train": b"\x1f\x8bnonsense"}, "cannot be unpacked"),
        ({"train": struct.pack(">4I", 2051, 2**32 - 1, 2**32 - 1, 2**32 - 1)}, "training images = '4294967295 images'"),
        ({"train": b"a text of some length"}, "training images = 'magic number 1629516901'"),
        ({"train": struct.pack(">4I", 2051, 100_000, 32, 32)}, "training images = '0 bytes': must be 100000 x 32 x 32"),
        ({"train_labels": struct.pack(">2I", 2049, 2**32 - 1)}, "training labels = '4294967295 labels'"),
    ],
)
def test_what_is_wrong_is_named(changes, message):
    with pytest.raises(FieldError, match=message):
        images_from_idx(**GOOD | changes)


def bomb(head):
    """A gzip file of 100 kB that unpacks to this header and 100 MB of zeros."""
    return gzip.compress(head + bytes(100_000_000), compresslevel=9)


@pytest.mark.parametrize(
    ("name", "head", "said"),
    [
        ("train", GOOD["train"][:16], "more than 3920 bytes"),
        ("train", b"", "magic number 0"),
        ("train_labels", GOOD["train_labels"][:8], "more than 5 bytes"),
    ],
)
def test_of_a_gzip_bomb_no_more_is_unpacked_than_its_head_says(name, head, said):
    content = bomb(head)
    tracemalloc.start()
    with pytest.raises(FieldError, match=said):
        images_from_idx(**GOOD | {name: content})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000
