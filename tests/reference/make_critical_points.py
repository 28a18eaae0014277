"""Makes landscapes/core/critical_points/<name>.json, the critical points that are too many for a landscape's own file.

    python -m tests.reference.make_critical_points FOLDER

FOLDER holds a landscapes.json whose coordinates are written with 30 digits (Newton's method at 50 digits from a grid of
starts); each is rounded once. A global minimum at which the gradient does not vanish, on the edge of the map or on a
kink, is listed among the minima too.
"""

import json
import re
import sys
from pathlib import Path

from landscapes.core.known import FOLDER as TARGET

NAMES = (
    "ackley",
    "bohachevsky2",
    "cross_in_tray",
    "eggholder",
    "griewank",
    "holder_table",
    "levy13",
)
KINDS = {"minima": "minimum", "saddles": "saddle", "maxima": "maximum"}


def rounded(points):
    """The coordinates of points as float64."""
    return [[float(point["x_str"]), float(point["y_str"])] for point in points]


def excerpt(entry):
    """Minima, saddles and maxima of one landscape of the reference."""
    listed = entry["critical_points"]
    kinds = {kind: rounded(point for point in listed if point["type"] == its) for kind, its in KINDS.items()}
    kinds["minima"] += rounded(point for point in entry["global_minima"] if point["where"] != "interior")
    return kinds


def main(folder):
    """Write one file per landscape from the reference in folder."""
    reference = json.loads((Path(folder) / "landscapes.json").read_text(encoding="utf-8"))
    entries = {entry["name"]: entry for entry in reference["landscapes"]}
    for name in NAMES:
        text = json.dumps(excerpt(entries[name]), indent=1)
        one_line_each = re.sub(r"\[[^\[\]]+\]", lambda match: " ".join(match.group().split()), text)
        (TARGET / f"{name}.json").write_text(one_line_each + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
