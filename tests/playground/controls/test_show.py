"""Internals in the message to the player: sent only if requested, and for the methods that have them."""

import numpy as np
import pytest

from playground.race.internals import INTERNALS, internals
from playground.race.runs import race
from playground.scene.race_scene import stage_id
from playground.settings.link import read_link, write_link
from playground.settings.race import Settings
from registry import FieldError
from tests.playground.messages import race_message, read_message

CAST = Settings().with_value("optimizers", ("lion", "nesterov_lookahead", "adam")).with_value("steps", 40)
SHOWN = CAST.with_value("show", tuple(INTERNALS))


def message(settings):
    return race_message(settings)


def test_the_link_names_them_in_their_own_order():
    settings, problems = read_link({"show": "step,gradient"})
    assert problems == []
    assert settings.show == ("gradient", "step")
    assert write_link(settings) == {"show": "gradient,step"}


@pytest.mark.parametrize("text", ["gradient,gradient", "slope", "gradient,", ","])
def test_a_bad_name_is_refused(text):
    settings, problems = read_link({"show": text})
    assert settings == Settings()
    assert "must be any of gradient, velocity" in str(problems[0])


@pytest.mark.parametrize("value", ["gradient", None, 3])
def test_a_value_that_is_no_list_is_refused(value):
    with pytest.raises(FieldError):
        Settings().with_value("show", value)


def test_each_is_sent_for_those_that_have_it():
    header, arrays = read_message(message(SHOWN))
    assert header["layers"]["arrows"] == {
        "gradient": [0, 1, 2],
        "moment": [0, 2],
        "velocity": [1],
        "look_ahead": [1],
        "preconditioned": [1, 2],
        "rates": [1, 2],
        "newton": [0, 1, 2],
        "step": [0, 1, 2],
    }
    for i, (entry, racer) in enumerate(zip(SHOWN.entries, race(SHOWN), strict=True)):
        for name, rows in internals(racer.run, entry.record, INTERNALS).items():
            if name != "step":  # the points hold it
                sent = arrays[f"arrows.{name}"][header["layers"]["arrows"][name].index(i)]
                np.testing.assert_array_equal(sent, rows.astype("f4"))


def test_nothing_is_sent_unasked():
    header, arrays = read_message(message(CAST))
    assert set(arrays) == {"points", "losses"}
    assert "layers" not in header


def test_it_costs_what_is_shown():
    row = 41 * 2 * 4
    one = len(message(CAST.with_value("show", ("gradient",)))) - len(message(CAST))
    assert 3 * row < one < 3 * row + 200
    assert len(message(CAST.with_value("show", ("step",)))) - len(message(CAST)) < 200


def test_the_stage_stays():
    assert stage_id(SHOWN) == stage_id(CAST)
