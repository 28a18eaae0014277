"""Reading the digits' curves at an epoch, by the pointer, by keys and by a screen reader."""

import numpy as np
import pytest

from tests.browser.test_digits import STATE, curves


def test_pointing_reads_all_methods_in_all_plots(digits):
    page = digits("&epochs=4&axis=updates")
    plot = page.locator(".ld-plot canvas").nth(1)
    box = plot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
    assert page.evaluate(f"{STATE}.epoch") == 2
    assert page.locator(".ld-plot .ll-cursor:visible").count() == 4
    readout = page.locator(".ld-readout")
    assert "updates: 90" in readout.inner_text()
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
    assert page.locator(".ld-readout").is_visible()
    values = {name: plot.get_attribute(f"aria-value{name}") for name in ("min", "now", "max")}
    assert values == {"min": "0", "now": "2", "max": "3"}
    said = plot.get_attribute("aria-valuetext")
    for text in page.locator(".ld-readout-title, .ld-readout-name, .ld-value").all_inner_texts():
        assert text in said
    page.keyboard.press("Escape")
    assert page.evaluate(f"{STATE}.epoch") is None
    assert plot.get_attribute("aria-valuenow") == "0"
    assert plot.get_attribute("aria-valuetext") == "No epoch is pointed at"


@pytest.mark.parametrize(("key", "epoch"), [("ArrowRight", 0), ("Home", 0), ("ArrowLeft", 3), ("End", 3)])
def test_the_first_key_reads_from_its_own_end(digits, key, epoch):
    page = digits("&epochs=3")
    page.locator(".ld-plot canvas").first.focus()
    page.keyboard.press(key)
    assert page.evaluate(f"{STATE}.epoch") == epoch


@pytest.mark.parametrize("width", [390, 1024])
def test_what_is_read_stands_inside_its_plot(digits, width):
    page = digits("&epochs=10&seeds=3", viewport={"width": width, "height": 844})
    for canvas in page.locator(".ld-plot canvas").all():
        canvas.focus()
        plot = canvas.bounding_box()
        page.keyboard.press("Home")
        for _ in range(11):
            box = page.locator(".ld-readout").bounding_box()
            assert plot["x"] - 1 <= box["x"]
            assert box["x"] + box["width"] <= plot["x"] + plot["width"] + 1
            page.keyboard.press("ArrowRight")
