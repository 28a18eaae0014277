"""The line of PyTorch: read as Python, it holds every setting that differs from PyTorch's defaults."""

import ast

import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.study.inspector.account import moved
from playground.study.pytorch import torch_line
from tests.optimizers.moved import moved as moved_value
from tests.reference.names import method_of

TORCH = [key for key, method in OPTIMIZERS.items() if method.torch]


def read(line):
    """(class, its keyword arguments) of a line, by Python's own parser."""
    call = ast.parse(line, mode="eval").body
    assert ast.unparse(call.args[0]) == "params"
    return ast.unparse(call.func), {word.arg: ast.literal_eval(word.value) for word in call.keywords}


def values_of(optimizer, **changes):
    return OPTIMIZERS[optimizer].checked(changes)


def test_the_line_of_the_issue():
    line = torch_line("adam", values_of("adam", learning_rate=0.05, beta2=0.99))
    assert line == "torch.optim.Adam(params, lr=0.05, betas=(0.9, 0.99))"


@pytest.mark.parametrize("optimizer", TORCH)
def test_every_setting_can_be_read_back(optimizer):
    """The names are checked against the table by which PyTorch's recorded runs are read."""
    changes = {name: moved_value(field) for name, field in OPTIMIZERS[optimizer].fields.items()}
    values = values_of(optimizer, **changes | dict(OPTIMIZERS[optimizer].torch.absent))
    name, arguments = read(torch_line(optimizer, values))
    known = {"momentum": 0, "nesterov": False, "amsgrad": False, "decoupled_weight_decay": optimizer == "adamw"}
    sets = {"torch.optim.SGD": ("momentum", "nesterov"), "torch.optim.Adam": ("amsgrad", "decoupled_weight_decay")}
    given = {word: known[word] for word in sets.get(name, ("decoupled_weight_decay",) if optimizer == "adamw" else ())}
    key, ours = method_of(name, given | arguments)
    assert key == optimizer
    for field, value in values.items():
        if field not in OPTIMIZERS[optimizer].torch.absent:
            assert ours[field] == value


def test_nesterov_without_momentum():
    """PyTorch refuses nesterov=True there; without it the steps are the same."""
    line = torch_line("nesterov", values_of("nesterov", momentum=0.0))
    assert line == "torch.optim.SGD(params, lr=0.001, momentum=0.0)"


def test_a_schedule_moves_what_the_line_says():
    settings = {"base_momentum": 0.25, "max_momentum": 0.75, "step_size_up": 2, "base_lr": 0.125, "max_lr": 0.5}
    run = trace("nesterov", LANDSCAPES["ellipse"], steps=12, schedule=("cyclic", settings))
    assert moved(OPTIMIZERS["nesterov"], run, 0) == {"learning_rate": 0.125, "momentum": 0.75}
    assert moved(OPTIMIZERS["nesterov"], run, 2) == {"learning_rate": 0.5, "momentum": 0.25}
    assert moved(OPTIMIZERS["nesterov"], trace("nesterov", LANDSCAPES["ellipse"], steps=12), 2) == {
        "learning_rate": 1e-3
    }


@pytest.mark.parametrize("optimizer", TORCH)
def test_defaults_are_left_out(optimizer):
    _, arguments = read(torch_line(optimizer, values_of(optimizer)))
    assert arguments.keys() <= {"lr", "momentum", "nesterov", "amsgrad", "max_eval"}


def test_what_pytorch_has_not_got():
    assert torch_line("lion", values_of("lion")) is None
    assert torch_line("adam", values_of("adam", bias_correction=False)) is None
    assert torch_line("adagrad", values_of("adagrad", epsilon_inside=True)) is None
