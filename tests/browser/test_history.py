"""Back and Forward in a real browser: through the visitor's own changes, one at a time, on both pages."""

import pytest

from tests.browser.conftest import CALM, DRAWN
from tests.browser.test_stage import centre, paused, settled, start_shown, state, wait_for

PATIENCE = 10_000  # ms
STEPS = ".st-key-steps-typed input"
HURRY = """async () => {
  for (let i = 0; i < 3; i++) {
    const arrived = new Promise((done) => addEventListener("popstate", done, { once: true }));
    history.back();
    await arrived;
  }
}"""
SETTINGS = "[...new URLSearchParams(location.search)].filter(([name]) => !['step', 'camera'].includes(name))"


def settings_in(page):
    return {name: text for name, text in page.evaluate(SETTINGS)}


def wait_for_settings(where, **expected):
    """Wait until the address says just these settings."""
    where.wait_for_function(
        "([expected]) => {"
        f"const said = {SETTINGS};"
        "return said.length === Object.keys(expected).length && said.every(([name, text]) => expected[name] === text)}",
        arg=[expected],
        timeout=PATIENCE,
    )


def wait_for_box(page, selector, value):
    page.wait_for_function(
        "([selector, value]) => document.querySelector(selector)?.value === value",
        arg=[selector, value],
        timeout=PATIENCE,
    )


def type_steps(page, steps):
    box = page.locator(STEPS)
    box.fill(str(steps))
    box.press("Enter")
    wait_for_settings(page, steps=str(steps))
    wait_for(page, f"s.steps === {steps}")
    page.evaluate("document.activeElement.blur()")


def entries(page):
    return page.evaluate("history.length")


def turn_to(page, name):
    page.locator(".st-key-page").get_by_text(name).click()


def released(page, **moved):
    """What the page says about the start once a drag over the first map has ended."""
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for px in range(5, 60, 5):
        page.mouse.move(x + px, y - px / 2)
        page.wait_for_timeout(60)
    page.mouse.up()
    page.wait_for_function("location.search.includes('start=')", timeout=PATIENCE)
    page.wait_for_timeout(700)
    return start_shown(page)


def test_back_and_forward_go_through_three_changes_one_a_step(visit):
    page = paused(visit)
    first = entries(page)
    for steps in (100, 200, 300):
        type_steps(page, steps)
    assert entries(page) == first + 3
    for steps in (200, 100):
        page.go_back()
        wait_for_settings(page, steps=str(steps))
        wait_for(page, f"s.steps === {steps}")
        wait_for_box(page, STEPS, str(steps))
    page.go_back()
    wait_for_settings(page)
    wait_for(page, "s.steps === 500")
    page.go_forward()
    wait_for_box(page, STEPS, "100")
    wait_for(page, "s.steps === 100")
    page.wait_for_timeout(1_000)
    wait_for_settings(page, steps="100")
    assert entries(page) == first + 3


def test_three_quick_presses_of_back_arrive_where_they_lead(visit):
    page = paused(visit)
    for steps in (100, 200, 300):
        type_steps(page, steps)
    page.evaluate(HURRY)
    wait_for(page, "s.steps === 500")
    page.wait_for_timeout(1_000)
    wait_for_settings(page)
    assert state(page)["steps"] == 500
    page.go_forward()
    page.go_forward()
    wait_for(page, "s.steps === 200")
    wait_for_settings(page, steps="200")


def test_a_drag_is_one_entry_and_what_plays_none(visit):
    page = settled(visit())
    first = entries(page)
    dragged = released(page)
    assert entries(page) == first + 1
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("/step=1(&|$)/.test(location.search)")
    page.keyboard.press("Space")
    wait_for(page, "s.step > 20")
    page.keyboard.press("Space")
    page.wait_for_timeout(600)
    assert entries(page) == first + 1
    page.go_back()
    wait_for_settings(page)
    wait_for_box(page, ".st-key-start-x input", "-1.2")
    page.go_forward()
    page.wait_for_function("document.querySelector('.st-key-start-x input').value !== '-1.2'")
    page.wait_for_function(CALM)
    page.wait_for_timeout(500)
    assert start_shown(page) == pytest.approx(dragged)


def test_the_camera_adds_none_and_stays(visit):
    page = paused(visit, "?dimensions=3")
    first = entries(page)
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function("location.search.includes('camera')")
    camera = state(page)["camera"]
    assert entries(page) == first
    type_steps_in_3d = page.locator(STEPS)
    type_steps_in_3d.fill("100")
    type_steps_in_3d.press("Enter")
    wait_for(page, "s.steps === 100")
    page.go_back()
    wait_for(page, "s.steps === 500")
    page.wait_for_function("location.search.includes('camera')")
    assert state(page)["camera"] == camera
    wait_for_settings(page, dimensions="3")


def test_a_slider_is_one_entry_and_its_card_goes_back(visit):
    page = settled(visit())
    first = entries(page)
    slider = page.locator(".st-key-adam-learning_rate input[type=range]")
    before = slider.get_attribute("aria-valuetext")
    thumb = page.locator(".st-key-adam-learning_rate [data-testid=stSliderThumbValue]").locator("..")
    thumb.scroll_into_view_if_needed()
    box = thumb.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    for px in (10, 20, 30):
        page.mouse.move(box["x"] + px, box["y"] + box["height"] / 2)
        page.wait_for_timeout(100)
    page.mouse.up()
    page.wait_for_function("location.search.includes('adam.learning_rate')")
    page.wait_for_timeout(500)
    assert entries(page) == first + 1
    page.go_back()
    wait_for_settings(page)
    page.wait_for_function(
        "before => document.querySelector('.st-key-adam-learning_rate input[type=range]')"
        ".getAttribute('aria-valuetext') === before",
        arg=before,
    )


def test_optimizers_that_were_added_and_removed(visit):
    page = paused(visit)
    page.locator(".st-key-adam-remove button").first.click()
    wait_for(page, "s.panels === 3")
    page.locator(".st-key-momentum-duplicate button").first.click()
    wait_for(page, "s.panels === 4")
    wait_for_settings(page, optimizers="gradient_descent,momentum,momentum,rmsprop", colours="0,1,3,2")
    page.go_back()
    wait_for(page, "s.panels === 3")
    page.go_back()
    wait_for(page, "s.panels === 4")
    page.locator(".st-key-card-adam").wait_for()
    wait_for_settings(page)
    page.go_forward()
    wait_for(page, "s.panels === 3")


def test_back_from_the_digits_and_again_forward(digits, visit):
    page = paused(visit)
    type_steps(page, 100)
    turn_to(page, "Digits")
    page.wait_for_function(DRAWN, timeout=60_000)
    wait_for_settings(page, page="digits")
    box = page.locator(".st-key-epochs-typed input")
    box.fill("3")
    box.press("Enter")
    wait_for_settings(page, page="digits", epochs="3")
    page.go_back()
    wait_for_settings(page, page="digits")
    wait_for_box(page, ".st-key-epochs-typed input", "10")
    page.go_back()
    wait_for_box(page, STEPS, "100")
    wait_for_settings(page, steps="100")
    wait_for(page, "s.steps === 100")
    page.go_back()
    wait_for(page, "s.steps === 500")
    for _ in range(3):
        page.go_forward()
    wait_for_box(page, ".st-key-epochs-typed input", "3")
    page.wait_for_timeout(700)
    wait_for_settings(page, page="digits", epochs="3")


def test_a_reload_keeps_the_place(visit):
    page = settled(visit())
    for steps in (100, 200, 300):
        type_steps(page, steps)
    page.go_back()
    wait_for(page, "s.steps === 200")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("/step=1(&|$)/.test(location.search)")
    page.reload()
    settled(page)
    assert state(page)["steps"] == 200
    assert state(page)["step"] == 1
    page.go_back()
    wait_for(page, "s.steps === 100")
    page.go_forward()
    page.go_forward()
    wait_for(page, "s.steps === 300")


def test_a_stray_press_is_undone_and_done_again_by_keys(visit):
    page = settled(visit())
    page.mouse.click(*centre(page, panel=2))
    page.wait_for_function("location.search.includes('start=')", timeout=PATIENCE)
    page.wait_for_function("document.querySelector('.st-key-start-x input').value !== '-1.2'")
    moved = start_shown(page)
    for undo, redo in (("Control+z", "Control+Shift+Z"), ("Meta+z", "Control+y")):
        page.keyboard.press(undo)
        wait_for_settings(page)
        wait_for_box(page, ".st-key-start-x input", "-1.2")
        page.keyboard.press(redo)
        page.wait_for_function("document.querySelector('.st-key-start-x input').value !== '-1.2'")
        assert any(start_shown(page) == pytest.approx(moved) or page.wait_for_timeout(100) for _ in range(100))


def test_undo_neither_leaves_the_page_nor_steals_from_a_box(visit, server):
    page = paused(visit)
    page.keyboard.press("Control+z")
    page.wait_for_timeout(500)
    assert page.url.startswith(server)
    type_steps(page, 100)
    page.locator(STEPS).focus()
    page.keyboard.press("Control+z")
    page.wait_for_timeout(500)
    wait_for_settings(page, steps="100")
    assert state(page)["steps"] == 100


def test_the_start_can_be_reset(visit):
    page = paused(visit, "?start=0.5,0.5")
    button = page.locator(".st-key-start-reset button").first
    width = page.locator(".st-key-start-x").bounding_box()["width"]
    button.click()
    wait_for_settings(page)
    wait_for_box(page, ".st-key-start-x input", "-1.2")
    button.wait_for(state="detached")
    assert page.locator(".st-key-start-x").bounding_box()["width"] == width
    page.go_back()
    wait_for_box(page, ".st-key-start-x input", "0.5")


def test_own_samples_survive(visit):
    page = settled(visit("?landscape=linear_regression"))
    page.locator(".st-key-data-source").get_by_text("Draw").click()
    rows = page.locator(".st-key-data-typed textarea")
    rows.fill("0, 1\n1, 3\n2, 5\n3, 8")
    rows.press("Control+Enter")
    page.get_by_text("4 samples of your own").wait_for()
    box = page.locator(STEPS)
    box.fill("100")
    box.press("Enter")
    wait_for(page, "s.steps === 100")
    page.go_back()
    wait_for(page, "s.steps === 500")
    page.get_by_text("4 samples of your own").wait_for()


def test_a_link_with_a_bad_field_adds_no_entry(visit):
    page = paused(visit, "?steps=1000000000&noise=0&seed=7")
    first = entries(page)
    page.wait_for_timeout(500)
    assert entries(page) == first
    box = page.locator(STEPS)
    box.fill("100")
    box.press("Enter")
    wait_for_settings(page, steps="100", seed="7")
    assert entries(page) == first + 1
    page.evaluate("history.go(-2)")
    page.wait_for_url("about:blank", timeout=PATIENCE)  # where the visit came from
