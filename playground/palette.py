"""Colours and dash patterns, the same in the player, the cards, the charts and the exports.

Path colours follow M. Okabe and K. Ito (2008), Color universal design, jfly.uni-koeln.de/color, shifted in lightness so
that each stays visible on the map of its theme. The map keeps to one muted family, so that the paths are what is seen.
"""

from typing import Literal, TypedDict

Theme = Literal["light", "dark"]


class Palette(TypedDict):
    """map: from the lowest to the highest loss; paths: by place in the race; the rest are strokes on the map."""

    map: list[str]
    contour: str
    paths: list[str]
    casing: str
    mark: str


PALETTES: dict[Theme, Palette] = {
    "light": {
        "map": ["#a9b7c6", "#c9d3dd", "#e3e8ee", "#f6f7f9"],
        "contour": "rgba(40, 55, 75, 0.22)",
        "paths": ["#0072b2", "#d55e00", "#009e73", "#b2528f", "#e69f00", "#56b4e9", "#1a1a1a", "#a89a00"],
        "casing": "rgba(25, 32, 42, 0.45)",
        "mark": "#1d2733",
    },
    "dark": {
        "map": ["#0e131a", "#1a222d", "#29333f", "#3b4757"],
        "contour": "rgba(200, 215, 235, 0.16)",
        "paths": ["#4aa8ec", "#ff7f33", "#1fc795", "#e58fc6", "#f5b32a", "#a5dcff", "#f5f5f5", "#f0e442"],
        "casing": "rgba(5, 8, 12, 0.75)",
        "mark": "#eef3f8",
    },
}

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
