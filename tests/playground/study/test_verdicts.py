"""What theory says about a run, in words; if it says nothing, why."""

import re

import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.study import theory
from playground.study.verdicts import verdicts
from playground.words.study import THEORY

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
        ("no_stable", {"optimizer": "gradient_descent", "surface": LANDSCAPES["himmelblau"], "start": (-0.27, -0.92)}),
        ("no_stable", {"optimizer": "momentum", "surface": LANDSCAPES["saddle"]}),
        ("no_limit", {"optimizer": "momentum", "surface": LANDSCAPES["monkey_saddle"], "start": (0.0, 0.0)}),
        ("hill", {"optimizer": "gradient_descent", "surface": LANDSCAPES["himmelblau"], "start": (-0.27, -0.92)}),
        ("flat", {"optimizer": "gradient_descent", "surface": LANDSCAPES["monkey_saddle"], "start": (0.0, 0.0)}),
        ("bowl", {"optimizer": "adam"}),
    ],
)
def test_each_case_is_told(name, arguments):
    assert re.search(pattern(name), told(**arguments))


@pytest.mark.parametrize("surface", ["saddle", "himmelblau"])
def test_at_a_saddle_no_rate_is_called_stable(surface):
    """Nor is there one: beside the saddle the error grows at any rate, and theory's factor is above 1."""
    saddle = LANDSCAPES[surface].saddles[0]
    said = told("gradient_descent", LANDSCAPES[surface], start=saddle, steps=1, learning_rate=1e-3)
    assert "largest stable" not in said
    assert "no learning rate is stable" in said
    bowl = theory.curvature(LANDSCAPES[surface], saddle)
    descent = OPTIMIZERS["gradient_descent"]
    for rate in (1e-6, 1e-3, 0.1, 10.0):
        assert theory.predicted_rate(theory.linear(descent, descent.checked({})), bowl, rate) > 1.0


@pytest.mark.parametrize("optimizer", ["momentum", "heavy_ball", "ema_momentum", "nesterov", "nesterov_lookahead"])
@pytest.mark.parametrize("step", [0, 40, 250, 499, 500])
def test_the_limit_is_that_of_the_momentum_in_force(optimizer, step):
    """The momentum that the schedule has at this step: at that rate the error just keeps its size."""
    schedule = ("one_cycle", {"base_momentum": 0.3, "max_momentum": 0.95})
    run = trace(optimizer, BOWL, steps=500, schedule=schedule)
    momentum = run.momenta[min(step, 499)]
    said = told(optimizer, step=step, schedule=schedule)
    limit = float(re.search(r"L\)? = ([\d.e+-]+), with L = 20 and the", said)[1])
    assert f"and the {OPTIMIZERS[optimizer].inertia} {momentum:.4g} that" in said
    h = {**run.hyperparameters, OPTIMIZERS[optimizer].inertia: momentum}
    method = theory.linear(OPTIMIZERS[optimizer], h)
    factor = theory.predicted_rate(method, theory.Curvature(20.0, 20.0, (0.0, 1.0)), limit)
    assert factor == pytest.approx(1.0, abs=1e-2)


def test_without_momentum_there_is_no_dampening():
    """As in torch.optim.SGD: with momentum 0 it is gradient descent, whatever the dampening."""
    rule = OPTIMIZERS["momentum"]
    assert theory.linear(rule, rule.checked({"momentum": 0.0, "dampening": 0.5})).limit == 2.0
    assert "= 0.1, with L = 20" in told("momentum", steps=1, momentum=0.0, dampening=0.5, learning_rate=0.05)


def test_a_point_that_is_gone_is_passed_over():
    assert told("momentum", learning_rate=10.0, step=500) == ""
