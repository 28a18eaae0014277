"""One palette for a whole film, and every pixel's nearest colour in it."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from playground.exports.drawing.look import Look, mix

SIZE = 256
CLEAR = 0  # the index of transparent pixels
SHADES = (0.25, 0.5, 0.75, 1.0)
_COLOURS = 1 << 24


class ColourTable:
    """Colours (256, 3): the exact ones first, the rest from sample pictures; index() never gives the one at CLEAR."""

    def __init__(self, exact: np.ndarray, samples: np.ndarray):
        """exact: colours (n, 3) that must be in it. samples: 8-bit pixels (height, width, 3)."""
        pinned = np.unique(exact.round().astype(np.uint8), axis=0)
        free = SIZE - 1 - len(pinned)
        reduced = Image.fromarray(np.ascontiguousarray(samples)).quantize(
            free, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        found = np.array(reduced.getpalette(), dtype=np.uint8).reshape(-1, 3)[:free]
        self.colours = np.zeros((SIZE, 3), dtype=np.uint8)
        self.colours[1 : 1 + len(pinned)] = pinned
        self.colours[1 + len(pinned) : 1 + len(pinned) + len(found)] = found
        self.colours[1 + len(pinned) + len(found) :] = pinned[0]
        self._known = np.zeros(_COLOURS, dtype=np.uint8)

    def index(self, pixels: np.ndarray) -> np.ndarray:
        """The nearest colours (height, width) of 8-bit pixels (height, width, 3)."""
        red, green, blue = (pixels[..., c].astype(np.uint32) for c in range(3))
        packed = red << 16 | green << 8 | blue
        indices: NDArray[np.uint8] = self._known[packed]
        if not indices.all():
            new = np.unique(packed[indices == CLEAR])
            self._known[new] = self._nearest(new)
            indices = self._known[packed]
        return indices

    def _nearest(self, packed: np.ndarray) -> np.ndarray:
        wanted = np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=-1).astype(np.float32)
        table = self.colours[1:].astype(np.float32)
        apart = (table * table).sum(axis=1) - 2 * wanted @ table.T
        nearest: NDArray[np.uint8] = (apart.argmin(axis=1) + 1).astype(np.uint8)
        return nearest


def exact_colours(look: Look, count: int) -> np.ndarray:
    """The colours of text, marks and the first `count` paths, and their blends with what they mostly stand on."""
    red, green, blue = look.ramp[1:3].mean(axis=0).tolist()
    middle = red, green, blue
    pairs = [(look.paper, look.text), (look.paper, look.muted), (middle, look.rim), (middle, look.mark)]
    casing = mix(middle, *look.casing)
    pairs += [pair for path in look.paths[:count] for pair in ((middle, path), (casing, path))]
    blends = [mix(under, over, share) for under, over in pairs for share in SHADES]
    return np.array([look.paper, look.rule, *blends])
