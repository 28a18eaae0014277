"""What the page shows of a training is the library's own, made once."""

import numpy as np
import pytest

from landscapes.networks import Perceptron, digits
from optimizers import train
from playground.digits import training
from playground.digits.curves import QUANTITIES, Method, curve_figure
from playground.digits.settings import DigitsSettings
from playground.digits.table import table
from playground.digits.training import Trainings, learn_all, plan_of

SETTINGS = DigitsSettings(epochs=2)


def test_it_is_the_same_as_the_librarys():
    settings = SETTINGS.with_value("adam.beta2", 0.9).with_value("adam.schedule", "cosine")
    learned = learn_all(settings.with_value("seeds", 2), Trainings(digits()))["adam"][1]
    expected = train(
        "adam",
        Perceptron(),
        digits(),
        2,
        32,
        seed=1,
        schedule="cosine",
        schedule_every="update",
        learning_rate=settings.value("adam.learning_rate"),
        beta2=0.9,
    )
    for quantity in QUANTITIES:
        np.testing.assert_array_equal(getattr(learned, quantity), getattr(expected, quantity))


def test_nothing_is_made_twice(monkeypatch):
    trainings, made = Trainings(digits()), []
    original = training.made
    monkeypatch.setattr(training, "made", lambda plan, *rest: made.append(plan.optimizer) or original(plan, *rest))
    learn_all(SETTINGS, trainings)
    assert sorted(made) == sorted(SETTINGS.keys)
    learn_all(SETTINGS.with_value("adam.learning_rate", 0.02), trainings)
    assert made[4:] == ["adam"]


def test_who_no_longer_waits_stops_it():
    trainings = Trainings(digits())
    settings = SETTINGS.with_value("epochs", 200).with_value("seeds", 10)

    class Gone(Exception):
        pass

    def leave(share):
        assert 0 <= share < 1
        raise Gone

    with pytest.raises(Gone):
        learn_all(settings, trainings, leave)
    assert trainings.remembered(plan_of(settings, "adam", 9)) is None


def test_a_divergence_is_shown_as_one():
    settings = SETTINGS.with_value("activation", "relu").with_value("gradient_descent.learning_rate", 1e200)
    learned = learn_all(settings, Trainings(digits()))
    methods = [Method(key, "#000000", each) for key, each in learned.items()]
    assert methods[0].diverged
    assert "gradient_descent (diverged)" in table(methods)
    for quantity in QUANTITIES:
        assert np.isfinite(curve_figure(quantity, methods, True)["layout"]["yaxis"]["range"]).all()


def test_bands_run_from_the_lowest_to_the_highest_seed():
    learned = learn_all(SETTINGS.with_value("seeds", 3), Trainings(digits()))["adam"]
    band, line = curve_figure("test_losses", [Method("Adam", "#112233", learned)], False)["data"]
    values = np.stack([each.test_losses for each in learned])
    np.testing.assert_array_equal(line["y"], np.median(values, axis=0))
    np.testing.assert_array_equal(band["y"], [*values.max(axis=0), *values.min(axis=0)[::-1]])
