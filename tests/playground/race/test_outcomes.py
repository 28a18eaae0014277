"""The sentences about runs."""

import re

import pytest

from landscapes import LANDSCAPES
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import read_link, split_link
from playground.words.numbers import with_minus
from tests.playground.messages import race_message, read_message

DRAWN = "landscape=linear_regression&optimizers=momentum,momentum,adam&steps=20"


def told(link):
    """The titles in pictures, and what the message to the player says each entry sees."""
    settings, problems = read_link(split_link(link))
    assert problems == []
    header, _ = read_message(race_message(settings))
    return [path.title for path in race_scene(settings, race(settings)).paths], header.get("batch_sizes")


def test_who_sees_less_of_the_data_is_told_apart():
    titles, seeing = told(f"{DRAWN}&batch_size=8&momentum-2.batch_size=1&adam.batch_size=64")
    assert seeing == ["batches of 8", "batches of 1", "all samples"]
    assert titles == ["Momentum, batches of 8", "Momentum, batches of 1", "Adam, all samples"]


def test_where_all_see_as_much_nothing_is_said():
    for link in (DRAWN, f"{DRAWN}&batch_size=8", "optimizers=adam&noise=1"):
        titles, seeing = told(link)
        assert seeing is None
        assert not any("," in title for title in titles)


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_minus_signs_of_sources_are_true(landscape):
    source = with_minus(LANDSCAPES[landscape].source)
    assert not re.search(r"(?<![\w.])-\d|\de-\d", source)
    assert not re.search(r"\d\N{MINUS SIGN}\d", source), "pages from-to keep their hyphen"
