"""The charts for study and the stage, linked both ways. This leans on Streamlit's DOM and on Plotly's layout."""

import pytest

from tests.browser.test_stage import drawn

STATE = "globalThis.lossLandscape.state()"
PLOT = ".st-key-charts-figure .js-plotly-plot"
DRAWN = f"() => document.querySelector('{PLOT}')?.contains(document.querySelector('.ll-plot-cursor'))"
PLACE = f"""(step) => {{
  const plot = document.querySelector("{PLOT}");
  const {{ xaxis, _size }} = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  return {{ x: box.left + xaxis._offset + xaxis.l2p(step), y: box.top + _size.t + 40, height: _size.h }};
}}"""


def shown(page):
    return page.evaluate(f"{STATE}.shown")


def wait_for(page, condition):
    page.wait_for_function(f"(() => {{ const s = {STATE}; return {condition}; }})()", timeout=20_000)


def resting(visit, query="?step=120", **options):
    """The page at rest, with the charts in sight."""
    page = visit(query, reduced_motion="reduce", **options)
    page.wait_for_function(DRAWN, timeout=30_000)
    page.locator(PLOT).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    return page


def middle(page):
    """(x, top, height) of the cursor over the charts, px; None where it is hidden."""
    cursor = page.locator(".ll-plot-cursor")
    if not cursor.is_visible():
        return None
    box = cursor.bounding_box()
    return box["x"] + box["width"] / 2, box["y"], box["height"]


def point_at(page, step):
    place = page.evaluate(PLACE, step)
    page.mouse.move(place["x"] - 30, place["y"])
    page.mouse.move(place["x"], place["y"], steps=3)
    return place


def assert_cursor_at(page, step):
    drawn(page)
    expected = page.evaluate(PLACE, step)
    x, top, height = middle(page)
    assert x == pytest.approx(expected["x"], abs=1)
    assert top == pytest.approx(expected["y"] - 40, abs=1)
    assert height == pytest.approx(expected["height"], abs=1)


def test_the_cursor_stands_at_the_players_step(visit):
    page = resting(visit)
    assert_cursor_at(page, 120)
    page.keyboard.press("Shift+ArrowRight")
    assert_cursor_at(page, 130)


def test_pointing_shows_a_step_on_the_stage_and_leaving_shows_the_old_one(visit):
    page = resting(visit)
    point_at(page, 300)
    wait_for(page, "Math.abs(s.shown - 300) <= 1 && s.step === 120")
    assert_cursor_at(page, 120)
    page.mouse.move(5, 5)
    wait_for(page, "s.shown === 120")
    assert "step=120" in page.url


def test_charts_that_go_take_with_them_what_was_pointed_at(visit):
    page = resting(visit)
    point_at(page, 300)
    wait_for(page, "Math.abs(s.shown - 300) <= 1")
    page.locator(PLOT).evaluate("(plot) => plot.remove()")
    wait_for(page, "s.shown === 120")


def test_a_click_goes_to_the_step(visit):
    page = resting(visit)
    place = point_at(page, 240)
    page.mouse.click(place["x"], place["y"])
    wait_for(page, "s.step === 240 && !s.playing")
    assert_cursor_at(page, 240)
    page.wait_for_url("**step=240*", timeout=5_000)
    page.keyboard.press("ArrowRight")
    assert shown(page) == 241


def test_what_plays_is_not_disturbed_by_pointing_but_stops_on_a_click(visit):
    page = visit("?steps=2000")
    page.locator(".st-key-study-wait").scroll_into_view_if_needed()
    page.wait_for_function(DRAWN, timeout=30_000)
    page.locator(PLOT).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    point_at(page, 1900)
    page.wait_for_timeout(200)
    assert page.evaluate(f"{STATE}.playing")
    assert shown(page) < 1800
    place = point_at(page, 1500)
    page.mouse.click(place["x"], place["y"])
    wait_for(page, "Math.abs(s.step - 1500) <= 2 && !s.playing")


def test_more_charts_share_the_cursor(visit):
    page = resting(visit)
    before = middle(page)[2]
    page.locator(".st-key-charts-quantities").get_by_role("button", name="Step length", exact=True).click()
    page.wait_for_function(f"document.querySelectorAll('{PLOT} .ytitle, {PLOT} .annotation').length === 2")
    page.wait_for_function(DRAWN)
    assert_cursor_at(page, 120)
    assert middle(page)[2] > before
    point_at(page, 400)
    wait_for(page, "Math.abs(s.shown - 400) <= 1 && s.step === 120")


def test_another_length_of_the_race_moves_the_cursor(visit):
    page = resting(visit)
    page.locator(".st-key-steps input[type=range]").press("Home")
    wait_for(page, "s.steps === 10 && s.step === 10")
    page.wait_for_function(f"document.querySelector('{PLOT}')?._fullLayout?.xaxis?.range[1] === 10")
    page.wait_for_function(DRAWN)
    assert_cursor_at(page, 10)


def test_the_cursor_comes_back_with_the_tab(visit):
    page = resting(visit)
    page.locator(".st-key-charts-quantities").get_by_role("button", name="Step length", exact=True).click()
    page.get_by_role("tab", name="Step by step").click()
    page.locator(PLOT).wait_for(state="detached", timeout=20_000)
    page.get_by_role("tab", name="Charts").click()
    page.wait_for_function(DRAWN, timeout=20_000)
    page.locator(PLOT).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert page.locator(f"{PLOT} .annotation").count() == 2
    assert_cursor_at(page, 120)
    place = point_at(page, 60)
    page.mouse.click(place["x"], place["y"])
    wait_for(page, "s.step === 60")
    assert_cursor_at(page, 60)


def test_a_tap_goes_to_the_step(visit):
    page = resting(visit, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    place = page.evaluate(PLACE, 200)
    page.touchscreen.tap(place["x"], place["y"])
    wait_for(page, "Math.abs(s.step - 200) <= 1 && s.shown === s.step")


def test_a_zoomed_chart_shows_the_cursor_only_where_its_step_is(visit):
    page = resting(visit)
    page.locator(f"{PLOT} .modebar-btn[data-attr=dragmode][data-val=zoom]").click(force=True)
    left, right = page.evaluate(PLACE, 200), page.evaluate(PLACE, 400)
    page.mouse.move(left["x"], left["y"])
    page.mouse.down()
    page.mouse.move(right["x"], left["y"] + 2, steps=8)
    page.mouse.up()
    page.wait_for_function(f"document.querySelector('{PLOT}')._fullLayout.xaxis.range[0] > 150")
    assert middle(page) is None
    assert page.evaluate(f"{STATE}.step") == 120
    for _ in range(18):
        page.keyboard.press("Shift+ArrowRight")
    assert_cursor_at(page, 300)
