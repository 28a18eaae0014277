"""Makes landscapes.json, the reference values that the tests of the landscapes compare with.

    python -m tests.reference.make_landscapes FOLDER

FOLDER holds a landscapes.json whose numbers were computed with SymPy and mpmath at 50 digits and rounded once. Taken
over are, of the landscapes that this project has, the parameters, the domain, the critical points and the samples.
"""

import json
import math
import re
import sys
from pathlib import Path

from landscapes import LANDSCAPES

TARGET = Path(__file__).with_name("landscapes.json")
SAMPLE = ("x", "y", "f", "gx", "gy", "hxx", "hxy", "hyy", "f_err64", "g_err64")
FRACTIONS_OF_PI = {"pi/6": math.pi / 6}


def parameter(text):
    """The number that the reference writes as text."""
    return FRACTIONS_OF_PI[text] if text in FRACTIONS_OF_PI else float(text)


def excerpt(entry):
    """What the tests need of one landscape of the reference."""
    return {
        "parameters": {name: parameter(text) for name, text in entry["params"].items()},
        "domain": entry["domain"],
        "counts": entry["counts"],
        "truncated": entry.get("critical_points_truncated", False),
        "critical_points": [[point["x"], point["y"], point["type"]] for point in entry["critical_points"]],
        "samples": [[sample[name] for name in SAMPLE] for sample in entry["samples"]],
    }


def main(folder):
    """Write the fixture from the reference in folder."""
    reference = json.loads((Path(folder) / "landscapes.json").read_text(encoding="utf-8"))
    entries = {entry["name"]: excerpt(entry) for entry in reference["landscapes"] if entry["name"] in LANDSCAPES}
    fixture = {"sample": SAMPLE, "landscapes": dict(sorted(entries.items()))}
    text = json.dumps(fixture, indent=1)
    one_line_each = re.sub(r"\[[^\[\]{}]*\]", lambda match: " ".join(match.group().split()), text)
    TARGET.write_text(one_line_each + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
