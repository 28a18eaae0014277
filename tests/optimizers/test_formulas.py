"""The formula of a method is the rule as it runs: a term is in it if and only if the settings switch it on."""

import pytest

from optimizers import OPTIMIZERS
from playground.study.inspector.notation import Notation
from registry import Number
from tests.optimizers.moved import moved

# Settings that the formula does not name, or whose letter another setting shares.
UNNAMED = {
    "asgd": {"lambd", "weight_decay"},
    "lbfgs": {"max_iter", "max_eval", "history", "tolerance_grad", "tolerance_change"},
    "rprop": {"eta_minus", "eta_plus", "step_min", "step_max"},
    "schedule_free_adamw": {"warmup_steps", "weight_lr_power"},
    "schedule_free_sgd": {"warmup_steps", "weight_lr_power"},
    "sophia": {"update_interval"},
    "yogi": {"initial_accumulator"},
}
WORKING = {  # numbers whose 0 takes no term away
    "adabelief": {"epsilon"},  # the letter of epsilon_root holds it
    "clipped_gradient_descent": {"max_norm"},
    "dadapt_adamw": {"beta2"},
    "prodigy": {"beta2"},
    "sophia": {"clip_threshold"},
}
NUMBERS = [
    (key, name)
    for key, method in OPTIMIZERS.items()
    for name, field in method.fields.items()
    if isinstance(field, Number) and name != "learning_rate" and name not in UNNAMED.get(key, ())
]
SWITCHES = [
    (key, name)
    for key, method in OPTIMIZERS.items()
    for name, field in method.fields.items()
    if not isinstance(field, Number)
]


def formula(optimizer, **changes):
    """The formula with all numbers other than 0, except for the changes."""
    fields = OPTIMIZERS[optimizer].fields
    values = {name: moved(field) if isinstance(field, Number) else field.default for name, field in fields.items()}
    return OPTIMIZERS[optimizer].written(values | changes)


def setting(optimizer, name):
    """The letter of a hyperparameter."""
    return Notation(OPTIMIZERS[optimizer].letters).setting(name)


@pytest.mark.parametrize(("optimizer", "name"), NUMBERS)
def test_a_number_counts_unless_it_is_zero(optimizer, name):
    field, letter = OPTIMIZERS[optimizer].fields[name], setting(optimizer, name)
    assert letter in formula(optimizer)
    if field.at_least <= 0.0 and field.above < 0.0 and name not in WORKING.get(optimizer, ()):
        assert letter not in formula(optimizer, **{name: 0.0})


@pytest.mark.parametrize("optimizer", WORKING)
def test_numbers_whose_zero_is_a_number_like_any_other(optimizer):
    for name in WORKING[optimizer]:
        assert setting(optimizer, name) in formula(optimizer, **{name: 0.0})


@pytest.mark.parametrize(("optimizer", "name"), SWITCHES)
def test_a_switch_changes_the_formula(optimizer, name):
    other = moved(OPTIMIZERS[optimizer].fields[name])
    assert formula(optimizer, **{name: other}) != formula(optimizer)


@pytest.mark.parametrize("optimizer", ["schedule_free_adamw", "schedule_free_sgd"])
def test_a_warm_up_is_written_while_there_is_one(optimizer):
    assert r"t/60" in formula(optimizer, warmup_steps=60)
    assert r"\eta_t" not in formula(optimizer, warmup_steps=0)
    assert r"\tfrac{1}{t}" in formula(optimizer, weight_lr_power=0.0)


def test_pulls_towards_the_origin():
    assert r"\lambda_2" in formula("asgd")
    assert r"\lambda_2" not in formula("asgd", weight_decay=0.0)
    assert r"(1 - \lambda\, \eta_t)" not in formula("asgd", lambd=0.0)
    assert r"g &\leftarrow -g + \lambda\, x" in formula("adam", maximize=True)
    assert r"g &\leftarrow -g \\" in formula("adam", maximize=True, weight_decay=0.0)
    assert "g &" not in formula("adam", weight_decay=0.0)


def test_yogi_says_where_its_averages_begin():
    assert "m_0 &= v_0 = 0.25" in formula("yogi", initial_accumulator=0.25)
    assert "v_0" not in formula("yogi", initial_accumulator=0.0)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_braces_and_lines_are_closed(optimizer):
    written = OPTIMIZERS[optimizer].written({name: f.default for name, f in OPTIMIZERS[optimizer].fields.items()})
    for text in (written, formula(optimizer)):
        assert text.count("{") == text.count("}")
        assert text.count(r"\begin") == text.count(r"\end") == int("&" in text)


def test_without_momentum_nesterov_is_gradient_descent():
    assert formula("nesterov", momentum=0.0) == formula("gradient_descent")
