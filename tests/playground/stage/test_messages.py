"""The messages to the player: their size, and the learning rates, which only scheduled entries have."""

import zlib

import numpy as np
import pytest

from playground.race.runs import race
from playground.scene.race_scene import race_ground, race_stage
from playground.settings.link import read_link, split_link
from playground.settings.race import Settings
from playground.stage.messages import stage_message
from tests.playground.messages import race_message, read_message


def sent(link):
    """The paths message of a link."""
    settings, problems = read_link(split_link(link))
    assert problems == []
    return race_message(settings)


@pytest.mark.parametrize(("cast", "steps", "most"), [(4, 300, 15_500), (8, 1000, 97_500)])
def test_without_schedules_it_is_short(cast, steps, most):
    message = sent(f"optimizers={','.join(['adam'] * cast)}&steps={steps}")
    header, arrays = read_message(message)
    assert len(message) < most
    assert set(arrays) == {"points", "losses"}
    assert "series" not in header


def test_the_rates_of_scheduled_entries_follow():
    link = "optimizers=adam,momentum,rmsprop&steps=40"
    plain, scheduled = sent(link), sent(f"{link}&rmsprop.schedule=step&adam.schedule=cosine")
    header, arrays = read_message(scheduled)
    assert header["series"] == {"rates": [0, 2]}
    assert arrays["series.rates"].shape == (2, 40)
    settings, _ = read_link(split_link(f"{link}&rmsprop.schedule=step&adam.schedule=cosine"))
    expected = [race(settings)[i].run.learning_rates.astype("f4") for i in (0, 2)]
    np.testing.assert_array_equal(arrays["series.rates"], expected)
    assert len(scheduled) - len(plain) < 2 * 40 * 4 + 120


def test_rates_too_large_for_the_player_are_infinite_there():
    message = sent("optimizers=adam&steps=60&adam.schedule=exponential&adam.schedule.gamma=1e10")
    assert np.isinf(read_message(message)[1]["series.rates"]).any()


def test_the_stage_names_the_sliders_that_can_be_followed():
    settings, _ = read_link(split_link("optimizers=adam&adam.schedule=sequential"))
    fields = read_message(stage_message(race_stage(settings)))[0]["fields"]
    assert {"adam.learning_rate", "adam.schedule.milestones", "adam.schedule.1.total_iters"} <= set(fields)
    assert not {"adam.schedule", "adam.schedule.schedules"} & set(fields)
    several, _ = read_link(split_link("optimizers=adam&adam.schedule=multi_step"))
    assert "adam.schedule.milestones" not in read_message(stage_message(race_stage(several)))[0]["fields"]
    assert not any("schedule" in name for name in read_message(stage_message(race_stage(Settings())))[0]["fields"])


def test_a_surface_is_sent_whole_and_compresses_to_a_fourth():
    ground = race_ground(Settings().surface, Settings().axes)
    message = stage_message(race_stage(Settings()))
    np.testing.assert_array_equal(read_message(message)[1]["surface"], np.round(65535 * ground.surface.levels))
    assert len(zlib.compress(message)) < len(message) / 4
