"""Measures how far a library's run agrees with itself: writes atol and compare_steps of those cases that lack them.

    python -m tests.reference.measure        (after pip install -r tests/reference/requirements.txt)

The library repeats the run with the last bit of the start changed, in x and in y, up and down, and with a loss that is
larger or smaller by a last bit at every step. How far these runs leave the first one, times 8, is what another float64
code may be away: atol, at least 1e-12. Where that exceeds 1e-9 the run is chaotic; it is compared up to that step.
JAX compiles these runs, which are compared among themselves only.
"""

import json
from dataclasses import replace

import numpy as np

from tests.reference.make import CASES, run_of, surface_of
from tests.reference.recorded import deviation

MARGIN = 8
CALM = 1e-12
CHAOTIC = 1e-9
LAST_BIT = 2.0**-52


def measured(case):
    """The case with atol and compare_steps."""
    surface, fast = surface_of(case), case | {"fast": True}
    points = run_of(fast, surface).points
    spread = np.zeros(len(points))
    for start, factor in nearby(case["start"]):
        other = run_of(fast | {"start": start}, surface if factor == 1 else scaled(surface, factor)).points
        rows = min(len(points), len(other))
        spread[:rows] = np.maximum(spread[:rows], deviation(other[:rows], points[:rows]))
        spread[rows:] = np.inf
    allowed = MARGIN * np.maximum.accumulate(spread)
    last = int((allowed <= CHAOTIC).sum()) - 1
    atol = max(CALM, float(f"{allowed[last]:.1e}"))
    return case | {"atol": atol, "compare_steps": last}


def nearby(start):
    """Starts and factors of the loss that differ from (start, 1) in a last bit."""
    for axis in (0, 1):
        for towards in (-np.inf, np.inf):
            moved = list(start)
            moved[axis] = float(np.nextafter(start[axis], towards))
            yield moved, 1
    yield start, 1 + LAST_BIT
    yield start, 1 - LAST_BIT / 2


def scaled(surface, factor):
    """The landscape times a factor."""
    value, gradient, hessian = (getattr(surface.formulas, name) for name in ("value", "gradient", "hessian"))
    formulas = surface.formulas._replace(
        value=lambda x, y, *parameters: factor * value(x, y, *parameters),
        gradient=lambda x, y, *parameters: tuple(factor * part for part in gradient(x, y, *parameters)),
        hessian=lambda x, y, *parameters: tuple(factor * part for part in hessian(x, y, *parameters)),
    )
    return replace(surface, formulas=formulas)


def main():
    """Write the file."""
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    for place, case in enumerate(cases):
        if "atol" not in case:
            cases[place] = measured(case)
            print(case["id"], cases[place]["atol"], cases[place]["compare_steps"], flush=True)
            lines = ",\n".join(json.dumps(case) for case in cases)
            CASES.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
