"""Accessibility of the page: names, values and contrast, checked by axe-core."""

import re

import pytest

from tests.browser.conftest import RACING
from tests.contrast import LEAST, contrast, seen

PLAYING = f"{RACING} && globalThis.lossLandscape.state().playing"
AT_REST = "!globalThis.lossLandscape.state().playing && document.querySelector('.js-plotly-plot .xtick text')"
ALL = "?landscape=linear_regression&adam.schedule=cosine&show=gradient,step&start=1,1&steps=2000&fault=1"
PAPER = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
WRITTEN = """() => {
  const { fillText } = CanvasRenderingContext2D.prototype;
  globalThis.written = [];
  CanvasRenderingContext2D.prototype.fillText = function (...how) {
    globalThis.written.push([this.fillStyle, this.globalAlpha]);
    return fillText.apply(this, how);
  };
}"""
PLOTTED = """() => [...document.querySelectorAll(".js-plotly-plot text")].map((text) => {
  const { fill, fillOpacity } = getComputedStyle(text);
  return [fill, Number(fillOpacity), text.textContent];
})"""
# What a theme changes is colours: the other rules say of the dark one what they say of the light one.
RULES = {"light": (), "dark": ("color-contrast", "link-in-text-block")}
THEMES = pytest.mark.parametrize("theme", RULES)


def illegible(page, inks):
    """Those of the inks ([colour, opacity, ...], at least one) that cannot be read on the page."""
    assert inks
    paper = seen(page.evaluate(PAPER), (255, 255, 255))
    return [ink for ink in inks if contrast(seen(ink[0], paper, ink[1]), paper) < LEAST]


def nameless(page):
    """Visible canvases that have no name and are not marked as decorative."""
    return page.locator("canvas:visible:not([aria-label]):not([aria-hidden=true])").count()


@THEMES
def test_nothing_on_the_page_of_surfaces_is_seriously_wrong(visit, audit, theme):
    rules = RULES[theme]
    page = visit(ALL, ready=PLAYING, color_scheme=theme)
    assert audit(page, rules) == [], "while playing"
    page.keyboard.press("End")
    page.wait_for_function(AT_REST)
    for tab in page.get_by_role("tab").all():
        tab.click()
        page.wait_for_timeout(700)
        assert audit(page, rules) == [], tab.inner_text()
    for menu in ("Arrows", "Export"):
        page.get_by_role("button", name=menu, exact=True).click()
        page.get_by_test_id("stPopoverBody").wait_for()
        assert audit(page, rules) == [], menu
        page.keyboard.press("Escape")
    page.locator(".picker .present").click()
    page.locator(".panel .option").first.wait_for()
    assert audit(page, rules) == [], "picker"
    page.keyboard.press("Escape")
    for choice in ("Overlay", "3-D"):
        page.get_by_text(choice, exact=True).click()
        page.wait_for_timeout(700)
        assert audit(page, rules) == [], choice


@THEMES
def test_nothing_on_the_page_of_digits_is_seriously_wrong(digits, audit, theme):
    rules = RULES[theme]
    page = digits("&epochs=3&fault=1", color_scheme=theme)
    assert audit(page, rules) == [], "as it opens"
    page.locator(".ld-plot canvas").first.hover()
    page.get_by_text("Compute", exact=True).click()
    page.wait_for_function(RACING)
    assert audit(page, rules) == [], "with a slice"


@THEMES
def test_what_is_written_on_a_canvas_or_plotted_can_be_read(visit, theme):
    page = visit("?steps=20&step=20", color_scheme=theme)
    page.wait_for_function(AT_REST)
    assert illegible(page, page.evaluate(PLOTTED)) == []
    page.evaluate(WRITTEN)
    page.get_by_text("3-D", exact=True).click()
    page.wait_for_function("globalThis.written.length > 0")
    assert illegible(page, page.evaluate("globalThis.written")) == []


def test_every_canvas_has_a_name_also_while_playing(visit):
    page = visit(ALL, ready=PLAYING)
    assert nameless(page) == 0
    first = page.locator(".ll-map canvas").first
    assert first.get_attribute("role") == "img"
    assert first.get_attribute("aria-label") == "Gradient descent."
    page.keyboard.press("End")
    page.wait_for_function(AT_REST)
    assert re.fullmatch(r"Gradient descent\. .+\. Loss .+ at step 2000\.", first.get_attribute("aria-label"))
    assert nameless(page) == 0


def test_every_plot_of_the_digits_is_a_slider_with_a_value(digits):
    page = digits("&epochs=3")
    assert nameless(page) == 0
    plots = page.get_by_role("slider").and_(page.locator("canvas"))
    assert plots.count() == 4
    for plot in plots.all():
        said = {name: plot.get_attribute(f"aria-value{name}") for name in ("min", "now", "max", "text")}
        assert said == {"min": "0", "now": "0", "max": "3", "text": "No epoch is pointed at"}
    plots.first.focus()
    page.keyboard.press("End")
    assert [plot.get_attribute("aria-valuenow") for plot in plots.all()] == ["3"] * 4
    assert plots.last.get_attribute("aria-valuetext") == "Epoch 3"


@pytest.mark.parametrize("query", ["?start=1,1", "?page=digits"])
def test_buttons_of_an_icon_alone_are_called_what_they_do(visit, query):
    page = visit(query, ready="document.querySelector('[class*=st-key-card-] button')")
    page.get_by_role("button", name="Remove Adam", exact=True).wait_for()
    said = page.locator("body").aria_snapshot()
    assert not re.findall(r'button "\w+ icon"', said)
    for name in ("Duplicate Adam", "Reset Adam to the defaults", "Duplicate Momentum"):
        assert page.get_by_role("button", name=name, exact=True).count() == 1
    if "start" in query:
        assert page.get_by_role("button", name="Back to the landscape's own start", exact=True).count() == 1
