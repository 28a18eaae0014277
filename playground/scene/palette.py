"""Colours and dash patterns, the same in the player, the cards, the charts and the exports.

Path colours follow M. Okabe and K. Ito (2008), Color universal design, jfly.uni-koeln.de/color, shifted in lightness so
that each stays visible on the map of its theme. The map has muted colours of one hue, so that the paths stand out.
"""

from collections.abc import Sequence
from typing import Literal, TypedDict

Theme = Literal["light", "dark"]


class Palette(TypedDict):
    """map: from the lowest to the highest loss. paths: by an entry's place. internals: arrows on the map of one path.

    The rest are colours of lines on the map.
    """

    map: list[str]
    contour: str
    paths: list[str]
    internals: dict[str, str]
    casing: str
    mark: str


PALETTES: dict[Theme, Palette] = {
    "light": {
        "map": ["#9fb0c2", "#bdc9d6", "#dbe2ea", "#f4f6f9"],
        "contour": "rgba(40,62,88,0.20)",
        "paths": ["#0a62b0", "#cd6010", "#0a9f66", "#963a6e", "#e3a400", "#2a9fe0", "#1b1b1c", "#5f5508"],
        "internals": {
            "gradient": "#b3122f",
            "velocity": "#00696b",
            "moment": "#00696b",
            "look_ahead": "#5b3fa8",
            "preconditioned": "#8a1d8f",
            "rates": "#3d4a5c",
            "step": "#111822",
            "newton": "#4a6b00",
        },
        "casing": "rgba(255,255,255,0.75)",
        "mark": "#1f2a37",
    },
    "dark": {
        "map": ["#0d1218", "#18202a", "#27323f", "#3a4656"],
        "contour": "rgba(190,208,228,0.16)",
        "paths": ["#4cb1fe", "#f5824f", "#4be0a3", "#f6a4d0", "#fecf45", "#8ee0fc", "#f5f5f5", "#e8e28a"],
        "internals": {
            "gradient": "#ff6b81",
            "velocity": "#3fd6d0",
            "moment": "#3fd6d0",
            "look_ahead": "#b9a2ff",
            "preconditioned": "#ff9df5",
            "rates": "#c6d2e0",
            "step": "#ffffff",
            "newton": "#c4e66a",
        },
        "casing": "rgba(5,8,12,0.65)",
        "mark": "#e8edf4",
    },
}


def coloured(places: Sequence[int]) -> dict[Theme, Palette]:
    """The palettes with the colours of the paths in the order of these places."""
    return {theme: {**look, "paths": [look["paths"][place] for place in places]} for theme, look in PALETTES.items()}


def dashed(places: Sequence[int]) -> list[list[int]]:
    """The dash patterns at these places."""
    return [DASHES[place] for place in places]


def theme_of(name: str | None) -> Theme:
    """The theme of this name; light if the name is unknown."""
    return "dark" if name == "dark" else "light"


DASHES: list[list[int]] = [
    [],
    [8, 4],
    [2, 3],
    [10, 3, 2, 3],
    [5, 3],
    [12, 4],
    [2, 6],
    [6, 2, 2, 2, 2, 2],
]
