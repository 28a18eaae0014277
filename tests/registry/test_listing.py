"""Errors say what may be chosen, and not at greater length than people read."""

import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.settings.race import Settings
from registry import FieldError, listed


def test_few_names_are_listed():
    assert listed(("min", "max"), ["mean"]) == "min, max"


@pytest.mark.parametrize(
    ("optimizers", "meant"), [(["adm"], "adam"), (["momentun", "adam"], "momentum"), (["rms_prop"], "rmsprop")]
)
def test_a_refusal_names_the_method_that_was_meant(optimizers, meant):
    with pytest.raises(FieldError) as caught:
        Settings().with_value("optimizers", optimizers)
    assert f"must be 1 to 8 of {len(OPTIMIZERS)} names, such as {meant}" in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_landscape_too():
    with pytest.raises(FieldError, match=rf"must be one of {len(LANDSCAPES)} names, such as himmelblau"):
        Settings().with_value("landscape", "himmelblaw")


def test_in_the_library_too():
    with pytest.raises(ValueError, match=rf"must be one of {len(OPTIMIZERS)} names, such as adam"):
        trace("adma", LANDSCAPES["rosenbrock"])


@pytest.mark.parametrize("wanted", ["x" * 100_000, None, 7, ["adam", None], "sgd"])
def test_anything_else_is_refused_in_few_words(wanted):
    with pytest.raises(FieldError) as caught:
        Settings().with_value("optimizers", wanted)
    assert len(str(caught.value)) < 250
