"""The tabs under the cards, without a browser: only the open one is drawn."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from playground.race.runs import race
from playground.settings.link import read_link
from playground.study.summary import summarize
from playground.words.study import STUDY
from tests.playground.test_page import APP, opened


def opened_at(tab, chosen=None, **query):
    """The page with one of the tabs open."""
    page = AppTest.from_file(str(APP), default_timeout=20)
    page.session_state["study.tab"] = STUDY[tab]
    for name, text in query.items():
        page.query_params[name] = text
    if chosen:
        page.session_state["study.optimizer"] = chosen
    return page.run()


def latex(page):
    return [element.value for element in page.latex]


def test_the_summary_stands_under_the_chart():
    page = opened(steps="60")
    settings, _ = read_link({"steps": "60"})
    assert summarize(settings, race(settings)) in [code.value for code in page.code]
    assert len(page.get("plotly_chart")) == 1


def test_until_the_browser_has_time_there_are_no_tabs(monkeypatch):
    monkeypatch.setattr("playground.study.tabs.has_browser", lambda: True)
    page = AppTest.from_file(str(APP), default_timeout=20).run()
    assert not page.exception
    assert not page.tabs
    assert "study_due" in [each.proto.component_name for each in page.get("bidi_component")]
    page.session_state["study_due"] = True
    assert [tab.label for tab in page.run().tabs] == [STUDY[name] for name in ("charts", "steps", "surface")]


def test_a_closed_tab_makes_nothing():
    page = opened()
    assert not page.get("bidi_component")[4:]
    assert len(latex(page)) == 5  # the surface's and the cards'
    assert not opened_at("steps").get("plotly_chart")


def test_the_step_of_a_link_is_told_in_its_numbers():
    page = opened_at("steps", chosen="adam", step="120")
    settings, _ = read_link({"step": "120"})
    adam = race(settings)[3].run
    (account,) = [text for text in latex(page) if r"\hat m_{t}" in text and "aligned" in text]
    assert f"{adam.points[121, 0]:.4g}" in account
    assert f"{adam.state['m'][121, 1]:.4g}" in account
    assert any("The step from 120 to 121" in text.value for text in page.markdown)


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_every_optimizer_step_by_step(optimizer):
    page = opened_at("steps", optimizers=optimizer, steps="30", step="7", **{f"{optimizer}.learning_rate": "0.001"})
    assert not page.exception
    assert any(r"g_{t} &= \nabla f" in text for text in latex(page))


@pytest.mark.parametrize("landscape", sorted(LANDSCAPES))
def test_every_surface(landscape):
    page = opened_at("surface", landscape=landscape, step="50")
    assert not page.exception
    assert len(page.get("plotly_chart")) == 1


@pytest.mark.parametrize("direction", ["x", "y"])
def test_the_coordinates_are_called_what_the_surface_calls_them(direction):
    page = opened_at("surface", landscape="tanh_unit", step="50")
    assert any("| (w, a) |" in text.value for text in page.markdown)
    (along,) = (each for each in page.get("button_group") if each.key == "study.cut")
    assert along.options == ["along w", "along a", "along the step"]
    along.set_value(direction).run()
    assert not page.exception
    (chart,) = page.get("plotly_chart")
    drawn = json.loads(chart.proto.spec)
    axis = {"x": "w", "y": "a"}[direction]
    assert drawn["layout"]["xaxis"]["title"]["text"] == axis
    assert drawn["data"][-1]["name"] == f"where {axis} goes next"


def test_a_path_that_is_gone_is_told_in_words():
    query = {"optimizers": "momentum", "momentum.learning_rate": "10", "step": "400"}
    for tab, words in (("steps", STUDY["nowhere"].format(step=400)), ("surface", STUDY["no_cut"])):
        page = opened_at(tab, **query)
        assert not page.exception
        assert words in [text.value for text in page.markdown]


def test_at_the_end_it_is_the_last_step():
    page = opened_at("steps", steps="40", step="40")
    assert any("The step from 39 to 40" in text.value for text in page.markdown)
    assert STUDY["at_end"].format(step=40) in [text.value for text in page.caption]


def test_a_removed_optimizer_is_no_longer_studied():
    page = opened_at("steps", chosen="adam", step="10")
    page.button(key="adam.remove").click().run()
    assert not page.exception
    assert page.selectbox(key="study.optimizer").value == "gradient_descent"


def test_the_cut_is_of_the_direction_asked_for():
    page = opened_at("surface", step="50")
    before = page.get("plotly_chart")[0].proto.spec
    page.session_state["study.cut"] = "y"
    page.run()
    assert page.get("plotly_chart")[0].proto.spec != before
