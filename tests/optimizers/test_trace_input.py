"""What trace refuses, and that it names the field, the value and what is allowed."""

import math
import re

import numpy as np
import pytest

from landscapes import LANDSCAPES
from landscapes.networks import Perceptron
from optimizers import OPTIMIZERS, SCHEDULES, trace
from registry import Number

SURFACE = LANDSCAPES["rosenbrock"]
NO_NUMBERS = {
    "nan": math.nan,
    "infinity": math.inf,
    "text": "1",
    "no text": "",
    "none": None,
    "boolean": True,
    "list": [1.0],
    "tuple": (),
    "complex": 1j,
    "bytes": b"1",
    "too large a whole number": 10**400,
    "too long to print": 10**5000,
    "mapping": {},
    "array": np.ones(1),
}
REFUSED = [  # arguments, how the message begins
    ({"optimizer": "sgd"}, "optimizer = 'sgd'"),
    ({"optimizer": None}, "optimizer = None"),
    ({"optimizer": ["adam"]}, "optimizer = ['adam']"),
    ({"landscape": "rosenbrock"}, "landscape = 'rosenbrock'"),
    ({"landscape": None}, "landscape = None"),
    ({"landscape": Perceptron()}, "landscape = Perceptron("),
    ({"beta3": 0.9}, "adam: hyperparameter = 'beta3'"),
    ({"lr": 0.1}, "adam: hyperparameter = 'lr'"),
    ({"optimizer": "gradient_descent", "momentum": 0.9}, "gradient_descent: hyperparameter = 'momentum'"),
    ({"steps": 0}, "steps = 0"),
    ({"steps": -1}, "steps = -1"),
    ({"steps": 1.5}, "steps = 1.5"),
    ({"steps": 10**9}, "steps = 1000000000"),
    ({"seed": -1}, "seed = -1"),
    ({"seed": 0.5}, "seed = 0.5"),
    ({"noise": -0.1}, "noise = -0.1"),
    ({"learning_rate": -1}, "adam.learning_rate = -1"),
    ({"learning_rate": -1e-300}, "adam.learning_rate = -1e-300"),
    ({"beta1": 1.0}, "adam.beta1 = 1.0"),
    ({"beta1": -0.1}, "adam.beta1 = -0.1"),
    ({"beta2": 1}, "adam.beta2 = 1"),
    ({"epsilon": -1e-8}, "adam.epsilon = -1e-08"),
    ({"optimizer": "momentum", "momentum": -3}, "momentum.momentum = -3"),
    ({"optimizer": "rmsprop", "alpha": 1.5}, "rmsprop.alpha = 1.5"),
    ({"bias_correction": "yes"}, "adam.bias_correction = 'yes'"),
    ({"bias_correction": 2}, "adam.bias_correction = 2"),
    ({"bias_correction": None}, "adam.bias_correction = None"),
    ({"start": (1.0, math.nan)}, "start y = nan"),
    ({"start": (-math.inf, 0.0)}, "start x = -inf"),
    ({"start": (True, 0.0)}, "start x = True"),
    ({"start": "ab"}, "start x = 'a'"),
    ({"start": (1.0,)}, "start = (1.0,)"),
    ({"start": (1.0, 2.0, 3.0)}, "start = (1.0, 2.0, 3.0)"),
    ({"start": 1.0}, "start = 1.0"),
    ({"start": ()}, "start = ()"),
    ({"start": np.ones((2, 2))}, "start x = array([1., 1.])"),
    ({"schedule": "linear"}, "schedule = 'linear'"),
    ({"schedule": ""}, "schedule = ''"),
    ({"schedule": 3}, "schedule = 3"),
    ({"schedule": ("cosine",)}, "schedule = ('cosine',)"),
    ({"schedule": ("cosine", 3)}, "schedule = ('cosine', 3)"),
    ({"schedule": ("nothing", {})}, "schedule = 'nothing'"),
    ({"schedule": (["cosine"], {})}, "schedule = "),
    ({"schedule": ("cosine", {"gamma": 0.5})}, "schedule.cosine: setting = 'gamma'"),
    ({"schedule": ("cosine", {"t_max": 0})}, "schedule.cosine.t_max = 0"),
    ({"schedule": ("cosine", {"t_max": 1.5})}, "schedule.cosine.t_max = 1.5"),
    ({"schedule": ("exponential", {"gamma": 0.0})}, "schedule.exponential.gamma = 0.0"),
    ({"schedule": ("plateau", {"metric": "loss"})}, "schedule.plateau.metric = 'loss'"),
    ({"schedule": ("plateau", {"factor": 1.0})}, "schedule.plateau.factor = 1.0"),
]


def call(optimizer="adam", landscape=SURFACE, **arguments):
    return trace(optimizer, landscape, **arguments)


def numbers(fields):
    return [name for name, field in fields.items() if isinstance(field, Number)]


@pytest.mark.parametrize(("arguments", "beginning"), REFUSED)
def test_refused_with_field_value_and_what_is_allowed(arguments, beginning):
    with pytest.raises(ValueError, match=re.escape(beginning) + ".*: must be .+"):
        call(**arguments)


@pytest.mark.parametrize("value", NO_NUMBERS.values(), ids=NO_NUMBERS)
@pytest.mark.parametrize("name", ["noise", "seed", "learning_rate", "beta2", "epsilon"])
def test_what_is_no_number_is_refused(name, value):
    with pytest.raises(ValueError, match=rf"{name} = .+: must be a (finite|whole) number"):
        call(**{name: value})


@pytest.mark.parametrize("name", sorted(NO_NUMBERS.keys() - {"none"}))
def test_steps_that_are_no_number_are_refused(name):
    """None is no such: it leaves the number of steps to the default."""
    with pytest.raises(ValueError, match=r"steps = .+: must be a whole number"):
        call(steps=NO_NUMBERS[name])


@pytest.mark.parametrize("name", NO_NUMBERS)
def test_with_parameters_refuses_the_same(name):
    with pytest.raises(ValueError, match=r"rosenbrock.a = .+: must be a finite number"):
        SURFACE.with_parameters(a=NO_NUMBERS[name])


def test_with_parameters_refuses_unknown_names():
    with pytest.raises(ValueError, match="rosenbrock: parameter = 'c': must be one of a, b"):
        SURFACE.with_parameters(c=1.0)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_number_of_every_method_is_checked(optimizer):
    for name in numbers(OPTIMIZERS[optimizer].fields):
        for value in (math.nan, math.inf, "0.1", None):
            with pytest.raises(ValueError, match=f"{optimizer}.{name} = .+: must be"):
                call(optimizer, **{name: value})


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_number_of_every_schedule_is_checked(schedule):
    for name in numbers(SCHEDULES[schedule].fields):
        for value in (math.nan, math.inf, "0.1", None):
            with pytest.raises(ValueError, match=f"schedule.{schedule}.{name} = .+: must be"):
                call(schedule=(schedule, {name: value}))
