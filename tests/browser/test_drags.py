"""Drags in a real browser: what the server answers late, or not at all, leaves the stage as its link says."""

from tests.browser.test_clouds import changed, picture
from tests.browser.test_stage import settled, state, wait_for

HUBER = "?landscape=huber_regression&steps=100&step=40"
DELTA = ".st-key-huber_regression-delta"
# The first answer of a route comes late, by as much as the route takes.
LATE = """([route, delay]) => {
  const ask = globalThis.fetch;
  let first = true;
  globalThis.fetch = async (address, options) => {
    const isLate = first && String(address).includes(route);
    if (isLate) first = false;
    const answer = await ask(address, options);
    if (isLate) await new Promise((done) => setTimeout(done, delay));
    return answer;
  };
}"""


def held(page, widget):
    """The page with the pointer down on a slider's thumb; returns move(px to the right of it)."""
    thumb = page.locator(f"{widget} [data-testid=stSliderThumbValue]").locator("..")
    thumb.scroll_into_view_if_needed()
    box = thumb.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    return lambda px: page.mouse.move(x + px, y, steps=3)


def assert_as_its_link_says(visit, page):
    friend = settled(visit(page.url[page.url.index("?") :]))
    assert changed(picture(friend), picture(page)) == 0


def test_a_surface_follows_the_slider_of_its_parameter(visit):
    page = settled(visit(HUBER))
    before = picture(page)
    move, seen = held(page, DELTA), {state(page)["updates"]}
    for px in (10, 25, 40, 20, -10, -30):
        move(px)
        wait_for(page, f"s.updates > {max(seen)}")
        seen.add(state(page)["updates"])
    page.mouse.up()
    page.wait_for_url("**delta=*", timeout=10_000)
    page.wait_for_timeout(1_500)
    assert changed(before, picture(page)) > 0
    assert_as_its_link_says(visit, page)


def test_a_late_surface_does_not_come_under_newer_paths(visit):
    page = settled(visit(HUBER))
    page.evaluate(LATE, ["live/stage", 2_500])
    move = held(page, DELTA)
    move(50)
    page.wait_for_timeout(100)
    move(-40)
    page.mouse.up()
    page.wait_for_url("**delta=*", timeout=10_000)
    page.wait_for_timeout(3_500)
    assert_as_its_link_says(visit, page)
