"""The page on digits in a real browser: the curves follow the sliders, show their values, grow, and can be stopped."""

import gzip
import struct

import numpy as np
import pytest

from playground.settings.digits import DigitsSettings
from tests.browser.conftest import DRAWN
from tests.playground.digits.test_training import learned

STATE = "globalThis.lossCurves.state()"
SLIDER = ".st-key-adam-learning_rate input[type=range]"
INK = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  data.forEach((value, i) => (sum = (sum * 31 + value * (i % 7919)) % 1000000007));
  return sum;
}"""

# The next answer ends after so many bytes.
CUT = """(kept) => {
  const ask = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    globalThis.fetch = ask;
    const answer = await ask(address, options);
    return new Response((await answer.arrayBuffer()).slice(0, kept));
  };
}"""
PRESSED = """(work) => {
  const button = work.querySelector("button");
  button.focus();
  button.click();
  return work.innerText;
}"""


def inks(page):
    """A number for what is on each of the four canvases."""
    return [canvas.evaluate(INK) for canvas in page.locator(".ld-plot canvas").all()]


def curves(page):
    """What is drawn, shape (quantities, methods, 3, epochs + 1)."""
    state = page.evaluate(STATE)
    return np.array(state["curves"], dtype=float).reshape(4, -1, 3, state["epochs"] + 1)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_curves_are_drawn_and_fit(digits, width):
    page = digits(viewport={"width": width, "height": 844})
    assert len(set(inks(page))) == 4
    assert page.get_by_test_id("stException").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for plot in page.locator(".ld-plot").all():
        box = plot.bounding_box()
        assert 0 <= box["x"] < box["x"] + box["width"] <= width


def test_they_are_what_the_methods_learn(digits):
    page = digits("&epochs=3&seeds=2&optimizers=adam,lion")
    settings = DigitsSettings(epochs=3, seeds=2).with_value("optimizers", ["adam", "lion"])
    for place, method in enumerate(learned(settings)):
        losses = np.array(method.curves("test_losses"))
        np.testing.assert_allclose(curves(page)[1, place], [losses.mean(0), losses.min(0), losses.max(0)], rtol=1e-12)


def test_a_press_on_a_slider_bends_its_curves_and_the_table(digits):
    page = digits("&epochs=3")
    before, ink, row = curves(page), inks(page), page.locator(".ld-table tr").last.inner_text()
    page.locator(SLIDER).press("ArrowLeft")
    page.wait_for_function(f"{STATE}.query.includes('adam.learning_rate') && {DRAWN}")
    page.wait_for_url("**adam.learning_rate=*", timeout=10_000)
    after = curves(page)
    np.testing.assert_array_equal(after[:, :3], before[:, :3])
    assert (after[:, 3, 0, -1] != before[:, 3, 0, -1]).any()
    assert all(new != old for new, old in zip(inks(page), ink, strict=True))
    assert page.locator(".ld-table tr").last.inner_text() != row


def test_the_curves_follow_a_drag_before_it_ends(digits):
    page = digits("&epochs=2")
    thumb = page.locator(".st-key-adam-learning_rate [data-testid=stSliderThumbValue]")
    thumb.scroll_into_view_if_needed()
    value, track = thumb.bounding_box(), page.locator(".st-key-adam-learning_rate").bounding_box()
    page.mouse.move(value["x"] + value["width"] / 2, value["y"] + value["height"] + 8)
    page.mouse.down()
    shown = set()
    for share in (0.2, 0.3, 0.4, 0.5):
        before = page.evaluate(f"{STATE}.query")
        page.mouse.move(track["x"] + share * track["width"], value["y"] + value["height"] + 8)
        page.wait_for_function(f"(before) => {STATE}.query !== before && {DRAWN}", arg=before)
        shown.add(page.evaluate(f"{STATE}.query"))
    assert len(shown) == 4
    assert "adam.learning_rate" not in page.url
    page.mouse.up()
    page.wait_for_url("**adam.learning_rate=*", timeout=10_000)
    page.wait_for_timeout(1_500)  # longer than the slider's word holds against Python's
    query = page.evaluate(f"{STATE}.query")
    assert query in shown
    assert query in page.url


def test_the_log_scale_is_a_choice(digits):
    page = digits("&epochs=2")
    before = inks(page)
    page.get_by_text("Linear", exact=True).click()
    page.locator(".ld-name", has_text="log scale").first.wait_for(state="detached")
    assert [new != old for new, old in zip(inks(page), before, strict=True)] == [True, True, False, False]


def test_a_reset_right_after_a_slider_counts(digits):
    page = digits("&epochs=2")
    page.locator(SLIDER).press("ArrowLeft")
    page.wait_for_url("**adam.learning_rate=*", timeout=10_000)
    page.locator(".st-key-adam-reset button").first.click()
    page.wait_for_function(f"{STATE}.query === 'epochs=2' && {DRAWN}")


@pytest.mark.parametrize("kept", [0, 3, 1_000])
def test_an_answer_that_is_cut_is_told_and_asked_for_again(digits, kept):
    page = digits("&epochs=2")
    page.evaluate(CUT, kept)
    page.locator(SLIDER).press("ArrowLeft")
    page.get_by_text("The server does not answer.").wait_for()
    assert page.locator(".ld-work [role=status]").inner_text() == "The server does not answer."
    said = page.locator(".ld-work").evaluate(PRESSED)
    assert "Training, 0 %" in said
    assert "not answer" not in said
    page.wait_for_function(f"{STATE}.query.includes('adam.learning_rate') && {DRAWN}")
    assert page.locator(".ld-note").evaluate("(note) => note.matches(':focus')")
    assert page.locator(".ld-work").inner_text() == ""


def idx(array):
    head = struct.pack(f">I{array.ndim}I", 2051 if array.ndim == 3 else 2049, *array.shape)
    return gzip.compress(head + array.astype(np.uint8).tobytes(), 1)


def test_large_images_grow_curves_that_can_be_stopped_and_go_on(digits):
    draws = np.random.default_rng(2)
    pixels, labels = draws.integers(0, 256, (20_000, 28, 28)), draws.integers(0, 10, 20_000)
    page = digits("&epochs=20&optimizers=adam&seeds=2")
    page.get_by_text("Your own images").click()
    for name, array in (
        ("train", pixels),
        ("train_labels", labels),
        ("test", pixels[:99]),
        ("test_labels", labels[:99]),
    ):
        file = {"name": name, "mimeType": "application/gzip", "buffer": idx(array)}
        page.locator(f".st-key-files-{name} input[type=file]").set_input_files(file)
        page.wait_for_timeout(300)
    page.get_by_role("button", name="Stop").wait_for(timeout=60_000)
    page.wait_for_function(f"{STATE}.curves.filter(Number.isFinite).length > 12 && !{DRAWN}", timeout=60_000)
    assert page.get_by_role("progressbar", name="Progress of the training").is_visible()
    assert page.locator(".ld-work [role=status]").inner_text() == ""
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped").wait_for()
    assert page.get_by_role("button", name="Go on").evaluate("(button) => button.matches(':focus')")
    updates = page.evaluate(f"{STATE}.updates")
    page.wait_for_timeout(500)
    assert page.evaluate(f"{STATE}.updates") == updates
    page.get_by_role("button", name="Go on").click()
    page.wait_for_function(f"{STATE}.updates > {updates} && !{DRAWN}")
    page.get_by_role("button", name="Back to the digits").click()
    page.wait_for_function(DRAWN, timeout=30_000)
    assert curves(page)[2, 0, 0, -1] > 0.9
