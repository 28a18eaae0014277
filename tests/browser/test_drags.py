"""Drags in a real browser: late or missing responses of the server leave the stage as its link says."""

from tests.browser.test_clouds import changed, picture
from tests.browser.test_stage import centre, settled, start_shown, state, wait_for

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


def test_a_start_held_while_the_stage_is_built_anew_is_let_go(visit):
    page = settled(visit("?step=40"))
    page.locator(".st-key-layout").get_by_text("Overlay", exact=True).wait_for()
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 10, steps=4)
    assert state(page)["dragging"]
    page.get_by_text("Overlay", exact=True).evaluate("(button) => button.click()")
    wait_for(page, "s.layout === 'overlay' && !s.dragging")
    page.wait_for_url("**start=*", timeout=10_000)
    page.mouse.up()
    page.wait_for_timeout(1_000)
    frames = state(page)["frames"]
    page.wait_for_timeout(500)
    assert state(page)["frames"] <= frames + 1


def test_a_dropped_connection_costs_one_answer_and_not_the_fast_way(visit):
    page = settled(visit("?step=40"))
    page.evaluate("""() => {
      const ask = globalThis.fetch;
      globalThis.asked = 0;
      globalThis.fetch = (address, options) => {
        if (!String(address).includes("live/race")) return ask(address, options);
        globalThis.asked += 1;
        return globalThis.asked === 1 ? Promise.reject(new TypeError("no network")) : ask(address, options);
      };
    }""")
    slider = page.locator(".st-key-adam-learning_rate input[type=range]")
    for count in (1, 2, 3):
        slider.press("ArrowLeft")
        page.wait_for_function(f"globalThis.asked === {count}")
        page.wait_for_timeout(1_500)


def test_a_late_answer_does_not_undo_what_streamlit_has_said_since(visit):
    page = settled(visit("?step=40"))
    x, _ = start_shown(page)
    page.evaluate(LATE, ["live/race", 1_500])
    page.locator(".st-key-adam-learning_rate input[type=range]").press("ArrowLeft")
    page.wait_for_timeout(200)
    page.locator(".st-key-start-x input").fill(str(x + 0.5))
    page.locator(".st-key-start-x input").press("Enter")
    page.wait_for_url("**start=*", timeout=10_000)
    page.wait_for_timeout(2_500)
    assert "start=" in page.url
    assert "adam.learning_rate=" in page.url
    assert_as_its_link_says(visit, page)


def test_who_has_left_the_page_leaves_the_address_alone(visit):
    page = settled(visit("?step=40"))
    page.evaluate(LATE, ["live/race", 2_500])
    page.locator(".st-key-adam-learning_rate input[type=range]").press("ArrowLeft")
    page.get_by_text("Digits", exact=True).click()
    page.wait_for_function("globalThis.lossCurves?.state().done", timeout=30_000)
    page.wait_for_timeout(3_000)
    assert "page=digits" in page.url
