"""Settings: one name for each, checked, defaults that follow the surface."""

import pytest
from hypothesis import given

from landscapes import LANDSCAPES
from playground.settings.race import MOST_ENTRIES, Entry, Settings
from registry import FieldError
from tests.playground.strategies import settings_strategy


def test_the_default_page_is_the_four_methods_on_rosenbrock():
    assert Settings().value("landscape") == "rosenbrock"
    assert Settings().keys == ("gradient_descent", "momentum", "rmsprop", "adam")


def test_a_second_entry_of_a_method_has_a_name_of_its_own():
    settings = Settings().with_copy("adam").with_value("adam-2.beta2", 0.9)
    assert settings.keys[-2:] == ("adam", "adam-2")
    assert settings.value("adam.beta2") == 0.999
    assert settings.value("adam-2.beta2") == 0.9


def test_untouched_learning_rates_follow_the_surface_and_touched_ones_stay():
    settings = Settings().with_value("adam.learning_rate", 0.03)
    moved = settings.with_value("landscape", "himmelblau")
    assert moved.value("adam.learning_rate") == 0.03
    assert moved.value("momentum.learning_rate") != settings.value("momentum.learning_rate")


def test_a_learning_rate_set_to_its_default_counts_as_touched():
    settings = Settings()
    rate = settings.value("adam.learning_rate")
    moved = settings.with_value("adam.learning_rate", rate).with_value("landscape", "himmelblau")
    assert moved.value("adam.learning_rate") == rate


def test_the_start_follows_the_surface():
    settings = Settings().with_value("start", (0.5, 0.5)).with_value("adam.start", (1.0, 0.0))
    moved = settings.with_value("landscape", "himmelblau")
    assert moved.value("start") == LANDSCAPES["himmelblau"].start
    assert moved.value("adam.start") is None


def test_changing_the_schedule_forgets_the_old_ones_settings():
    settings = Settings().with_value("adam.schedule", "step").with_value("adam.schedule.gamma", 0.3)
    changed = settings.with_value("adam.schedule", "exponential")
    assert changed.value("adam.schedule.gamma") == 0.99


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("landscape", "mount_doom", "must be one of"),
        ("optimizers", ["adam", "sgd"], "must be 1 to 8 of"),
        ("optimizers", ["adam"] * (MOST_ENTRIES + 1), "must be 1 to 8 of"),
        ("start", (3.0, 0.0), "must be two numbers x,y with x from -2.048 to 2.048"),
        ("start", (1e308, 0.0), "must be two numbers"),
        ("start", (float("nan"), 0.0), "must be two numbers"),
        ("start", 1.0, "must be two numbers"),
        ("steps", 0, "must be a whole number at least 1 and at most 2000"),
        ("steps", 10**9, "must be a whole number at least 1 and at most 2000"),
        ("noise", -0.1, "must be a finite number at least 0"),
        ("adam.learning_rate", -1, "must be a finite number at least 0"),
        ("adam.learning_rate", float("nan"), "must be a finite number at least 0"),
        ("adam.beta2", 1.0, "must be a finite number at least 0 and below 1"),
        ("adam.beta3", 0.5, "is not a setting of this page"),
        ("nadam.beta1", 0.5, "is not a setting of this page"),
        ("rosenbrock.a", 1.45, "must leave the minimum on the map"),
        ("ellipse.kappa", 5.0, "is not a setting of this page"),
        ("adam.schedule", "sometimes", "must be one of"),
        ("adam.schedule.gamma", 0.5, "is not a setting of this page"),
    ],
)
def test_what_is_not_allowed_is_named(name, value, allowed):
    with pytest.raises(FieldError) as error:
        Settings().with_value(name, value)
    assert name in str(error.value)
    assert allowed in str(error.value)


def test_the_last_entry_stays():
    alone = Settings(entries=(Entry("adam"),))
    assert alone.without_entry("adam") == alone


def test_there_are_at_most_eight_entries():
    full = Settings(entries=(Entry("adam"),) * MOST_ENTRIES)
    with pytest.raises(FieldError):
        full.with_entry("momentum")
    with pytest.raises(FieldError):
        full.with_copy("adam")


@given(settings_strategy())
def test_setting_every_value_to_itself_changes_nothing_that_is_seen(settings):
    for name, _ in settings.fields():
        value = settings.value(name)
        if value is not None and name not in ("landscape", "optimizers"):
            again = settings.with_value(name, value)
            assert {other: again.value(other) for other, _ in again.fields()} == {
                other: settings.value(other) for other, _ in settings.fields()
            }


@given(settings_strategy())
def test_taking_a_setting_back_gives_its_default(settings):
    for name, _ in settings.fields():
        if name not in ("landscape", "optimizers"):
            assert settings.without(name).value(name) == settings.default(name)


def test_untouched_methods_follow_the_surface():
    moved = Settings().with_value("landscape", "booth")
    assert moved.keys == tuple(LANDSCAPES["booth"].race.rates) != Settings().keys
    assert moved.with_value("landscape", "rosenbrock") == Settings()


@pytest.mark.parametrize(
    "touch",
    [
        lambda settings: settings.with_entry("lion"),
        lambda settings: settings.without_entry("adam"),
        lambda settings: settings.with_copy("adam"),
        lambda settings: settings.with_value("optimizers", ("lion", "newton")),
        lambda settings: settings.with_value("adam.beta2", 0.9),
        lambda settings: settings.with_value("adam.learning_rate", 0.03),
        lambda settings: settings.with_value("adam.schedule", "cosine"),
        lambda settings: settings.with_value("adam.noise", 0.5),
    ],
)
def test_chosen_methods_stay_on_every_surface(touch):
    chosen = touch(Settings())
    for landscape in LANDSCAPES:
        assert chosen.with_value("landscape", landscape).entries == chosen.entries


def test_a_start_that_is_refused_is_told_in_the_names_of_the_axes():
    settings = Settings().with_value("landscape", "tanh_unit")
    for name in ("start", "momentum.start"):
        with pytest.raises(FieldError, match=r"two numbers w,a with w from .* and a from"):
            settings.with_value(name, (1e9, 0.0))
