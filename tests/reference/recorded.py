"""The recorded runs of other libraries (see make.py), and ours beside them."""

import json
from functools import cache
from pathlib import Path

import numpy as np

from landscapes import LANDSCAPES
from optimizers import trace

FIXTURE = Path(__file__).with_name("trajectories.json")
RUNS = json.loads(FIXTURE.read_text(encoding="utf-8"))
SERIES = ("points", "learning_rates", "momenta")
OUR_STATE = {  # where our state has another name for what is recorded of theirs
    "func_evals": "evaluations",
    "n_iter": "iterations",
    "eval_points": "averaged",
    "d_estimate": "d",
}


@cache
def recorded():
    """Run's id -> name -> array."""
    arrays = {}
    with np.load(FIXTURE.with_suffix(".npz")) as stored:
        for key in stored:
            run, _, name = key.rpartition(".")
            arrays.setdefault(run, {})[name] = stored[key]
    return arrays


def repeat(case):
    """The same run by our method."""
    return trace(
        case["optimizer"],
        LANDSCAPES[case["landscape"]].with_parameters(**case["parameters"]),
        start=case["start"],
        steps=case["steps"],
        schedule=case["schedule"],
        **case["hyperparameters"],
    )


def beside(case):
    """Name -> (ours, theirs), both of shape (rows, numbers), for all that is recorded of a run."""
    run = repeat(case)
    return {name: (ours(run, name, theirs), in_rows(theirs)) for name, theirs in recorded()[case["id"]].items()}


def ours(run, name, theirs):
    """Our rows of what is recorded: of the state after each step, where both axes share a number, both axes' copies."""
    if name in SERIES:
        return in_rows(getattr(run, name)[: len(theirs)])
    return run.state[OUR_STATE.get(name, name)][1 : len(theirs) + 1]


def in_rows(array):
    """The array as (rows, numbers)."""
    return array.reshape(len(array), -1)


def deviation(ours, theirs):
    """Per row |ours - theirs| / max(1, |theirs|), in the largest number of the row; infinite where ours has none."""
    distance = np.abs(ours - theirs).max(axis=1) / np.maximum(1.0, np.abs(theirs).max(axis=1))
    return np.where(np.isnan(distance), np.inf, distance)


def rate_deviation(ours, theirs):
    """Per row |ours - theirs| over the largest of theirs: learning rates and momenta."""
    distance = (np.abs(ours - theirs) / np.abs(theirs).max()).max(axis=1)
    return np.where(np.isnan(distance), np.inf, distance)
