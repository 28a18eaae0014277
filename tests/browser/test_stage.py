"""The stage in a real browser: plays, follows the pointer and the sliders, keeps its link."""

import csv

from tests.browser.conftest import RACING, STANDING

STATE = "globalThis.lossLandscape.state()"


def state(page):
    return page.evaluate(STATE)


def wait_for(page, condition, timeout=20_000):
    page.wait_for_function(f"(() => {{ const s = {STATE}; return {condition}; }})()", timeout=timeout)


def settled(page, ready=STANDING):
    """The page once its controls are there and the race has been paused."""
    page.locator(".st-key-adam-learning_rate input[type=range]").wait_for(state="attached", timeout=30_000)
    page.wait_for_function(ready, timeout=30_000)
    if state(page)["playing"]:
        page.keyboard.press("Space")
    wait_for(page, "!s.playing")
    page.wait_for_function(ready, timeout=30_000)
    return page


def paused(visit, query="", **options):
    """A paused race that is not pressed at coordinates: what comes in under the stage may still move it."""
    return settled(visit(query, ready=RACING, **options), ready=RACING)


def still(page, element):
    """The element when it has stopped moving: what is opened grows for a moment, and the page scrolls after it."""
    element.wait_for()
    element.evaluate("element => element.scrollIntoView({ block: 'center' })")
    before = None
    while (now := element.bounding_box()) != before:
        before = now
        page.wait_for_timeout(250)
    return element


def drawn(page):
    """The page once the last change has been drawn."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")
    return page


def centre(page, panel=0):
    box = page.locator("canvas").nth(panel).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def start_shown(page):
    return [float(page.locator(f".st-key-start-{axis} input").input_value()) for axis in "xy"]


def test_it_plays_by_itself_and_stops_at_the_end(visit):
    page = visit("?steps=100", ready=RACING)
    assert state(page)["panels"] == 4
    wait_for(page, "s.step > 10")
    wait_for(page, "s.step === s.steps && !s.playing")


def test_it_stays_still_for_those_who_want_no_motion(visit):
    page = visit(ready=RACING, reduced_motion="reduce")
    assert state(page)["step"] == state(page)["steps"]
    assert not state(page)["playing"]


def test_keys_step(visit):
    page = paused(visit, "?steps=100")
    for keys, step in (
        (["Home"], 0),
        (["End"], 100),
        (["Home", "ArrowRight", "ArrowRight"], 2),
        (["Home", "Shift+ArrowRight", "ArrowLeft"], 9),
    ):
        for key in keys:
            page.keyboard.press(key)
        assert state(page)["step"] == step, keys


def test_keys_play_loop_and_change_speed(visit):
    page = paused(visit, "?steps=100")
    for key in ("Home", "l", "]", "]", "Space"):
        page.keyboard.press(key)
    assert (state(page)["loop"], state(page)["speed"], state(page)["playing"]) == (True, 4, True)
    wait_for(page, "s.playing && s.step < 90")


def test_typing_in_a_box_does_not_steer_the_player(visit):
    page = settled(visit())
    step = state(page)["step"]
    page.locator(".st-key-start-x input").press("ArrowRight")
    assert state(page)["step"] == step


def test_losses_far_below_the_map_do_not_flatten_the_chart(visit):
    page = visit("?landscape=monkey_saddle&optimizers=momentum,adam", ready=RACING, reduced_motion="reduce")
    labels = page.locator(".ll-chart .ll-left-axis").first
    labels.get_by_text("0", exact=True).wait_for()
    assert "e" not in labels.inner_text()
    assert len(labels.inner_text().split()) > 2


def test_a_press_on_any_map_moves_the_start_there(visit):
    page = settled(visit())
    page.mouse.click(*centre(page, panel=2))
    page.wait_for_url("**/?start=*", timeout=5_000)
    page.wait_for_function("document.querySelector('.st-key-start-x input').value !== '-1.2'", timeout=20_000)
    x, y = start_shown(page)
    assert abs(x) < 0.1
    assert abs(y) < 0.1


def test_paths_follow_a_drag_and_the_step_stays(visit):
    page = settled(visit("?step=40"))
    before = state(page)
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(300):
        page.mouse.move(x + i % 50, y + i % 30)
        page.wait_for_timeout(10)
        if state(page)["updates"] >= before["updates"] + 5:
            break
    during = state(page)
    page.mouse.up()
    assert during["updates"] >= before["updates"] + 5
    assert during["dragging"]
    assert during["step"] == before["step"] == 40
    wait_for(page, "!s.dragging")


def test_touch_moves_the_start(visit):
    page = settled(visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True))
    page.touchscreen.tap(*centre(page))
    page.wait_for_url("**start=*", timeout=10_000)


def test_a_slider_is_previewed_while_it_is_dragged(visit):
    """This leans on Streamlit's DOM: the slider's input of type range and its aria-valuetext."""
    page = settled(visit())
    slider = page.locator(".st-key-adam-learning_rate input[type=range]")
    slider.scroll_into_view_if_needed()
    thumb = page.locator(".st-key-adam-learning_rate [data-testid=stSliderThumbValue]").locator("..").bounding_box()
    before = state(page)["updates"]
    page.mouse.move(thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2)
    page.mouse.down()
    page.mouse.move(thumb["x"] - 15, thumb["y"], steps=5)
    wait_for(page, f"s.updates > {before}")
    page.mouse.up()
    page.wait_for_url("**adam.learning_rate*", timeout=5_000)


def test_a_slider_answers_to_the_keyboard(visit):
    page = paused(visit)
    before = state(page)["updates"]
    page.locator(".st-key-momentum-momentum input[type=range]").press("ArrowLeft")
    wait_for(page, f"s.updates > {before}")
    page.wait_for_url("**momentum.momentum=*", timeout=5_000)


def test_the_link_shows_a_friend_the_same_to_the_step(visit, browser):
    page = paused(visit, "?landscape=himmelblau&optimizers=adam,adam&adam-2.beta2=0.9&adam.schedule=cosine&step=33")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Copy link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    friend = visit(link[link.index("?") :], ready=RACING)
    assert state(friend)["step"] == 34
    assert not state(friend)["playing"]
    assert state(friend)["panels"] == 2
    friend.wait_for_url("**step=34*", timeout=5_000)
    assert set(friend.url.partition("?")[2].split("&")) == set(link.partition("?")[2].split("&"))


def test_panels_become_an_overlay_and_the_step_stays(visit):
    page = paused(visit, "?step=50")
    page.get_by_text("Overlay", exact=True).click()
    wait_for(page, "s.layout === 'overlay' && s.panels === 1 && s.step === 50")
    page.get_by_text("Panels", exact=True).click()
    wait_for(page, "s.layout === 'panels' && s.panels === 4 && s.step === 50")


def test_the_gif_is_one_file_of_the_asked_frames(visit, tmp_path):
    from PIL import Image

    page = paused(visit, "?steps=60")
    page.get_by_role("button", name="Export").click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Download GIF").click()
    download.value.save_as(tmp_path / "race.gif")
    with Image.open(tmp_path / "race.gif") as film:
        assert film.n_frames == 120
        assert film.size == (720, 540)


def test_the_csv_holds_the_runs_on_the_stage(visit, tmp_path):
    page = paused(visit, "?steps=60&optimizers=adam,momentum")
    page.get_by_role("button", name="Export").click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "rosenbrock.csv"
    with open(download.value.path(), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["step"] for row in rows] == [str(step) for step in range(61)] * 2
    assert {row["optimizer"] for row in rows} == {"Adam", "Momentum"}


def test_a_bad_link_is_told_in_words_and_the_page_lives_on(visit):
    page = visit("?steps=1000000000&adam.learning_rate=nan&start=1e308,0&x=<img src=x onerror=alert(1)>")
    warnings = page.get_by_test_id("stAlert")
    warnings.first.wait_for()
    assert warnings.count() == 4
    assert page.locator("img[src=x]").count() == 0
    assert page.get_by_test_id("stException").count() == 0
