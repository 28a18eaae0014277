"""The lines of PyTorch that the page shows, as torch.optim ran them: see tests/reference/make_lines.py."""

import json
from pathlib import Path

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.study.pytorch import torch_line
from tests.reference.recorded import deviation

FILE = Path(__file__).parents[1] / "reference" / "lines.json"
CASES = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
STEPS = 34
TORCH = {key for key, method in OPTIMIZERS.items() if method.torch}


def id_of(case):
    return f"{case['optimizer']}-{case['line'].partition(', ')[2]}"


@pytest.fixture(scope="module")
def recorded():
    """The points of each case, one after another in the file."""
    with np.load(FILE.with_suffix(".npz")) as stored:
        ends = np.cumsum([len(case["steps"]) for case in CASES])
        return dict(zip(map(id_of, CASES), np.split(stored["points"], ends[:-1]), strict=True))


@pytest.mark.parametrize("case", CASES, ids=id_of)
def test_the_line_is_the_method(case, recorded):
    surface = LANDSCAPES[case["landscape"]]
    run = trace(case["optimizer"], surface, case["start"], STEPS, schedule=case["schedule"], **case["hyperparameters"])
    assert deviation(run.points[case["steps"]], recorded[id_of(case)]).max(initial=0.0) <= case["atol"]
    assert case["finite"] in (None, int(np.isfinite(run.points).all(axis=1).sum()))


@pytest.mark.parametrize("case", CASES, ids=id_of)
def test_the_line_that_ran_is_the_line_shown(case):
    values = OPTIMIZERS[case["optimizer"]].checked(case["hyperparameters"])
    assert torch_line(case["optimizer"], values) == case["line"]


def test_the_ends_are_there():
    """The cases that matter are among them: momentum 0, a schedule that takes it there, dampening, rate 0."""
    assert {case["optimizer"] for case in CASES} == TORCH
    assert sum(len(case["steps"]) for case in CASES) > 7 * len(CASES)
    for optimizer in ("momentum", "nesterov", "rmsprop"):
        cases = [case for case in CASES if case["optimizer"] == optimizer]
        default = OPTIMIZERS[optimizer].fields["momentum"].default
        assert any(case["hyperparameters"].get("momentum", default) == 0.0 for case in cases)
        assert any(case["schedule"] and case["schedule"][1].get("base_momentum") == 0.0 for case in cases)
    assert any(case["schedule"] and case["schedule"][1].get("max_momentum") == 0.0 for case in CASES)
    dampened = [case["hyperparameters"] for case in CASES if case["hyperparameters"].get("dampening")]
    assert any(values.get("momentum") == 0.0 for values in dampened)
    assert any(case["hyperparameters"].get("learning_rate") == 0.0 for case in CASES)
