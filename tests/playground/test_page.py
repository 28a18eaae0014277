"""The wiring of the page, without a browser: every landscape, every optimizer, bad links."""

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from tests.playground.messages import read_message

APP = Path(__file__).parents[2] / "app.py"


def opened(**query):
    """The page after its first run, opened by a link."""
    page = AppTest.from_file(str(APP), default_timeout=10)
    for name, text in query.items():
        page.query_params[name] = text
    return page.run()


def opened_with_more(key):
    """The page with everything about one optimizer visible."""
    page = AppTest.from_file(str(APP), default_timeout=10)
    page.session_state[f"{key}.more"] = True
    return page.run()


def sent(page, component):
    """Header and arrays of the message that the page sent to the stage (0) or to the paths (1)."""
    return read_message(page.get("bidi_component")[component].proto.bytes)


def test_the_default_page():
    page = opened()
    assert not page.exception
    assert not page.warning
    _, arrays = sent(page, 1)
    assert arrays["points"].shape == (4, 501, 2)
    assert arrays["losses"].shape == (4, 501)
    assert dict(page.query_params) == {}


@pytest.mark.parametrize("landscape", sorted(LANDSCAPES))
def test_every_landscape(landscape):
    page = opened(landscape=landscape)
    assert not page.exception
    header, arrays = sent(page, 0)
    assert header["landscape"]["title"] == LANDSCAPES[landscape].title
    assert arrays["surface"].min() < 3000  # the tip of a needle falls between the points of the grid
    assert arrays["surface"].max() == 65535


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_every_optimizer(optimizer):
    page = opened(optimizers=optimizer, steps="50", **{f"{optimizer}.learning_rate": "0.001"})
    assert not page.exception
    expected = trace(optimizer, LANDSCAPES["rosenbrock"], steps=50, learning_rate=0.001)
    np.testing.assert_array_equal(sent(page, 1)[1]["points"][0], expected.points.astype("f4"))


def test_a_slider_moves_its_path_and_the_link():
    page = opened()
    before = sent(page, 1)[1]["points"].copy()
    page.select_slider(key="adam.learning_rate").set_value(0.1).run()
    page.run()  # a card's event runs the card and the stage alone; this run shows the whole page
    after = sent(page, 1)[1]["points"]
    np.testing.assert_array_equal(before[:3], after[:3])
    assert not np.array_equal(before[3], after[3])
    assert page.query_params["adam.learning_rate"] == "0.1"


def test_the_chart_follows_a_card():
    page = opened()
    before = page.get("plotly_chart")[0].proto.spec
    page.select_slider(key="adam.learning_rate").set_value(0.1).run()
    assert page.get("plotly_chart")[0].proto.spec != before


def test_a_number_can_be_typed_that_the_slider_does_not_have():
    page = opened_with_more("adam")
    page.text_input(key="adam.learning_rate:typed").set_value("0.0123456789").run()
    page.run()
    assert page.query_params["adam.learning_rate"] == "0.0123456789"
    assert page.select_slider(key="adam.learning_rate").value == 0.0123456789


def test_a_typed_number_without_sense_is_refused_in_words():
    page = opened_with_more("momentum")
    page.text_input(key="momentum.momentum:typed").set_value("-3").run()
    assert "momentum" in page.warning[0].value
    assert page.text_input(key="momentum.momentum:typed").value == "0.9"
    assert not page.exception


@pytest.mark.parametrize("text", ["", "abc", "1,200", "0.5.1", "nan", "-3"])
def test_what_a_box_does_not_understand_is_told_and_goes_with_the_next_good_number(text):
    page = opened_with_more("momentum")
    page.text_input(key="momentum.momentum:typed").set_value(text).run()
    (warning,) = page.warning
    assert "momentum.momentum" in warning.value.replace("\\", "")
    assert page.text_input(key="momentum.momentum:typed").value == "0.9"
    page.text_input(key="momentum.momentum:typed").set_value("0,5").run()
    assert not page.warning
    assert page.session_state.surfaces_settings.value("momentum.momentum") == 0.5
    assert page.text_input(key="momentum.momentum:typed").value == "0.5"


def test_a_refusal_goes_with_the_next_move_of_a_slider():
    page = opened_with_more("momentum")
    page.text_input(key="momentum.momentum:typed").set_value("x").run()
    assert page.warning
    page.select_slider(key="momentum.learning_rate").set_value(0.1).run()
    assert not page.warning


def test_a_coordinate_that_is_off_the_map_is_told_by_its_name():
    page = opened()
    page.text_input(key="start.y").set_value("1e9").run()
    assert "Start y = '1e9': must be a finite number at least" in page.warning[0].value.replace("\\", "")
    assert page.text_input(key="start.y").value == "1"


def test_of_many_refusals_five_are_told():
    page = opened(**{f"nobody{i}": "1" for i in range(100)})
    assert len(page.warning) == 6
    assert "95 more" in page.warning[5].value


def test_a_card_can_be_copied_reset_and_removed():
    page = opened()
    page.button(key="adam.duplicate").click().run()
    page.select_slider(key="adam-2.beta2").set_value(0.9).run()
    page.run()
    assert sent(page, 1)[1]["points"].shape[0] == 5
    assert page.query_params["adam-2.beta2"] == "0.9"
    page.button(key="adam-2.reset").click().run()
    assert "adam-2.beta2" not in page.query_params
    page.button(key="adam-2.remove").click().run()
    assert sent(page, 1)[1]["points"].shape[0] == 4


def test_an_optimizer_can_be_added():
    page = opened()
    page.selectbox(key="add").select("nesterov").run()
    assert [entry["key"] for entry in sent(page, 0)[0]["cast"]][-1] == "nesterov"


def test_a_bad_field_is_named_and_nothing_else_is_lost():
    page = opened(steps="1000000000", noise="0.5", **{"<b>x</b>": "![](https://example.org/x.png)"})
    assert not page.exception
    words = " ".join(warning.value for warning in page.warning)
    assert "steps" in words
    assert "![" not in words
    assert "<b>" not in words
    assert page.text_input(key="noise:typed").value == "0.5"
    assert page.text_input(key="steps:typed").value == "500"


def test_what_the_link_says_of_the_surface_is_told_to_the_player():
    page = opened(dimensions="3", log_height="0", camera="10,20,1.5")
    assert not page.exception
    assert sent(page, 0)[0]["dimensions"] == "3"
    assert sent(page, 0)[0]["log_height"] is False
    assert sent(page, 1)[0]["camera"] == [10, 20, 1.5]
    assert dict(page.query_params) == {"dimensions": "3", "log_height": "0", "camera": "10,20,1.5"}
    page.toggle(key="log_height").set_value(True).run()
    page.run()
    assert "log_height" not in page.query_params
    page.segmented_control(key="dimensions").set_value("2").run()
    page.run()
    assert dict(page.query_params) == {}


def test_overlay_is_told_to_the_player():
    page = opened(layout="overlay", step="120")
    assert sent(page, 0)[0]["layout"] == "overlay"
    assert sent(page, 1)[0]["step"] == 120


def test_the_start_is_called_by_the_names_of_the_axes():
    page = opened(landscape="tanh_unit")
    assert [page.text_input(key=f"start.{axis}").label for axis in "xy"] == ["Start w", "Start a"]
    page.text_input(key="start.x").set_value("0,5").run()
    assert page.query_params["start"].startswith("0.5,")
    assert opened().text_input(key="start.y").label == "Start y"


def test_batches_are_offered_where_there_is_data():
    assert "batch_size" not in {slider.key for slider in opened().select_slider}
    page = opened(landscape="linear_regression", batch_size="8")
    assert not page.exception
    assert page.select_slider(key="batch_size").value == 8
    page.segmented_control(key="sampling").set_value("replacement").run()
    page.run()
    assert dict(page.query_params) == {
        "landscape": "linear_regression",
        "batch_size": "8",
        "sampling": "replacement",
    }
