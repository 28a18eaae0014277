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
from registry import FieldError, Message

IMAGES, LABELS = 2051, 2049  # unsigned bytes in three dimensions, in one
MOST_SAMPLES = 100_000
MOST_PIXELS = 1_024
CLASSES = 10
BRIGHTEST = 255.0
FEWEST = 2
TRAINING = Message("training images"), Message("training labels")
TEST = Message("test images"), Message("test labels")


def images_from_idx(train: bytes, train_labels: bytes, test: bytes, test_labels: bytes) -> Images:
    """The images of four IDX files, plain or packed with gzip. Raises FieldError naming the file and what is wrong."""
    learned, learned_labels = _part(TRAINING, train, train_labels)
    unseen, unseen_labels = _part(TEST, test, test_labels)
    if learned.shape[1:] != unseen.shape[1:]:
        sizes = Message("{learned} and {unseen}", learned=_by(learned), unseen=_by(unseen))
        raise FieldError(TEST[0], sizes, "must be of the size of the training images")
    return Images(
        about=Message(
            "{learned} training and {unseen} test images of {size} pixels from your files",
            learned=f"{len(learned):,}",
            unseen=f"{len(unseen):,}",
            size=_by(learned),
        ),
        train=_flat(learned),
        train_labels=frozen(learned_labels),
        test=_flat(unseen),
        test_labels=frozen(unseen_labels),
        scale=1.0 / BRIGHTEST,
        size=(learned.shape[1], learned.shape[2]),
        classes=CLASSES,
    )


def _part(names: tuple[str, str], images: bytes, labels: bytes) -> tuple[np.ndarray, np.ndarray]:
    pixels = _read(names[0], images, IMAGES, 3, _check_images)
    classes = _read(names[1], labels, LABELS, 1, lambda name, shape: _check_labels(name, shape, len(pixels)))
    if classes.max() >= CLASSES:
        raise FieldError(names[1], int(classes.max()), Message("must be from 0 to {last}", last=CLASSES - 1))
    return pixels, classes.astype(np.int64)


def _check_images(name: str, shape: tuple[int, ...]) -> None:
    count, height, width = shape
    if not FEWEST <= count <= MOST_SAMPLES:
        allowed = Message("must be {fewest} to {most}", fewest=FEWEST, most=f"{MOST_SAMPLES:,}")
        raise FieldError(name, Message("{count} images", count=count), allowed)
    if not 1 <= height * width <= MOST_PIXELS:
        allowed = Message("must have 1 to {most} pixels each", most=f"{MOST_PIXELS:,}")
        raise FieldError(name, Message("{height} x {width} pixels", height=height, width=width), allowed)


def _check_labels(name: str, shape: tuple[int, ...], images: int) -> None:
    if shape != (images,):
        allowed = Message("must be one for each of {count} images", count=images)
        raise FieldError(name, Message("{count} labels", count=shape[0]), allowed)


def _read(
    name: str, content: bytes, kind: int, dimensions: int, check: Callable[[str, tuple[int, ...]], None]
) -> np.ndarray:
    """The bytes of an IDX file of this kind as an array; unpacks no more than its header says and check allows."""
    packed = content.startswith(b"\x1f\x8b")
    with gzip.GzipFile(fileobj=BytesIO(content)) if packed else BytesIO(content) as file:
        try:
            shape = _shape(name, file.read(4 + 4 * dimensions), kind, dimensions)
            check(name, shape)
            size = math.prod(shape)
            body = file.read(size + 1)
        except (OSError, EOFError, zlib.error):
            raise FieldError(name, Message("a gzip file"), "cannot be unpacked") from None
    if len(body) != size:
        found = Message("{count} bytes", count=len(body))
        if len(body) > size:
            found = Message("more than {count} bytes", count=size)
        raise FieldError(name, found, Message("must be {size}, as its head says", size=" x ".join(map(str, shape))))
    return np.frombuffer(body, dtype=np.uint8).reshape(shape)


def _shape(name: str, head: bytes, kind: int, dimensions: int) -> tuple[int, ...]:
    """The lengths of the dimensions, from the first bytes of a file."""
    size, found = 4 + 4 * dimensions, int.from_bytes(head[:4], "big")
    if len(head) >= 4 and found != kind:
        allowed = Message("must be an IDX file of labels, magic number {number}", number=kind)
        if kind == IMAGES:
            allowed = Message("must be an IDX file of images, magic number {number}", number=kind)
        raise FieldError(name, Message("magic number {number}", number=found), allowed)
    if len(head) < size:
        allowed = Message("must begin with the {count} bytes of an IDX file's head", count=size)
        raise FieldError(name, Message("{count} bytes", count=len(head)), allowed)
    return struct.unpack(f">{dimensions}I", head[4:])


def _flat(pixels: np.ndarray) -> np.ndarray:
    return frozen(pixels.reshape(len(pixels), -1))


def _by(pixels: np.ndarray) -> str:
    return f"{pixels.shape[1]} x {pixels.shape[2]}"
