"""Reading the digits' curves at an epoch, by the pointer, by keys and by a screen reader."""

import numpy as np

from tests.browser.conftest import resized
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


def test_the_first_key_reads_from_its_own_end(digits):
    page = digits("&epochs=3")
    plot = page.locator(".ld-plot canvas").first
    for key, epoch in (("ArrowRight", 0), ("Home", 0), ("ArrowLeft", 3), ("End", 3)):
        plot.focus()
        page.keyboard.press(key)
        assert page.evaluate(f"{STATE}.epoch") == epoch, key
        page.keyboard.press("Escape")
        assert page.evaluate(f"{STATE}.epoch") is None, key


# What is read at each epoch from the first to the last: [its title, whether it stands inside the plot].
READ = """(canvas) => {
  const press = (key) => canvas.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const plot = canvas.getBoundingClientRect();
  const read = [];
  press("Home");
  for (let epoch = 0; epoch <= 10; epoch++) {
    const readout = canvas.getRootNode().querySelector(".ld-readout");
    const { left, right } = readout.getBoundingClientRect();
    const isInside = left >= plot.left - 1 && left < right && right <= plot.right + 1;
    read.push([readout.querySelector(".ld-readout-title").textContent, isInside]);
    press("ArrowRight");
  }
  return read;
}"""


def test_what_is_read_stands_inside_its_plot(digits):
    page = digits("&epochs=10&seeds=3")
    for width in (1024, 390):
        resized(page, width, 844, ".ld-plot canvas")
        for place, canvas in enumerate(page.locator(".ld-plot canvas").all()):
            canvas.focus()
            read = canvas.evaluate(READ)
            assert read == [[f"epochs: {epoch}", True] for epoch in range(11)], (width, place)
