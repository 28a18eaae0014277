"""The routes that answer while something is dragged: the same messages as the page's, for any query."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from optimizers import trace
from playground.scene.race_scene import stage_id
from playground.settings.link import query_text, write_link
from playground.settings.race import Settings
from playground.stage.live import routes
from tests.playground.messages import ask, read_message

RACE, STAGE = (route.endpoint for route in routes())


def test_the_routes_stand_under_the_servers_base_path():
    assert [route.path for route in routes("/playground")] == ["/playground/live/race", "/playground/live/stage"]


def test_the_race_of_a_query():
    header, arrays = read_message(
        ask(RACE, "optimizers=adam&steps=50&adam.learning_rate=0.01&start=0.5,0.5&seq=7").body
    )
    expected = trace("adam", LANDSCAPES["rosenbrock"], start=(0.5, 0.5), steps=50, learning_rate=0.01)
    np.testing.assert_array_equal(arrays["points"][0], expected.points.astype("f4"))
    np.testing.assert_array_equal(arrays["losses"][0], expected.losses.astype("f4"))
    assert header["seq"] == 7
    (outcome,) = header["outcomes"]
    assert outcome.startswith(f"{expected.outcome.sentence}; minimum (1, 1) is ")


@pytest.mark.parametrize("near", [0, 20, 495, 500, 10**9])
def test_while_something_is_dragged_internals_come_for_the_next_steps_only(near):
    query = "optimizers=momentum,adam&steps=500&show=gradient,velocity"
    whole, rows = read_message(ask(RACE, query).body)
    header, some = read_message(ask(RACE, f"{query}&near={near}").body)
    first = header["layers_from"]
    assert first == min(near, 500)
    assert "layers_from" not in whole
    for name in [f"arrows.{name}" for name in header["layers"]["arrows"]]:
        np.testing.assert_array_equal(some[name], rows[name][:, first : first + 60])


def test_race_and_stage_of_one_query_name_each_other():
    query = "landscape=ellipse&ellipse.kappa=20&layout=overlay"
    race, _ = read_message(ask(RACE, query).body)
    stage, arrays = read_message(ask(STAGE, query).body)
    assert race["stage"] == stage["id"]
    assert arrays["surface"].shape == (400, 400)


def test_what_changes_the_stage_changes_its_name():
    settings = Settings()
    others = [
        settings.with_value("landscape", "ellipse"),
        settings.with_value("rosenbrock.b", 50.0),
        settings.with_value("layout", "overlay"),
        settings.with_value("dimensions", "3"),
        settings.with_value("log_height", False),
        settings.with_value("axes", "equal"),
        settings.with_copy("adam"),
        settings.with_value("adam.schedule", "cosine"),
    ]
    assert len({stage_id(each) for each in [settings, *others]}) == 1 + len(others)


def test_the_answer_carries_the_link_of_its_settings():
    settings = Settings().with_value("adam.beta2", 0.9).with_value("noise", 0.25)
    header, _ = read_message(ask(RACE, query_text(write_link(settings))).body)
    assert header["query"] == query_text(write_link(settings))


@pytest.mark.parametrize(
    "query", ["steps=1000000000", "start=1e308,0&seq=-1", "seq=9999999999999999999999", "x=%00", "="]
)
def test_a_bad_query_is_answered_by_the_defaults(query):
    header, _ = read_message(ask(RACE, query).body)
    assert header["steps"] == Settings().steps
    assert header["seq"] is None


@given(st.text(max_size=60))
def test_no_query_breaks_it(query):
    assert ask(RACE, query).status_code == 200
