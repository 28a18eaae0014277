"""Landscapes against values computed by SymPy and mpmath at 50 digits, see tests/reference/make_landscapes.py."""

import json
from pathlib import Path

import numpy as np
import pytest

from landscapes import LANDSCAPES

FIXTURE = json.loads((Path(__file__).parents[1] / "reference" / "landscapes.json").read_text(encoding="utf-8"))
REFERENCE = FIXTURE["landscapes"]
COLUMN = {name: column for column, name in enumerate(FIXTURE["sample"])}
H = 1e-100  # a complex step
EPSILON = np.finfo(float).eps

every_reference = pytest.mark.parametrize("name", REFERENCE)
every_sample_set = pytest.mark.parametrize(
    ("name", "samples"),
    [(name, key) for name, entry in REFERENCE.items() for key in ("samples", "samples_window") if entry[key]],
)


@every_reference
def test_domain_and_default_parameters(name):
    land, reference = LANDSCAPES[name], REFERENCE[name]
    assert dict(zip(land.parameters, land.values, strict=True)) == reference["parameters"]
    assert [list(interval) for interval in land.domain] == reference["domain"]


@every_sample_set
def test_samples(name, samples):
    land = LANDSCAPES[name]
    rows = np.array(REFERENCE[name][samples]).T
    x, y, f_error, g_error = (rows[COLUMN[column]] for column in ("x", "y", "f_err64", "g_err64"))
    assert_close(lambda x, y: (land.value(x, y),), x, y, rows[[COLUMN["f"]]], f_error)
    assert_close(land.gradient, x, y, rows[[COLUMN["gx"], COLUMN["gy"]]], g_error)
    assert_close(land.hessian, x, y, rows[[COLUMN["hxx"], COLUMN["hxy"], COLUMN["hyy"]]], 0.0)


def assert_close(function, x, y, expected, plain_error):
    """Within a few roundings of the results, or of x and y, or of what a plain evaluation of the formula costs.

    Where the surface bends so fast that a rounding of x or y is felt, its derivative (by complex steps) says how much.
    """
    along_x, along_y = (np.array(function(*z)).imag / H for z in ((x + 1j * H, y), (x, y + 1j * H)))
    felt = abs(along_x * x) + abs(along_y * y)
    allowed = 4.0 * plain_error + 16.0 * EPSILON * (abs(expected).max() + felt)
    assert np.all(abs(np.array(function(x, y)) - expected) <= allowed)


PARTLY_LISTED = {
    "levy13": ("its 1,025 critical points are listed up to the 400th", {"minimum": 313, "saddle": 87, "maximum": 0})
}


@every_reference
def test_critical_points(name):
    land, reference = LANDSCAPES[name], REFERENCE[name]
    ours = {"minimum": land.minima, "saddle": land.saddles, "maximum": land.maxima}
    if name == "monkey_saddle":  # a saddle whose Hessian is zero: the record has no fourth kind for it
        ours = {"degenerate": land.saddles}
    ours = {kind: [point for point in points if inside(point, reference["window"])] for kind, points in ours.items()}
    counts = {kind: count for kind, count in reference["counts"].items() if kind in ours}
    if name in PARTLY_LISTED:
        _, counts = PARTLY_LISTED[name]
    beyond = reference["minima_without_slope_zero"]
    expected = {kind: count + (len(beyond) if kind == "minimum" else 0) for kind, count in counts.items()}
    assert {kind: len(points) for kind, points in ours.items()} == expected
    for x, y, kind in (*reference["critical_points"], *((x, y, "minimum") for x, y in beyond)):
        assert distance_to_nearest((x, y), ours[kind]) < 1e-14 * max(1.0, abs(x), abs(y)), f"we do not list {x, y}"


def inside(point, window):
    """Whether a point lies in the window that the reference searched for critical points."""
    return all(low <= coordinate <= high for coordinate, (low, high) in zip(point, window, strict=True))


def distance_to_nearest(point, others):
    """The distance from a point to the nearest of the others, infinite if there are none."""
    return min((np.hypot(point[0] - other[0], point[1] - other[1]) for other in others), default=np.inf)


def test_the_reference_is_whole():
    """A landscape that came later has none; test_derivatives.py checks its formulas by complex steps."""
    assert len(REFERENCE) == 43
    assert REFERENCE.keys() <= {name for name, land in LANDSCAPES.items() if not land.data}
    assert all(len(reference["samples"]) == 10 for reference in REFERENCE.values())
