"""The same runs made by other libraries in float64: see tests/reference/make_trajectories.py."""

import json
from pathlib import Path

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import trace

FIXTURE = Path(__file__).parents[1] / "reference" / "trajectories.json"
RUNS = json.loads(FIXTURE.read_text(encoding="utf-8"))
SCHEDULED = [case for case in RUNS if case["schedule"]]
DIVERGING = [case for case in RUNS if case["first_nonfinite_point"] is not None]


@pytest.fixture(scope="module")
def arrays():
    with np.load(FIXTURE.with_suffix(".npz")) as stored:
        return dict(stored)


def name_of(case):
    return case["id"]


def repeat(case):
    return trace(
        case["optimizer"],
        LANDSCAPES[case["landscape"]].with_parameters(**case["parameters"]),
        start=case["start"],
        steps=case["steps"],
        schedule=case["schedule"],
        **case["hyperparameters"],
    )


def first_not_finite(rows):
    """The index of the first row that is not finite, None if all are."""
    finite = np.isfinite(rows.reshape(len(rows), -1)).all(axis=1)
    return None if finite.all() else int(np.argmin(finite))


@pytest.mark.parametrize("case", RUNS, ids=name_of)
def test_points(case, arrays):
    expected = arrays[f"{case['id']}.points"]
    points = repeat(case).points[: len(expected)]
    distance = np.abs(points - expected).max(axis=1)
    assert len(expected) == case["compare_steps"] + 1
    assert (distance <= case["atol"] * np.maximum(1.0, np.abs(expected).max(axis=1))).all()


@pytest.mark.parametrize("case", SCHEDULED, ids=name_of)
def test_learning_rates(case, arrays):
    """PyTorch computes its rates from one another; they drift from the closed forms by up to 5e-14 of the first."""
    expected = arrays[f"{case['id']}.learning_rates"]
    np.testing.assert_allclose(repeat(case).learning_rates, expected, rtol=0, atol=1e-13 * expected[0])


@pytest.mark.parametrize("case", DIVERGING, ids=name_of)
def test_divergence(case):
    run = repeat(case)
    assert first_not_finite(run.points) == case["first_nonfinite_point"]
    assert first_not_finite(run.losses) == case["first_nonfinite_loss"]
    assert run.outcome.kind == "diverged"


def test_every_kind_of_run_is_there():
    assert len(SCHEDULED) >= 10
    assert len(DIVERGING) >= 3
    assert {case["optimizer"] for case in RUNS} >= {"gradient_descent", "momentum", "nesterov", "adam", "rmsprop"}
