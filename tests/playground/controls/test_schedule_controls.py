"""The schedule part of a card, without a browser: every schedule can be chosen and set, and what is shown is true."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from optimizers import SCHEDULES
from playground.controls.widgets import label
from tests.playground.messages import read_message

APP = Path(__file__).parents[3] / "app.py"
SEQUENCE = {"adam.schedule": "sequential"}


def opened(optimizer="adam", **query):
    """The page with one optimizer, its card opened completely."""
    page = AppTest.from_file(str(APP), default_timeout=20)
    page.query_params["optimizers"] = optimizer
    page.session_state[f"{optimizer}.more"] = True
    for name, text in query.items():
        page.query_params[name] = text
    return page.run()


def rates(page):
    """The learning rates that are sent to the player."""
    return read_message(page.get("bidi_component")[1].proto.bytes)[1]["series.rates"][0]


def labels(page):
    """The labels of the card's widgets."""
    kinds = (page.select_slider, page.selectbox, page.toggle, page.text_input)
    return [widget.label for widgets in kinds for widget in widgets]


@pytest.mark.parametrize("schedule", sorted(SCHEDULES))
def test_every_schedule_can_be_chosen(schedule):
    page = opened()
    page.selectbox(key="adam.schedule").select(schedule).run()
    page.run()
    assert not page.exception
    assert not page.warning
    assert page.query_params["adam.schedule"] == schedule
    assert rates(page).shape == (500,)
    if schedule != "sequential":
        assert {label(name, field) for name, field in SCHEDULES[schedule].fields.items()} <= set(labels(page))


def test_the_schedules_are_offered_by_title_in_order():
    offered = opened().selectbox(key="adam.schedule").options
    assert offered[0] == "Constant"
    assert offered[1:] == sorted(schedule.title for schedule in SCHEDULES.values())


def test_a_part_is_chosen_and_brings_its_settings():
    page = opened(**SEQUENCE)
    page.selectbox(key="adam.schedule.schedules.1").select("step").run()
    page.select_slider(key="adam.schedule.2.step_size").set_value(50).run()
    page.select_slider(key="adam.schedule.milestones").set_value(30).run()
    page.run()
    assert not page.exception
    expected = {"schedules": "linear_warmup,step", "milestones": "30", "2.step_size": "50"}
    assert {name: page.query_params[f"adam.schedule.{name}"] for name in expected} == expected
    assert rates(page)[30:80].min() == rates(page)[30:80].max() > rates(page)[80]


def test_a_link_may_hold_more_than_two_parts():
    page = opened(**SEQUENCE, **{"adam.schedule.schedules": "linear_warmup,cosine,step"})
    assert labels(page).count("Then") == 2
    page.text_input(key="adam.schedule.milestones:typed").set_value("20, 90").run()
    page.run()
    assert page.query_params["adam.schedule.milestones"] == "20,90"


def test_milestones_without_sense_are_refused_in_words():
    page = opened(**{"adam.schedule": "multi_step"})
    page.text_input(key="adam.schedule.milestones:typed").set_value("soon").run()
    assert "milestones" in page.warning[0].value
    assert page.text_input(key="adam.schedule.milestones:typed").value == "200,350"
    assert not page.exception


def test_a_method_without_momentum_is_not_offered_to_move_it():
    assert "Lowest momentum" in labels(opened(**{"adam.schedule": "one_cycle"}))
    plain = opened("gradient_descent", **{"gradient_descent.schedule": "one_cycle"})
    assert "Highest rate" in labels(plain)
    assert not {"Lowest momentum", "Move momentum"} & set(labels(plain))


def test_the_highest_rate_follows_the_slider_until_it_is_set():
    page = opened(**{"adam.schedule": "one_cycle"})
    page.select_slider(key="adam.learning_rate").set_value(0.1).run()
    page.run()
    assert page.select_slider(key="adam.schedule.max_lr").value == 0.1
    assert rates(page).max() == pytest.approx(0.1, rel=1e-4)
