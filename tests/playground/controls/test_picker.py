"""The picker's wiring, without a browser: what it offers, and what a choice does to the page."""

import json

import pytest

from landscapes import LANDSCAPES
from playground.controls.picker import FAMILIES, groups
from tests.playground.events import send
from tests.playground.test_page import opened, sent

PICKER = 2  # after the stage and its paths


def shown(page):
    """The data sent to the picker."""
    return json.loads(page.get("bidi_component")[PICKER].proto.json)


def test_every_landscape_is_offered_once():
    offered = [landscape["key"] for group in groups() for landscape in group["landscapes"]]
    assert sorted(offered) == sorted(LANDSCAPES)


def test_the_groups_stand_in_a_students_order():
    assert [group["name"].lower() for group in groups()] == list(FAMILIES)
    for group in groups():
        titles = [landscape["title"] for landscape in group["landscapes"]]
        assert titles == sorted(titles)
        assert {LANDSCAPES[landscape["key"]].family for landscape in group["landscapes"]} <= {group["name"].lower()}


def test_it_says_the_present_landscape():
    data = shown(opened(landscape="himmelblau"))
    assert data["chosen"] == "himmelblau"
    assert data["groups"] == groups()


@pytest.mark.parametrize("landscape", [group["landscapes"][0]["key"] for group in groups() if group["landscapes"]])
def test_a_choice_changes_the_surface_the_link_and_what_it_says(landscape):
    page = send(opened(), PICKER, chosen=landscape)
    assert not page.exception
    assert sent(page, 0)[0]["landscape"]["key"] == landscape
    assert shown(page)["chosen"] == landscape
    assert page.query_params["landscape"] == landscape


def test_a_choice_keeps_what_was_touched():
    page = send(opened(**{"adam.learning_rate": "0.03"}), PICKER, chosen="himmelblau")
    assert page.select_slider(key="adam.learning_rate").value == 0.03


@pytest.mark.parametrize("nonsense", ["sadle", "", None, 7, ["saddle"], {"key": "saddle"}])
def test_what_is_no_landscape_changes_nothing(nonsense):
    page = send(opened(landscape="himmelblau"), PICKER, chosen=nonsense)
    assert not page.exception
    assert sent(page, 0)[0]["landscape"]["key"] == "himmelblau"
