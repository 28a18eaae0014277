"""Nothing serious that axe-core finds is ours, and what it does not see: names on canvases, contrast on them."""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import DRAWN, RACING
from tests.browser.test_stage import settled, wait_for

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
CHECK = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = (id) => (node) => [id, node.target.flat().join(" "), node.html.slice(0, 200)];
  return serious.flatMap(({ id, nodes }) => nodes.map(told(id)));
}"""

with_axe = pytest.mark.skipif(
    not AXE.exists() and not os.environ.get("CI"), reason="no axe-core: npm ci --prefix tests/browser"
)


def faults(page):
    """What axe-core calls serious or critical, as (rule, selector, HTML)."""
    page.add_script_tag(path=AXE)
    return page.evaluate(CHECK)


def canvases(page):
    """What the canvases in sight are called."""
    return [canvas.get_attribute("aria-label") for canvas in page.locator("canvas:visible").all()]


@with_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_surfaces(visit, theme):
    page = settled(visit("?step=5&start=-1,1&optimizers=adam,adam,lbfgs", color_scheme=theme))
    assert faults(page) == []
    page.get_by_role("button", name="Arrows").click()
    page.get_by_text("Drawn over the maps").first.wait_for()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.get_by_text("Overlay", exact=True).click()
    wait_for(page, "s.layout === 'overlay'")
    page.locator(".st-key-adam-more summary").click()
    page.get_by_role("tab", name="Step by step").click()
    page.get_by_text("The step from 5 to 6").wait_for()
    assert faults(page) == []


@with_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_surfaces_in_three_dimensions_while_they_play(visit, theme):
    page = visit("?landscape=linear_regression&dimensions=3&steps=10000", RACING, color_scheme=theme)
    assert faults(page) == []
    names = canvases(page)
    assert names and all(names)


@with_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_digits(visit, theme):
    page = visit("?page=digits&epochs=2", DRAWN, color_scheme=theme)
    assert faults(page) == []
    names = canvases(page)
    assert names and all(names)


def test_every_map_has_a_name_while_it_plays(visit):
    page = visit("?steps=10000", RACING)
    names = canvases(page)
    assert all(names)
    assert "Adam: the race is playing." in names


def test_a_button_with_an_icon_is_called_by_what_it_does(visit):
    page = settled(visit("?step=5&start=-1,1&optimizers=adam"))
    for name in ("Duplicate Adam", "Reset Adam", "Remove Adam", "Back to the landscape's own start"):
        assert page.get_by_role("button", name=name, exact=True).count() == 1


def test_the_sliders_over_epochs_always_have_a_value(digits):
    page = digits("&epochs=2")
    sliders = page.get_by_role("slider").and_(page.locator("canvas"))
    assert [node.get_attribute("aria-valuenow") for node in sliders.all()] == ["2"] * 4
    sliders.first.focus()
    page.keyboard.press("Home")
    assert sliders.first.get_attribute("aria-valuenow") == "0"
