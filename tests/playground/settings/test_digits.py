"""What can be set about the digits: checked by name, and the same after a round trip through the link."""

import json

import pytest

from optimizers import OPTIMIZERS, SCHEDULES
from playground.settings import digits_rates
from playground.settings.digits import DigitsSettings
from playground.settings.digits_link import read_digits_link, write_digits_link
from playground.settings.digits_rates import FIRST_ORDER, RATES, starting_rates, tuned
from registry import FieldError

TOUCHED = {
    "optimizers": ("adam", "adam", "lion"),
    "activation": "relu",
    "epochs": 7,
    "batch_size": 64,
    "seeds": 3,
    "schedule_every": "epoch",
    "axis": "examples",
    "adam-2.beta2": 0.9,
    "lion.learning_rate": 0.0123,
    "adam.schedule": "cosine",
    "adam.schedule.t_max": 7,
    "slice": "random",
    "slice.method": "adam-2",
    "slice.points": 21,
    "slice.solutions": ("adam.0", "adam-2.2", "lion.1"),
    "slice.seed": 4,
    "slice.dimensions": "3",
    "slice.layout": "panels",
    "slice.log_height": False,
}


def touched():
    settings = DigitsSettings()
    for name, value in TOUCHED.items():
        settings = settings.with_value(name, value)
    return settings


def test_the_default_link_is_empty():
    assert write_digits_link(DigitsSettings()) == {}


def test_a_link_brings_back_every_setting():
    query = write_digits_link(touched())
    assert set(query) == set(TOUCHED)
    again, problems = read_digits_link(query)
    assert problems == []
    assert again == touched()
    for name, value in TOUCHED.items():
        assert again.value(name) == value


def test_a_slice_is_through_three_seeds_of_its_method_unless_said_otherwise():
    settings = DigitsSettings().with_value("slice.method", "adam")
    assert settings.value("slice.solutions") == ("adam.0", "adam.1", "adam.2")
    assert len(settings.field("slice.solutions").options) == 4 * 3
    assert len(settings.with_value("seeds", 5).field("slice.solutions").options) == 4 * 5


def test_a_slice_forgets_what_is_no_longer_there():
    settings = touched().without_entry("adam-2")
    assert settings.value("slice.method") == "adam"
    assert settings.value("slice.solutions") == ("adam.0", "adam.1", "adam.2")
    assert read_digits_link(write_digits_link(settings))[1] == []


@pytest.mark.parametrize("schedule", sorted(SCHEDULES))
def test_every_schedule_travels(schedule):
    settings = DigitsSettings().with_value("adam.schedule", schedule)
    assert read_digits_link(write_digits_link(settings)) == (settings, [])


def test_what_was_set_back_leaves_the_link():
    settings = DigitsSettings().with_value("adam.learning_rate", 0.1)
    assert write_digits_link(settings.with_value("adam.learning_rate", starting_rates()["adam"])) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("epochs", "0"),
        ("seeds", "11"),
        ("activation", "sine"),
        ("optimizers", "newton"),
        ("landscape", "beale"),
        ("slice", "seeds"),
        ("slice.points", "9"),
        ("slice.method", "lion"),
        ("slice.solutions", "adam.0,adam.1,adam.2,momentum.0"),
        ("slice.solutions", "adam.0,adam.0,adam.1"),
        ("slice.solutions", "adam.0,adam.1,adam.7"),
        ("slice.layout", "heap"),
        ("slice.camera", "1,2,3"),
        ("axis", "miles"),
    ],
)
def test_a_bad_field_is_named_and_left_at_its_default(name, text):
    settings, problems = read_digits_link({name: text, "batch_size": "64"})
    assert [problem.field for problem in problems] == [name]
    assert settings == DigitsSettings(batch_size=64)


@pytest.mark.parametrize("optimizer", ["newton", "sophia", "lbfgs"])
def test_what_needs_more_than_gradients_is_not_offered(optimizer):
    assert optimizer not in FIRST_ORDER
    with pytest.raises(FieldError, match="optimizers"):
        DigitsSettings().with_value("optimizers", [optimizer])


def test_every_rate_is_on_the_slider_of_its_method():
    assert set(starting_rates()) <= set(FIRST_ORDER)
    for optimizer, rate in starting_rates().items():
        field = OPTIMIZERS[optimizer].fields["learning_rate"]
        assert rate in RATES
        assert field.low <= rate <= field.high


def test_only_methods_that_are_not_listed_are_searched(tmp_path, monkeypatch):
    searched = []
    monkeypatch.setattr(digits_rates, "tuned", lambda optimizer: searched.append(optimizer) or 0.3)
    listed = dict.fromkeys(FIRST_ORDER, 0.1)
    del listed["lion"]
    file = tmp_path / "rates.json"
    file.write_text(json.dumps(listed), encoding="utf-8")
    digits_rates.tune(file)
    assert searched == ["lion"]
    written = json.loads(file.read_text(encoding="utf-8"))
    assert tuple(written) == FIRST_ORDER
    assert written == {**listed, "lion": 0.3}


def test_a_method_without_a_rate_of_its_own_begins_with_its_default(monkeypatch):
    monkeypatch.setattr("playground.settings.digits.starting_rates", dict)
    assert DigitsSettings().value("adam.learning_rate") == OPTIMIZERS["adam"].fields["learning_rate"].default


@pytest.mark.parametrize("optimizer", ["adam", "lion", "momentum"])
def test_the_rates_are_those_that_the_search_finds(optimizer):
    assert starting_rates()[optimizer] == tuned(optimizer)
