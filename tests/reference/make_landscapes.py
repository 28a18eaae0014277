"""Makes landscapes.json, the reference values that the tests of the landscapes compare with.

    python -m tests.reference.make_landscapes FOLDER

FOLDER holds a landscapes.json whose numbers were computed with SymPy and mpmath at 50 digits and rounded once. Taken
over are the parameters, the domain, the samples and, unless landscapes/core/critical_points/ holds them already, the
critical points and their number in the window of the map that was searched for them.
"""

import json
import math
import re
import sys
from pathlib import Path

from tests.reference.make_critical_points import NAMES as KEPT_AS_DATA

TARGET = Path(__file__).with_name("landscapes.json")
SAMPLE = ("x", "y", "f", "gx", "gy", "hxx", "hxy", "hyy", "f_err64", "g_err64")
FRACTIONS_OF_PI = {"pi/6": math.pi / 6}


def parameter(text):
    """The number that the reference writes as text."""
    return FRACTIONS_OF_PI[text] if text in FRACTIONS_OF_PI else float(text)


def excerpt(entry):
    """What the tests need of one landscape of the reference."""
    listed = [] if entry["name"] in KEPT_AS_DATA else entry["critical_points"]
    beyond = [point for point in entry["global_minima"] if point["where"] != "interior"]
    return {
        "parameters": {name: parameter(text) for name, text in entry["params"].items()},
        "domain": entry["domain"],
        "window": entry["critical_point_window"],
        "smooth": not (entry.get("nonsmooth") or entry.get("singular_points")),
        "counts": entry["counts"],
        "critical_points": [[point["x"], point["y"], point["type"]] for point in listed],
        "minima_without_slope_zero": [[point["x"], point["y"]] for point in beyond],
        "samples": samples(entry["samples"]),
        "samples_window": samples(entry.get("samples_window", [])),
    }


def samples(entries):
    """One row of numbers per sample."""
    return [[sample[name] for name in SAMPLE] for sample in entries]


def main(folder):
    """Write the fixture from the reference in folder."""
    reference = json.loads((Path(folder) / "landscapes.json").read_text(encoding="utf-8"))
    entries = {entry["name"]: excerpt(entry) for entry in reference["landscapes"]}
    fixture = {"sample": SAMPLE, "landscapes": dict(sorted(entries.items()))}
    text = json.dumps(fixture, indent=1)
    one_line_each = re.sub(r"\[[^\[\]{}]*\]", lambda match: " ".join(match.group().split()), text)
    TARGET.write_text(one_line_each + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
