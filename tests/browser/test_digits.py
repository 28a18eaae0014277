"""The page on digits in a real browser: the curves follow the sliders, say their values, grow and can be stopped."""

import gzip
import struct

import numpy as np
import pytest

from playground.digits.settings import DigitsSettings
from tests.playground.digits.test_training import learned

DRAWN = "globalThis.lossCurves?.state().done"
STATE = "globalThis.lossCurves.state()"
SLIDER = ".st-key-adam-learning_rate input[type=range]"
INK = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  data.forEach((value, i) => (sum = (sum * 31 + value * (i % 7919)) % 1000000007));
  return sum;
}"""


@pytest.fixture
def digits(visit):
    """The page on digits once its curves are drawn, as a link opens it."""

    def opened(query="", **options):
        return visit("?page=digits" + query, ready=DRAWN, **options)

    return opened


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


def test_pointing_reads_all_methods_in_all_plots(digits):
    page = digits("&epochs=4&axis=updates")
    plot = page.locator(".ld-plot canvas").nth(1)
    box = plot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    assert page.evaluate(f"{STATE}.epoch") == 2
    assert page.locator(".ld-plot .ll-cursor:visible").count() == 4
    readout = page.locator(".ld-readout")
    assert "90 updates" in readout.inner_text()
    values = [float(text) for text in readout.locator(".ld-value").all_inner_texts()]
    np.testing.assert_allclose(values, curves(page)[1, :, 0, 2], rtol=5e-3)
    page.mouse.move(5, 5)
    page.wait_for_function(f"{STATE}.epoch === null")
    assert readout.is_hidden()


def test_keys_read_the_curves_too(digits):
    page = digits("&epochs=3")
    plot = page.locator(".ld-plot canvas").first
    assert "Training loss of Gradient descent" in plot.get_attribute("aria-label")
    plot.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    assert page.evaluate(f"{STATE}.epoch") == 2
    assert page.locator("[role=status].ld-readout").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate(f"{STATE}.epoch") is None


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
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped").wait_for()
    updates = page.evaluate(f"{STATE}.updates")
    page.wait_for_timeout(500)
    assert page.evaluate(f"{STATE}.updates") == updates
    page.get_by_role("button", name="Go on").click()
    page.wait_for_function(f"{STATE}.updates > {updates} && !{DRAWN}")
    page.get_by_role("button", name="Back to the digits").click()
    page.wait_for_function(DRAWN, timeout=30_000)
    assert curves(page)[2, 0, 0, -1] > 0.9


STATE = "globalThis.lossLandscape.state()"
STAGE = ".st-key-slice-surface"


def computed(page):
    """The page once a slice is complete on its stage, at rest."""
    page.get_by_role("button", name="Compute").click()
    page.wait_for_function("globalThis.lossLandscape?.state?.().updates > 0", timeout=30_000)
    page.get_by_role("button", name="Export").wait_for(timeout=60_000)
    page.wait_for_function(f"{STATE}.panels > 0 && !{STATE}.playing", timeout=30_000)
    return page


def state(page):
    return page.evaluate(STATE)


def figures(page):
    """What is said of the first path: true loss, loss on the plane, gap, explained share in %."""
    texts = page.locator(".ll-value").all_inner_texts()[:4]
    return [float(text.replace("\N{MINUS SIGN}", "-").replace(" %", "").replace("+", "")) for text in texts]


def test_a_slice_refines_and_is_left_complete(digits):
    page = digits("&epochs=3")
    page.get_by_role("button", name="Compute").click()
    page.get_by_text("6 x 6 computed points").or_(page.get_by_text("11 x 11 computed points")).wait_for(timeout=30_000)
    page.get_by_text("41 x 41 computed points").wait_for(timeout=60_000)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Grid as CSV").click()
    with open(download.value.path()) as file:
        assert len(file.readlines()) == 41 * 41 + 1


def test_a_slice_is_scrubbed_and_its_figures_add_up(digits):
    page = computed(digits("&epochs=3&slice.points=11"))
    assert figures(page)[2:] == [0, 100]
    assert page.locator(".ll-after").inner_text() == f"after {state(page)['steps']} updates"
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function(f"{STATE}.step === 30")
    true, shown, gap, explained = figures(page)
    assert abs(true + gap - shown) <= 0.01 * max(true, shown)
    assert 0 < explained < 100
    page.locator(".ll-scrubber").fill("60")
    page.wait_for_function(f"{STATE}.step === 60")
    assert figures(page)[0] != true
    assert "step=" not in page.url


def test_nothing_on_a_slice_can_be_dragged_and_a_reading_is_a_computed_one(digits):
    page = computed(digits("&epochs=3&slice.points=11"))
    canvas = page.locator(f"{STAGE} canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    x, y = box["x"] + 0.31 * box["width"], box["y"] + 0.42 * box["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 40, steps=5)
    page.mouse.up()
    assert not state(page)["dragging"]
    page.mouse.move(x, y)
    read = page.locator(".ll-reading").inner_text()
    page.mouse.move(x + 3, y + 3)  # nearest to the same of 11 x 11 points
    assert page.locator(".ll-reading").inner_text() == read
    page.mouse.move(x + box["width"] / 5, y)
    assert page.locator(".ll-reading").inner_text() != read


def test_a_slice_is_turned_in_three_dimensions_and_keeps_its_step(digits):
    page = computed(digits("&epochs=3&slice=three&slice.points=11"))
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    page.locator(".st-key-slice-dimensions").get_by_text("3-D").click()
    page.wait_for_function(f"{STATE}.dimensions === '3'", timeout=20_000)
    assert state(page)["step"] == 10
    canvas = page.locator(f"{STAGE} canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 150, box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 210, box["y"] + 130, steps=6)
    page.mouse.up()
    camera = state(page)["camera"]
    assert camera[:2] == [-60, 50]
    page.locator(".st-key-slice-layout").get_by_text("Panels").click()
    page.wait_for_function(f"{STATE}.panels === 3", timeout=20_000)
    assert state(page)["camera"] == camera
    assert state(page)["step"] == 10
    page.wait_for_url("**slice.layout=panels*")
    assert "slice.dimensions=3" in page.url
    assert page.get_by_test_id("stException").count() == 0


def test_a_slice_can_be_cancelled(digits):
    page = digits("&epochs=3")
    page.get_by_role("button", name="Compute").click()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Cancelled").wait_for(timeout=10_000)
    page.get_by_role("button", name="Compute").wait_for()


def test_a_slice_and_a_race_do_not_disturb_each_other(digits):
    page = computed(digits("&epochs=3&slice.points=11"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.get_by_text("Surfaces", exact=True).click()
    page.wait_for_function(f"globalThis.lossLandscape?.state?.().panels === 4 && {STATE}.steps === 500", timeout=30_000)
    page.wait_for_function("!location.search.includes('page')")
    page.get_by_text("Digits", exact=True).click()
    page.wait_for_function(f"globalThis.lossLandscape?.state?.().panels === 1 && {STATE}.step === 1", timeout=30_000)
    page.wait_for_timeout(600)  # longer than the player waits before it writes the link
    assert "page=digits" in page.url
    assert "slice.points=11" in page.url
    assert "step=" not in page.url


def test_pages_turn_and_links_follow(digits):
    page = digits("&epochs=3")
    page.get_by_text("Surfaces", exact=True).click()
    page.wait_for_function("globalThis.lossLandscape?.state?.().updates > 0", timeout=30_000)
    page.wait_for_function("!location.search.includes('page')")
    assert page.evaluate("globalThis.lossCurves") is None
    page.get_by_text("Digits", exact=True).click()
    page.wait_for_function(DRAWN, timeout=30_000)
    page.wait_for_timeout(600)  # longer than the player waits before it writes the link
    assert "page=digits" in page.url
    assert "epochs=3" in page.url
    assert "step=" not in page.url
