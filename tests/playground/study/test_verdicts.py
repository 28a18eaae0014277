"""What theory says of a run, in words; where it says nothing, why."""

import re

import pytest

from landscapes import LANDSCAPES
from optimizers import trace
from playground.study.verdicts import verdicts
from playground.study.words import THEORY

BOWL = LANDSCAPES["ellipse"].with_parameters(kappa=20.0)


def told(optimizer, surface=BOWL, step=0, noise=0.0, steps=500, **settings):
    run = trace(optimizer, surface, steps=steps, noise=noise, **settings)
    return " ".join(verdicts(optimizer, "It", run, step, noise > 0))


def pattern(name, **known):
    """The sentence of this name with anything for what is not known."""
    parts = re.split(r"\{(\w+)\}", THEORY[name])
    return "".join(known.get(part, ".+?") if i % 2 else re.escape(part) for i, part in enumerate(parts))


@pytest.mark.parametrize(("rate", "name", "share"), [(0.09, "stable", "0.9"), (0.12, "unstable", "1.2")])
def test_where_the_learning_rate_stands(rate, name, share):
    said = told("gradient_descent", learning_rate=rate)
    assert re.search(pattern(name, share=re.escape(share), formula="2/L", limit="0.1"), said)


def test_predicted_and_measured_are_both_told():
    said = told("gradient_descent", learning_rate=0.05)
    assert re.search(pattern("rates", predicted=r"0\.95", measured=r"0\.95"), said)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("not_linear", {"optimizer": "adam"}),
        ("noisy", {"optimizer": "momentum", "noise": 0.1}),
        ("scheduled", {"optimizer": "momentum", "schedule": "exponential"}),
        ("no_minimum", {"optimizer": "gradient_descent", "surface": LANDSCAPES["rosenbrock"]}),
        ("saddle", {"optimizer": "gradient_descent", "surface": LANDSCAPES["saddle"]}),
        ("no_limit", {"optimizer": "gradient_descent", "surface": LANDSCAPES["himmelblau"], "start": (-0.27, -0.92)}),
        ("hill", {"optimizer": "gradient_descent", "surface": LANDSCAPES["himmelblau"], "start": (-0.27, -0.92)}),
        ("flat", {"optimizer": "gradient_descent", "surface": LANDSCAPES["monkey_saddle"], "start": (0.0, 0.0)}),
        ("bowl", {"optimizer": "adam"}),
    ],
)
def test_each_case_is_told(name, arguments):
    assert re.search(pattern(name), told(**arguments))


def test_a_point_that_is_gone_is_passed_over():
    assert told("momentum", learning_rate=10.0, step=500) == ""
