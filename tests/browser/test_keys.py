"""The player's keys: they work whatever was pressed last, but not in controls that use them."""

from tests.browser.test_stage import paused, state, wait_for

PRESSED = ["Overlay", "3-D", "Step by step"]
TYPED = """([key, how]) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...how });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}"""
ALT_GR = {"ctrlKey": True, "altKey": True, "modifierAltGraph": True}
BRACKETS = [
    ({}, True),
    ({"altKey": True}, True),
    ({"modifierAltGraph": True}, True),
    (ALT_GR, True),
    ({"ctrlKey": True}, False),
    ({"metaKey": True}, False),
]


def press(page, text):
    page.get_by_text(text, exact=True).first.click()
    if text == "Overlay":
        wait_for(page, "s.layout === 'overlay'")
    if text == "3-D":
        wait_for(page, "s.dimensions === '3'")
    page.wait_for_timeout(300)


def back_to_step_30(page):
    if state(page)["playing"]:
        page.keyboard.press("Space")
    wait_for(page, "!s.playing")
    for key in ("Home", *["ArrowRight"] * 30):
        page.keyboard.press(key)
    wait_for(page, "s.step === 30")


def test_the_player_hears_after_a_press(visit):
    page = paused(visit, "?steps=100&step=30")
    for text in PRESSED:
        press(page, text)
        for key, step in [("ArrowRight", 31), ("Home", 0), ("End", 100), ("ArrowLeft", 99)]:
            page.keyboard.press(key)
            wait_for(page, f"s.step === {step}")
        page.keyboard.press("Home")
        page.keyboard.press("Space")
        wait_for(page, "s.playing || s.step > 0")
        chosen = {"Overlay": "layout", "3-D": "dimensions"}.get(text)
        if chosen:
            assert state(page)[chosen] == {"layout": "overlay", "dimensions": "3"}[chosen], text
        back_to_step_30(page)


def test_a_pressed_button_is_not_pressed_again_by_space(visit):
    page = paused(visit, "?steps=100&step=30")
    page.get_by_role("button", name="One step forward").click()
    page.keyboard.press("Space")
    wait_for(page, "s.playing || s.step > 40")


def test_a_switch_in_the_menu_leaves_the_keys_to_the_player(visit):
    page = paused(visit, "?steps=100&step=30")
    page.get_by_role("button", name="Arrows").click()
    page.locator(".st-key-show-gradient label").click()
    wait_for(page, "s.arrows.shapes.length === 4")
    page.keyboard.press("ArrowRight")
    wait_for(page, "s.step === 31 && s.arrows.shapes.length === 4")


def test_the_speed_chosen_by_the_mouse_leaves_the_keys_to_the_player(visit):
    page = paused(visit, "?steps=100&step=30")
    speed = page.locator(".ll-speed")
    speed.focus()
    speed.dispatch_event("pointerdown")
    speed.select_option("4")
    page.keyboard.press("ArrowRight")
    wait_for(page, "s.step === 31 && s.speed === 4")


def test_what_the_keyboard_has_reached_keeps_its_keys(visit):
    page = paused(visit, "?steps=100&step=30")
    page.get_by_role("button", name="One step back").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    wait_for(page, "s.step === 29 && !s.playing")
    tab = page.get_by_role("tab").first
    tab.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert state(page)["step"] == 29


def test_sliders_and_boxes_keep_theirs_after_a_press(visit):
    page = paused(visit, "?steps=100&step=30")
    box = page.locator(".st-key-start-x input")
    box.click()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    assert state(page)["step"] == 30
    slider = page.locator(".st-key-momentum-momentum input[type=range]")
    before = state(page)["updates"]
    slider.focus()
    page.keyboard.press("ArrowLeft")
    wait_for(page, f"s.updates > {before} && s.step === 30")
    page.keyboard.press("Space")
    wait_for(page, "s.playing || s.step > 30")


def test_brackets_count_however_they_are_typed(visit):
    page = paused(visit, "?steps=100&step=30")
    for how, ours in BRACKETS:
        assert page.evaluate(TYPED, ["]", how]) == ours, how
        assert state(page)["speed"] == (2 if ours else 1), how
        if ours:
            assert page.evaluate(TYPED, ["[", how]), how
            assert state(page)["speed"] == 1, how


def test_other_keys_with_ctrl_or_alt_are_not_the_players(visit):
    page = paused(visit, "?steps=100&step=30")
    for how in ({"altKey": True}, {"ctrlKey": True}, {"metaKey": True}):
        assert not page.evaluate(TYPED, ["ArrowLeft", how])
        assert not page.evaluate(TYPED, ["l", how])
    assert state(page)["step"] == 30
