"""Touch: a swipe over a map scrolls the page, a tap sets the start, and dragging its ring moves it."""

import pytest

from tests.browser.test_stage import centre, settled, state, wait_for
from tests.browser.test_three_dimensions import PHONE, fingers

SCROLLED = "document.querySelector('.stMain').scrollTop"


def phone(visit, query=""):
    page = settled(visit(f"?{query}", **PHONE))
    page.evaluate("document.querySelector('.stMain').scrollTop = 0")
    return page


def swipe(page, start, by, steps=12):
    """One finger from `start` by so many px, as the browser's input driver sends it."""
    touch = fingers(page)
    x, y = start
    touch("touchStart", (x, y))
    for k in range(1, steps + 1):
        touch("touchMove", (x + by[0] * k / steps, y + by[1] * k / steps))
        page.wait_for_timeout(16)
    touch("touchEnd")
    page.wait_for_timeout(400)


def ring(page):
    """The middle of the first map's start ring: data units of the link's start, on Rosenbrock's map."""
    box = page.locator("canvas").first.bounding_box()
    x, y = (-1.2, 1.0)
    return box["x"] + (x + 2) / 4 * box["width"], box["y"] + (2 - y) / 4 * box["height"]


def has_start(page):
    return "start=" in page.url


@pytest.mark.parametrize("query", ["", "dimensions=3", "layout=overlay"])
def test_a_swipe_over_a_map_scrolls_the_page(visit, query):
    page = phone(visit, query)
    before, (x, y) = state(page), centre(page)
    swipe(page, (x + 30, y + 40), (5, -150))
    assert page.evaluate(SCROLLED) > 80
    page.wait_for_timeout(500)
    assert not has_start(page)
    assert state(page)["camera"] == before["camera"]
    assert state(page)["updates"] == before["updates"]


def test_a_swipe_over_the_loss_chart_scrolls_and_one_along_it_steps(visit):
    page = phone(visit, "step=20")
    chart = page.locator(".ll-plot canvas").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = page.evaluate(SCROLLED)
    swipe(page, place, (3, -150))
    assert page.evaluate(SCROLLED) > before + 80
    assert state(page)["step"] == 20
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    swipe(page, (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2), (80, 2))
    assert state(page)["step"] > 250


def test_a_tap_sets_the_start(visit):
    page = phone(visit)
    page.touchscreen.tap(*centre(page))
    page.wait_for_url("**start=*", timeout=10_000)


def test_the_ring_is_dragged_and_the_page_stays(visit):
    page = phone(visit)
    swipe(page, ring(page), (20, 70))
    page.wait_for_url("**start=*", timeout=10_000)
    assert page.evaluate(SCROLLED) == 0
    x, y = map(float, page.url.partition("start=")[2].partition("&")[0].replace("%2C", ",").split(","))
    assert x > -1
    assert y < 0


def test_in_3d_a_swipe_sideways_turns_and_two_fingers_tilt_and_zoom(visit):
    page = phone(visit, "dimensions=3")
    x, y = centre(page)
    swipe(page, (x, y + 50), (60, 3))
    wait_for(page, "s.camera[0] < -45")
    touch, elevation = fingers(page), state(page)["camera"][1]
    touch("touchStart", (x - 10, y + 60))
    touch("touchStart", (x - 10, y + 60), (x + 10, y + 60))
    for k in range(1, 13):
        touch("touchMove", (x - 10 - 2 * k, y + 60 - 4 * k), (x + 10 + 2 * k, y + 60 - 4 * k))
        page.wait_for_timeout(16)
    touch("touchEnd")
    page.wait_for_timeout(300)
    assert state(page)["camera"][2] > 1.5
    assert state(page)["camera"][1] < elevation - 10
    assert page.evaluate(SCROLLED) == 0


def test_the_hints_say_what_fingers_do(visit):
    page = phone(visit)
    assert "tap" in page.locator(".ll-hint").inner_text().lower()
    page.goto(page.url.partition("?")[0] + "?dimensions=3")
    page.locator(".ll-raised").first.wait_for(timeout=30_000)
    said = page.locator(".ll-hint").inner_text().lower()
    assert "sideways" in said
    assert "two fingers" in said


def test_on_the_digits_a_swipe_scrolls_and_a_tap_reads(digits):
    page = digits("&epochs=2", **PHONE)
    canvas = page.locator(".ld-plot canvas").first
    box = canvas.bounding_box()
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    swipe(page, place, (3, -120))
    assert page.evaluate(SCROLLED) > 60
    assert page.evaluate("globalThis.lossCurves.state().epoch") is None
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("globalThis.lossCurves.state().epoch === 1")


def test_a_swipe_over_the_drawing_board_scrolls_and_draws_nothing(visit):
    page = phone(visit, "landscape=linear_regression")
    page.get_by_test_id("stExpandSidebarButton").tap()
    page.wait_for_timeout(600)
    page.get_by_text("Draw", exact=True).tap()
    board = page.locator(".board-canvas")
    board.wait_for(timeout=20_000)
    board.scroll_into_view_if_needed()
    picture = "canvas => canvas.toDataURL()"
    page.wait_for_timeout(500)
    before, box = board.evaluate(picture), board.bounding_box()
    swipe(page, (box["x"] + 60, box["y"] + 80), (3, -60))
    assert board.evaluate(picture) == before
    box = board.bounding_box()
    page.touchscreen.tap(box["x"] + 60, box["y"] + 30)
    page.wait_for_timeout(200)
    assert board.evaluate(picture) != before
