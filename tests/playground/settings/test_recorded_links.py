"""Links that visitors have kept mean what they meant: recorded_links.json holds what each set when it was recorded."""

import json
from pathlib import Path

import pytest

from playground.settings.digits_link import read_digits_link
from playground.settings.link import read_link, split_link

RECORDED = json.loads(Path(__file__).with_name("recorded_links.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda recorded: recorded["link"][:60])
def test_a_recorded_link_gives_the_same_settings(recorded):
    query = split_link("?" + recorded["link"])
    read = read_digits_link if query.pop("page", "surfaces") == "digits" else read_link
    settings, refused = read(query)
    values = {name: settings.value(name) for name, _ in settings.fields()}
    assert json.loads(json.dumps(values)) == recorded["values"]
    assert [problem.field for problem in refused] == recorded["refused"]
