"""The wiring of the page on digits, without a browser."""

import gzip
import json
import re
import struct
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from playground.digits.files import PARTS
from playground.digits.own_images import trainings_of
from playground.settings.digits_rates import FIRST_ORDER
from tests.playground.messages import read_message

APP = Path(__file__).parents[3] / "app.py"
DRAWS = np.random.default_rng(5)


def opened(**query):
    """The page after its first run, opened by a link."""
    page = AppTest.from_file(str(APP), default_timeout=60)
    for name, text in {"page": "digits", **query}.items():
        page.query_params[name] = text
    return page.run()


def players(page):
    """The messages to the player: the stage's and the paths'."""
    return [component.proto.bytes for component in page.get("bidi_component") if component.proto.bytes]


def asked(page):
    """The data sent to the canvas of the curves."""
    canvas = next(each.proto for each in page.get("bidi_component") if each.proto.component_name == "digits_curves")
    return json.loads(canvas.json)


def methods(page):
    """The titles in the legend."""
    legend = next(
        each.proto.body for each in page.get("html") if "legend" in each.proto.body and "<style" not in each.proto.body
    )
    return re.findall(r"</span>([^<]+)</span>", legend)


def test_the_default_page():
    page = opened()
    assert not page.exception
    assert not page.warning
    assert methods(page) == ["Gradient descent", "Momentum", "RMSProp", "Adam"]
    assert {name: asked(page)[name] for name in ("query", "images", "log")} == {
        "query": "",
        "images": None,
        "log": True,
    }
    assert dict(page.query_params) == {"page": "digits"}
    assert [
        each for each in page.get("html") if "<style>" in each.proto.body and ".st-key-digits-head" in each.proto.body
    ]


@pytest.mark.parametrize("first", range(0, len(FIRST_ORDER), 8))
def test_every_first_order_method(first):
    chosen = FIRST_ORDER[first : first + 8]
    page = opened(optimizers=",".join(chosen), epochs="1")
    assert not page.exception
    assert not page.warning
    assert len(methods(page)) == len(chosen)


def test_others_are_not_offered():
    offered = opened(epochs="1").selectbox(key="add").options
    assert len(offered) == len(FIRST_ORDER)
    assert "Newton's method" not in offered


def test_a_slider_changes_what_is_asked_for_and_the_link():
    page = opened(epochs="2")
    page.select_slider(key="adam.learning_rate").set_value(0.001).run()
    page.run()
    assert asked(page)["query"] == "epochs=2&adam.learning_rate=0.001"
    assert page.query_params["adam.learning_rate"] == "0.001"


def test_the_axis_and_the_scale():
    page = opened(axis="updates")
    assert page.segmented_control(key="axis").value == "updates"
    page.segmented_control(key="axis").set_value("examples").run()
    page.segmented_control(key="digits.scale").set_value("linear").run()
    assert not page.exception
    assert asked(page)["query"] == "axis=examples"
    assert asked(page)["log"] is False
    assert page.query_params["axis"] == "examples"


def test_a_bad_link_is_told_and_the_page_lives_on():
    page = opened(seeds="99", optimizers="newton", landscape="beale", epochs="1")
    assert not page.exception
    assert len(page.warning) == 3
    assert len(methods(page)) == 4


def test_an_unknown_page_is_told():
    page = opened(page="nowhere", steps="20")
    assert not page.exception
    assert "page" in page.warning[0].value
    assert dict(page.query_params) == {"page": "nowhere", "steps": "20"}  # as it was typed, until something changes
    page.text_input(key="steps:typed").set_value("30").run()
    assert dict(page.query_params) == {"steps": "30"}


def test_turning_pages_keeps_the_settings_of_both():
    page = opened(epochs="1", **{"adam.learning_rate": "0.1"})
    page.segmented_control(key="page").set_value("surfaces").run()
    assert not page.exception
    assert not page.warning
    assert dict(page.query_params) == {}
    page.segmented_control(key="page").set_value("digits").run()
    assert not page.exception
    assert dict(page.query_params) == {"page": "digits", "epochs": "1", "adam.learning_rate": "0.1"}


def test_a_slice_is_made_on_request():
    page = opened(epochs="1")
    page.select_slider(key="slice.points").set_value(11).run()
    page.button(key="slice.compute").click().run()
    page.session_state["slicing"].wait()
    page.run()
    assert not page.exception
    assert not page.warning
    assert any("squared distances" in text.value for text in page.markdown)
    assert any("11 x 11 computed points" in text.value.replace("\\", "") for text in page.caption)
    header, arrays = read_message(players(page)[0])
    assert arrays["computed"].shape == (11, 11)
    told, _ = read_message(players(page)[1])
    assert told["stage"] == header["id"]
    assert header["dimensions"] == "2"
    assert page.query_params["slice.points"] == "11"
    page.segmented_control(key="slice.dimensions").set_value("3").run()
    page.run()  # what runs after a change of the choices alone is a part of the page
    assert read_message(players(page)[0])[0]["dimensions"] == "3"
    page.segmented_control(key="slice").set_value("random").run()
    page.run()
    assert page.query_params["slice"] == "random"
    assert not players(page)
    assert any("Nothing is computed for this plane" in text.value for text in page.caption)
    page.segmented_control(key="slice").set_value("principal").run()
    page.run()
    assert read_message(players(page)[0])[0]["dimensions"] == "3"
    page.select_slider(key="gradient_descent.learning_rate").set_value(0.1).run()
    page.run()
    assert players(page)
    said = [text.value.replace("\\", "") for text in page.caption]
    assert any("Principal plane of Gradient descent, 11 points" in text and "earlier settings" in text for text in said)


def test_a_link_shows_the_choices_ready_to_compute():
    chosen = {"slice": "three", "slice.points": "13", "slice.solutions": "adam.0,momentum.1,rmsprop.2"}
    page = opened(epochs="1", **chosen)
    assert not page.exception
    assert not page.warning
    assert page.multiselect(key="slice.solutions").value == ["momentum.1", "rmsprop.2", "adam.0"]
    assert page.select_slider(key="slice.points").value == 13
    assert "slicing" not in page.session_state
    page.button(key="slice.compute").click().run()
    page.session_state["slicing"].wait()
    page.run()
    told, arrays = read_message(players(page)[1])
    assert arrays["points"].shape[0] == 3
    assert told["own_starts"] == [0, 1, 2]


def test_a_plane_needs_three_solutions():
    page = opened(optimizers="adam", epochs="1", slice="three")
    page.multiselect(key="slice.solutions").set_value(["adam.0", "adam.2"]).run()
    page.button(key="slice.compute").click().run()
    assert not page.exception
    assert "three" in page.warning[0].value


def test_three_equal_solutions_span_no_plane():
    equal = "adam.0,adam-2.0,adam-3.0"
    page = opened(optimizers="adam,adam,adam", epochs="1", slice="three", **{"slice.solutions": equal})
    page.button(key="slice.compute").click().run()
    page.session_state["slicing"].wait()
    page.run()
    assert not page.exception
    assert "plane" in page.warning[0].value
    assert not players(page)


def test_turning_pages_while_a_slice_is_computed():
    page = opened(epochs="1", **{"slice.points": "51"})
    page.button(key="slice.compute").click().run()
    page.run()
    page.segmented_control(key="page").set_value("surfaces").run()
    assert not page.exception
    page.session_state["slicing"].wait()
    page.segmented_control(key="page").set_value("digits").run()
    assert not page.exception
    assert dict(page.query_params) == {"page": "digits", "epochs": "1", "slice.points": "51"}
    assert read_message(players(page)[0])[1]["computed"].shape == (51, 51)


def idx(array):
    head = struct.pack(f">I{array.ndim}I", 2051 if array.ndim == 3 else 2049, *array.shape)
    return head + array.astype(np.uint8).tobytes()


def uploaded(train):
    labels = DRAWS.integers(0, 10, 20)
    images = DRAWS.integers(0, 256, (20, 6, 5))
    page = opened(epochs="1")
    files = {
        "train": train or gzip.compress(idx(images)),
        "train_labels": idx(labels),
        "test": idx(images),
        "test_labels": idx(labels),
    }
    for name, content in files.items():
        page.file_uploader(key=f"files.{name}").set_value((name, content, "application/octet-stream"))
    return page.run()


def are_in_use(page):
    """Whether the visitor's images are used everywhere."""
    told = any("6 x 5 pixels" in text.value for text in page.caption)
    assert told == (asked(page)["images"] is not None)
    assert told == any(button.key == "files.back" for button in page.button)
    return told


def test_own_images_take_the_place_of_the_digits():
    page = uploaded(None)
    assert not page.exception
    assert not page.warning
    assert are_in_use(page)
    assert trainings_of(asked(page)["images"]).images.inputs == 30
    assert dict(page.query_params) == {"page": "digits", "epochs": "1"}


def test_own_images_stay_while_pages_turn_until_they_are_sent_back():
    page = uploaded(None)
    ticket = asked(page)["images"]
    page.segmented_control(key="page").set_value("surfaces").run()
    page.segmented_control(key="page").set_value("digits").run()
    assert not page.exception
    assert are_in_use(page)
    assert asked(page)["images"] == ticket
    page.button(key="files.back").click().run()
    assert not page.exception
    assert not are_in_use(page)
    assert [each.key for each in page.file_uploader] == [f"files.{part}" for part in PARTS]
    assert not any(each.value for each in page.file_uploader)


def test_bad_files_are_told_and_the_page_lives_on():
    page = uploaded(b"no images")
    assert not page.exception
    assert "training images" in page.warning[0].value
    assert not are_in_use(page)
