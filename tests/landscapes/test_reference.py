"""Landscapes against values computed by SymPy and mpmath at 50 digits, see tests/reference/make_landscapes.py."""

import json
from pathlib import Path

import numpy as np
import pytest

from landscapes import LANDSCAPES

FIXTURE = json.loads((Path(__file__).parents[1] / "reference" / "landscapes.json").read_text(encoding="utf-8"))
REFERENCE = FIXTURE["landscapes"]
COLUMN = {name: column for column, name in enumerate(FIXTURE["sample"])}

every_reference = pytest.mark.parametrize("name", REFERENCE)


def columns(name, *wanted):
    """The samples of a landscape as an array with one row per wanted column."""
    return np.array([[sample[COLUMN[column]] for column in wanted] for sample in REFERENCE[name]["samples"]]).T


@every_reference
def test_domain_and_default_parameters(name):
    land, reference = LANDSCAPES[name], REFERENCE[name]
    assert dict(zip(land.parameters, land.values, strict=True)) == reference["parameters"]
    assert [list(interval) for interval in land.domain] == reference["domain"]


@every_reference
def test_samples(name):
    land = LANDSCAPES[name]
    x, y, f_error, g_error = columns(name, "x", "y", "f_err64", "g_err64")
    f, (gx, gy), hessian = columns(name, "f"), columns(name, "gx", "gy"), columns(name, "hxx", "hxy", "hyy")
    tiny = 8.0 * np.finfo(float).eps
    assert np.all(abs(land.value(x, y) - f) <= 4.0 * f_error + tiny * abs(f).max())
    assert np.all(abs(np.array(land.gradient(x, y)) - (gx, gy)) <= 4.0 * g_error + tiny * abs(np.array([gx, gy])).max())
    assert np.all(abs(np.array(land.hessian(x, y)) - hessian) <= 16.0 * tiny * abs(hessian).max())


@every_reference
def test_critical_points(name):
    land, reference = LANDSCAPES[name], REFERENCE[name]
    ours = {"minimum": land.minima, "saddle": land.saddles, "maximum": land.maxima, "degenerate": ()}
    if name == "monkey_saddle":  # a saddle whose Hessian is zero: the record has no fourth kind for it
        ours = {**ours, "saddle": (), "degenerate": land.saddles}
    assert {kind: len(points) for kind, points in ours.items()} == reference["counts"]
    listed = {kind: [(x, y) for x, y, its_kind in reference["critical_points"] if its_kind == kind] for kind in ours}
    for kind, points in listed.items():
        for point in points:
            assert distance_to_nearest(point, ours[kind]) < 1e-14, f"{kind} {point} is not listed by us"
    if not reference["truncated"]:
        for kind, points in ours.items():
            for point in points:
                assert distance_to_nearest(point, listed[kind]) < 1e-14, f"{kind} {point} is not in the reference"


def distance_to_nearest(point, others):
    """The distance from a point to the nearest of the others, infinite if there are none."""
    return min((np.hypot(point[0] - other[0], point[1] - other[1]) for other in others), default=np.inf)


def test_the_reference_is_whole():
    assert len(REFERENCE) == 15
    assert all(len(reference["samples"]) == 10 for reference in REFERENCE.values())
