"""A user's own images in IDX files, the format of MNIST: four files, images and labels for training and for testing.

Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten digits: a big-endian number that says type and
dimensions (2051 for images, 2049 for labels), the length of each dimension, then the bytes. Pixels from 0
to 255 count as brightnesses from 0 to 1.
"""

import gzip
import math
import struct
import zlib
from io import BytesIO

import numpy as np

from landscapes.networks.images import Images, frozen
from registry import FieldError

IMAGES, LABELS = 2051, 2049  # unsigned bytes in three dimensions, in one
MOST_BYTES = 200_000_000  # unpacked; MNIST's largest file has 47 million
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
        title="Your images",
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
    pixels, classes = _read(f"{name} images", images, IMAGES, 3), _read(f"{name} labels", labels, LABELS, 1)
    if not FEWEST <= len(pixels) <= MOST_SAMPLES:
        raise FieldError(f"{name} images", f"{len(pixels)} images", f"must be {FEWEST} to {MOST_SAMPLES:,}")
    if not 1 <= pixels.shape[1] * pixels.shape[2] <= MOST_PIXELS:
        raise FieldError(f"{name} images", f"{_by(pixels)} pixels", f"must have 1 to {MOST_PIXELS:,} pixels each")
    if len(pixels) != len(classes):
        raise FieldError(f"{name} labels", f"{len(classes)} labels", f"must be one for each of {len(pixels)} images")
    if classes.max() >= CLASSES:
        raise FieldError(f"{name} labels", int(classes.max()), f"must be from 0 to {CLASSES - 1}")
    return pixels, classes.astype(np.int64)


def _read(name: str, content: bytes, kind: int, dimensions: int) -> np.ndarray:
    """The bytes of an IDX file of this kind as an array."""
    content, head = _unpacked(name, content), 4 + 4 * dimensions
    found = int.from_bytes(content[:4], "big")
    if found != kind:
        wanted = "images" if kind == IMAGES else "labels"
        raise FieldError(name, f"magic number {found}", f"must be an IDX file of {wanted}, magic number {kind}")
    if len(content) < head:
        raise FieldError(name, f"{len(content)} bytes", f"must begin with the {head} bytes of an IDX file's head")
    shape = struct.unpack(f">{dimensions}I", content[4:head])
    if len(content) - head != math.prod(shape):
        wanted = f"must be {' x '.join(map(str, shape))}, as its head says"
        raise FieldError(name, f"{len(content) - head} bytes", wanted)
    return np.frombuffer(content, dtype=np.uint8, offset=head).reshape(shape)


def _unpacked(name: str, content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        content = content[: MOST_BYTES + 1]
    else:
        try:
            with gzip.GzipFile(fileobj=BytesIO(content)) as file:
                content = file.read(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error):
            raise FieldError(name, "a gzip file", "cannot be unpacked") from None
    if len(content) > MOST_BYTES:
        raise FieldError(name, f"over {MOST_BYTES:,} bytes", f"must have at most {MOST_BYTES:,}")
    return content


def _flat(pixels: np.ndarray) -> np.ndarray:
    return frozen(pixels.reshape(len(pixels), -1))


def _by(pixels: np.ndarray) -> str:
    return f"{pixels.shape[1]} x {pixels.shape[2]}"
