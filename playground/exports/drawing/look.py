"""The colours of an exported picture as numbers: the page's palettes and the paper that they stand on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.scene.palette import PALETTES, Theme

Colour = tuple[float, float, float]

PAPER = {"light": ("#ffffff", "#31333f", "#ffffff"), "dark": ("#0e1117", "#fafafa", "#0b0f15")}
MUTED = 0.72  # the share of the text's colour in secondary text
RULE = 0.3  # the same in ticks


@dataclass(frozen=True)
class Look:
    """Colours as (red, green, blue), 0..255; casing and contour with their opacity, 0..1.

    rim: around the marks, so that they stand out from their own path.
    """

    paper: Colour
    text: Colour
    muted: Colour
    rule: Colour
    rim: Colour
    mark: Colour
    ramp: np.ndarray
    paths: tuple[Colour, ...]
    casing: tuple[Colour, float]
    contour: tuple[Colour, float]


def read_look(theme: Theme, places: Sequence[int] | None = None) -> Look:
    """The colours of a theme; those of the paths at these places of the palette, or all."""
    palette = PALETTES[theme]
    paper, text, rim = (_channels(colour) for colour in PAPER[theme])
    return Look(
        paper=paper,
        text=text,
        muted=mix(paper, text, MUTED),
        rule=mix(paper, text, RULE),
        rim=rim,
        mark=_channels(palette["mark"]),
        ramp=np.array([_channels(stop) for stop in palette["map"]]),
        paths=tuple(_channels(palette["paths"][i]) for i in places or range(len(palette["paths"]))),
        casing=(_channels(palette["casing"]), _opacity(palette["casing"])),
        contour=(_channels(palette["contour"]), _opacity(palette["contour"])),
    )


def mix(under: Colour, over: Colour, share: float) -> Colour:
    """The colour that is seen where `over` covers this share of `under`."""
    red, green, blue = (below + (above - below) * share for below, above in zip(under, over, strict=True))
    return red, green, blue


def _channels(css: str) -> Colour:
    if css.startswith("#"):
        return int(css[1:3], 16), int(css[3:5], 16), int(css[5:7], 16)
    red, green, blue = re.findall(r"[\d.]+", css)[:3]
    return float(red), float(green), float(blue)


def _opacity(css: str) -> float:
    return 1.0 if css.startswith("#") else float(re.findall(r"[\d.]+", css)[3])
