"""The same runs made by other libraries in float64: see tests/reference/make.py."""

import json

import numpy as np
import pytest

from optimizers import OPTIMIZERS, SCHEDULES
from tests.reference.make import CASES, COPIED
from tests.reference.names import schedule_of
from tests.reference.recorded import RUNS, SERIES, beside, deviation, rate_deviation, recorded, repeat

CYCLED = [case for case in RUNS if "momenta" in recorded()[case["id"]]]
SCHEDULED = [case for case in RUNS if case["schedule"]]
DIVERGING = [case for case in RUNS if case["first_nonfinite_point"] is not None]
WITH_STATE = [case for case in RUNS if recorded()[case["id"]].keys() - set(SERIES)]


def name_of(case):
    return case["id"]


def first_not_finite(rows):
    """The index of the first row that is not finite, None if all are."""
    finite = np.isfinite(rows.reshape(len(rows), -1)).all(axis=1)
    return None if finite.all() else int(np.argmin(finite))


@pytest.mark.parametrize("case", RUNS, ids=name_of)
def test_points(case):
    ours, theirs = beside(case)["points"]
    assert len(theirs) == case["compare_steps"] + 1
    assert deviation(ours, theirs).max() <= case["atol"]


@pytest.mark.parametrize("case", WITH_STATE, ids=name_of)
def test_state(case):
    """What the library keeps beside the point: averages, step sizes, estimates, counts of evaluations."""
    for name in recorded()[case["id"]].keys() - set(SERIES):
        assert deviation(*beside(case)[name]).max() <= case["atol"], name


@pytest.mark.parametrize("case", SCHEDULED, ids=name_of)
def test_learning_rates(case):
    """PyTorch computes its rates from one another; they drift from the closed forms by up to 5e-14 of the first."""
    assert rate_deviation(*beside(case)["learning_rates"]).max() <= 1e-13


@pytest.mark.parametrize("case", CYCLED, ids=name_of)
def test_momenta(case):
    assert rate_deviation(*beside(case)["momenta"]).max() <= 1e-13


@pytest.mark.parametrize("case", DIVERGING, ids=name_of)
def test_divergence(case):
    run = repeat(case)
    assert first_not_finite(run.points) == case["first_nonfinite_point"]
    assert first_not_finite(run.losses) == case["first_nonfinite_loss"]
    assert first_not_finite(run.gradients) == case["first_nonfinite_gradient"]
    assert run.outcome.kind == "diverged"


def test_every_case_is_recorded_as_it_stands():
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    assert [case["class"] for case in cases] == [run["class"] for run in RUNS]
    for name in COPIED:
        assert [case[name] for case in cases] == [run[name] for run in RUNS]
    for case, run in zip(cases, RUNS, strict=True):
        assert json.loads(json.dumps(schedule_of(case["scheduler"]))) == run["schedule"]


def test_every_kind_of_run_is_there():
    assert {case["optimizer"] for case in RUNS} <= OPTIMIZERS.keys()
    assert {case["schedule"][0] for case in SCHEDULED} == SCHEDULES.keys()
    assert len(RUNS) >= 165
    assert len(DIVERGING) >= 3
    assert len(WITH_STATE) >= 25
