"""Remakes trajectories.json and trajectories.npz: the runs of other libraries that the tests of the optimizers repeat.

Then runs every line of PyTorch that the page shows, see make_lines.py.

    python -m tests.reference.make        (after pip install -r tests/reference/requirements.txt)

cases.json lists the runs: class and hyperparameters as the library takes them, landscape, start, steps, and how far
float64 arithmetic warrants agreement: for compare_steps steps within atol times max(1, the point's size). These two are
measured: most by 8 times the worst of noise in the last bit, another float64 code and 50-digit arithmetic, those above
1e-13 where the method amplifies a last bit; the others by measure.py, from the library's own answer to such noise. The
libraries take gradients by their own autograd of our formulas, textbook rules take our exact ones.
"""

import json
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import numpy as np

from landscapes import LANDSCAPES
from tests.reference.names import method_of, schedule_of

CASES = Path(__file__).with_name("cases.json")
TARGET = Path(__file__).with_name("trajectories.json")
MODULES = {"torch": "in_torch", "pytorch_optimizer": "in_torch", "optax": "in_optax", "textbook": "in_textbook"}
PACKAGES = {"textbook": "numpy"}
COPIED = ("id", "landscape", "parameters", "start", "steps", "atol", "compare_steps")


def record(case):
    """(the run in our names, its arrays by name)."""
    library = case["class"].partition(".")[0]
    landscape = surface_of(case)
    made = run_of(case, landscape)
    key, hyperparameters = method_of(case["class"], made.hyperparameters)
    found = {name: case[name] for name in COPIED} | {
        "class": case["class"],
        "version": version_of(library),
        "optimizer": key,
        "hyperparameters": hyperparameters,
        "scheduler": case["scheduler"] and case["scheduler"]["class"],
        "scheduler_version": case["scheduler"] and version_of("torch"),
        "schedule": schedule_of(case["scheduler"]),
        **first_not_finite(landscape, made.points),
    }
    arrays = {"points": made.points[: case["compare_steps"] + 1]}
    return found, arrays | {name: rows[: case["compare_steps"]] for name, rows in made.arrays.items()}


def surface_of(case):
    """The landscape of a case."""
    return LANDSCAPES[case["landscape"]].with_parameters(**case["parameters"])


def run_of(case, landscape):
    """The Recording of a case by its library, on this landscape."""
    library = case["class"].partition(".")[0]
    return import_module(f"tests.reference.libraries.{MODULES[library]}").run(case, landscape)


def version_of(library):
    """The installed version of a library."""
    return version(PACKAGES.get(library, library)).partition("+")[0]


def first_not_finite(landscape, points):
    """The steps after which point, loss and gradient are first not finite, None where they always are."""
    rows = {
        "point": points,
        "loss": [landscape.value(float(x), float(y)) for x, y in points],
        "gradient": [landscape.gradient(float(x), float(y)) for x, y in points],
    }
    finite = {name: np.isfinite(np.array(row).reshape(len(points), -1)).all(axis=1) for name, row in rows.items()}
    return {f"first_nonfinite_{name}": None if all(row) else int(np.argmin(row)) for name, row in finite.items()}


def main():
    """Write both files, then those of the lines."""
    runs, kept = [], {}
    for case in json.loads(CASES.read_text(encoding="utf-8")):
        found, arrays = record(case)
        runs.append(found)
        kept |= {f"{case['id']}.{name}": rows for name, rows in arrays.items()}
    lines = ",\n".join(json.dumps(found) for found in runs)
    TARGET.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    np.savez_compressed(TARGET.with_suffix(".npz"), **kept)
    print(f"{len(runs)} runs, {TARGET.with_suffix('.npz').stat().st_size / 1000:.0f} kB")
    import_module("tests.reference.make_lines").main()


if __name__ == "__main__":
    main()
