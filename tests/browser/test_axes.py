"""If the axes of a map differ in scale the page says so, and the switch beside it makes them equal."""

import pytest

from tests.browser.conftest import RACING
from tests.browser.test_stage import wait_for

NOTE = "Axes not to one scale"
BUKIN = "?landscape=bukin_n6&optimizers=adam&layout=overlay"


def shape(page):
    box = page.locator(".ll-map").first.bounding_box()
    return box["width"] / box["height"]


@pytest.mark.parametrize("dimensions", ["2", "3"])
def test_unequal_axes_are_told_and_made_equal(visit, dimensions):
    page = visit(f"{BUKIN}&dimensions={dimensions}", ready=RACING, reduced_motion="reduce")
    assert page.get_by_text(NOTE).is_visible()
    assert shape(page) == pytest.approx(1.6, rel=0.01)
    page.get_by_text("Equal axes", exact=True).click()
    page.wait_for_url("**axes=equal*", timeout=15_000)
    page.get_by_text(NOTE).wait_for(state="detached")
    wait_for(page, f"s.dimensions === '{dimensions}'")
    assert shape(page) == pytest.approx(10 / 6, rel=0.01)


def test_where_they_are_equal_nothing_is_said_or_offered(visit):
    page = visit("?landscape=himmelblau", ready=RACING, reduced_motion="reduce")
    page.locator(".st-key-export button").wait_for(timeout=30_000)
    assert page.get_by_text(NOTE).count() == 0
    assert page.get_by_text("Equal axes", exact=True).count() == 0
