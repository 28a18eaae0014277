"""A user's own images in IDX files, the format of MNIST: four files, images and labels for training and for testing.

Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten digits: a big-endian number that says type and
dimensions (2051 for images, 2049 for labels), the length of each dimension, then the bytes. Pixels from 0
to 255 count as brightnesses from 0 to 1.
"""

import gzip
import math
import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import numpy as np

from landscapes.networks.images import Images, frozen
from registry import FieldError

IMAGES, LABELS = 2051, 2049  # unsigned bytes in three dimensions, in one
MOST_SAMPLES = 100_000
MOST_PIXELS = 1_024
CLASSES = 10
BRIGHTEST = 255.0
FEWEST = 2


def images_from_idx(train: bytes, train_labels: bytes, test: bytes, test_labels: bytes) -> Images:
    """The images of four IDX files, plain or packed with gzip. Raises FieldError naming the file and what is wrong."""
    learned, learned_labels = _part("training", train, train_labels)
    unseen, unseen_labels = _part("test", test, test_labels)
    if learned.shape[1:] != unseen.shape[1:]:
        sizes = f"{_by(learned)} and {_by(unseen)}"
        raise FieldError("test images", sizes, "must be of the size of the training images")
    return Images(
        about=f"{len(learned):,} training and {len(unseen):,} test images of {_by(learned)} pixels from your files",
        train=_flat(learned),
        train_labels=frozen(learned_labels),
        test=_flat(unseen),
        test_labels=frozen(unseen_labels),
        scale=1.0 / BRIGHTEST,
        size=(learned.shape[1], learned.shape[2]),
        classes=CLASSES,
    )


def _part(name: str, images: bytes, labels: bytes) -> tuple[np.ndarray, np.ndarray]:
    pixels = _read(f"{name} images", images, IMAGES, 3, _check_images)
    classes = _read(f"{name} labels", labels, LABELS, 1, lambda name, shape: _check_labels(name, shape, len(pixels)))
    if classes.max() >= CLASSES:
        raise FieldError(f"{name} labels", int(classes.max()), f"must be from 0 to {CLASSES - 1}")
    return pixels, classes.astype(np.int64)


def _check_images(name: str, shape: tuple[int, ...]) -> None:
    count, height, width = shape
    if not FEWEST <= count <= MOST_SAMPLES:
        raise FieldError(name, f"{count} images", f"must be {FEWEST} to {MOST_SAMPLES:,}")
    if not 1 <= height * width <= MOST_PIXELS:
        raise FieldError(name, f"{height} x {width} pixels", f"must have 1 to {MOST_PIXELS:,} pixels each")


def _check_labels(name: str, shape: tuple[int, ...], images: int) -> None:
    if shape != (images,):
        raise FieldError(name, f"{shape[0]} labels", f"must be one for each of {images} images")


def _read(
    name: str, content: bytes, kind: int, dimensions: int, check: Callable[[str, tuple[int, ...]], None]
) -> np.ndarray:
    """The bytes of an IDX file of this kind as an array; no more is unpacked than its head says and check allows."""
    packed = content.startswith(b"\x1f\x8b")
    with gzip.GzipFile(fileobj=BytesIO(content)) if packed else BytesIO(content) as file:
        try:
            shape = _shape(name, file.read(4 + 4 * dimensions), kind, dimensions)
            check(name, shape)
            size = math.prod(shape)
            body = file.read(size + 1)
        except (OSError, EOFError, zlib.error):
            raise FieldError(name, "a gzip file", "cannot be unpacked") from None
    if len(body) != size:
        found = f"{len(body)} bytes" if len(body) < size else f"more than {size} bytes"
        raise FieldError(name, found, f"must be {' x '.join(map(str, shape))}, as its head says")
    return np.frombuffer(body, dtype=np.uint8).reshape(shape)


def _shape(name: str, head: bytes, kind: int, dimensions: int) -> tuple[int, ...]:
    """The lengths of the dimensions, from the first bytes of a file."""
    size, found = 4 + 4 * dimensions, int.from_bytes(head[:4], "big")
    if len(head) >= 4 and found != kind:
        wanted = "images" if kind == IMAGES else "labels"
        raise FieldError(name, f"magic number {found}", f"must be an IDX file of {wanted}, magic number {kind}")
    if len(head) < size:
        raise FieldError(name, f"{len(head)} bytes", f"must begin with the {size} bytes of an IDX file's head")
    return struct.unpack(f">{dimensions}I", head[4:])


def _flat(pixels: np.ndarray) -> np.ndarray:
    return frozen(pixels.reshape(len(pixels), -1))


def _by(pixels: np.ndarray) -> str:
    return f"{pixels.shape[1]} x {pixels.shape[2]}"
