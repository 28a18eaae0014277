"""A slice of the network's loss landscape in a real browser: it grows, plays, turns, and can be downloaded."""

from tests.browser.conftest import DRAWN

STATE = "globalThis.lossLandscape.state()"
STAGE = ".st-key-slice-surface"
SEEN = """() => {
  globalThis.seen = [];
  new MutationObserver(() => {
    const side = Number(document.body.innerText.match(/(\\d+) x \\d+ computed points/)?.[1] ?? 0);
    if (side && side !== globalThis.seen.at(-1)) globalThis.seen.push(side);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def computed(page):
    """The page once a slice is complete on its stage, at rest."""
    page.get_by_role("button", name="Compute").click()
    page.wait_for_function("globalThis.lossLandscape?.state?.().updates > 0", timeout=30_000)
    page.get_by_role("button", name="Export").wait_for(timeout=60_000)
    page.wait_for_function(f"{STATE}.panels > 0 && !{STATE}.playing", timeout=30_000)
    return page


def state(page):
    return page.evaluate(STATE)


def figures(page):
    """The numbers of the first path: true loss, loss on the plane, gap, explained share in %."""
    texts = page.locator(".ll-value").all_inner_texts()[:4]
    return [float(text.replace("\N{MINUS SIGN}", "-").replace(" %", "").replace("+", "")) for text in texts]


def test_a_slice_refines_and_is_left_complete(digits):
    page = digits("&epochs=3&slice.points=51")
    page.evaluate(SEEN)
    page.get_by_role("button", name="Compute").click()
    page.get_by_text("51 x 51 computed points").wait_for(timeout=60_000)
    seen = page.evaluate("globalThis.seen")
    assert len(seen) > 1
    assert seen == sorted(seen)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Grid as CSV").click()
    with open(download.value.path(), encoding="utf-8") as file:
        assert len(file.readlines()) == 51 * 51 + 1


def test_a_slice_is_scrubbed_and_its_figures_add_up(digits):
    page = computed(digits("&epochs=3&slice.points=11"))
    assert figures(page)[2:] == [0, 100]
    assert page.locator(".ll-after").inner_text() == f"after {state(page)['steps']} updates"
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function(f"{STATE}.step === 30")
    true, shown, gap, explained = figures(page)
    assert abs(true + gap - shown) <= 0.01 * max(true, shown)
    assert 0 < explained < 100
    page.locator(".ll-scrubber").fill("60")
    page.get_by_text("after 60 updates").wait_for()
    assert figures(page)[0] != true
    assert "step=" not in page.url


def test_nothing_on_a_slice_can_be_dragged_and_a_reading_is_a_computed_one(digits):
    page = computed(digits("&epochs=3&slice.points=11"))
    canvas = page.locator(f"{STAGE} canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    x, y = box["x"] + 0.31 * box["width"], box["y"] + 0.42 * box["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 40, steps=5)
    page.mouse.up()
    assert not state(page)["dragging"]
    page.mouse.move(x, y)
    read = page.locator(".ll-reading").inner_text()
    page.mouse.move(x + 3, y + 3)  # nearest to the same of 11 x 11 points
    assert page.locator(".ll-reading").inner_text() == read
    page.mouse.move(x + box["width"] / 5, y)
    assert page.locator(".ll-reading").inner_text() != read


def test_a_slice_is_turned_in_three_dimensions_and_keeps_its_step(digits):
    page = computed(digits("&epochs=3&slice=three&slice.points=11"))
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    page.locator(".st-key-slice-dimensions").get_by_text("3-D").click()
    page.wait_for_function(f"{STATE}.dimensions === '3'", timeout=20_000)
    assert state(page)["step"] == 10
    canvas = page.locator(f"{STAGE} canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 150, box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 210, box["y"] + 130, steps=6)
    page.mouse.up()
    camera = state(page)["camera"]
    assert camera[:2] == [-60, 50]
    page.locator(".st-key-slice-layout").get_by_text("Panels").click()
    page.wait_for_function(f"{STATE}.panels === 3", timeout=20_000)
    assert state(page)["camera"] == camera
    assert state(page)["step"] == 10
    page.wait_for_url("**slice.layout=panels*")
    assert "slice.dimensions=3" in page.url
    assert page.get_by_test_id("stException").count() == 0


def test_a_slice_can_be_cancelled(digits):
    page = digits("&epochs=3")
    page.get_by_role("button", name="Compute").click()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Cancelled").wait_for(timeout=10_000)
    page.get_by_role("button", name="Compute").wait_for()


def test_a_slice_and_a_race_do_not_disturb_each_other(digits):
    page = computed(digits("&epochs=3&slice.points=11"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.get_by_text("Surfaces", exact=True).click()
    page.wait_for_function(f"globalThis.lossLandscape?.state?.().panels === 4 && {STATE}.steps === 500", timeout=30_000)
    page.wait_for_function("!location.search.includes('page')")
    page.get_by_text("Digits", exact=True).click()
    page.wait_for_function(f"globalThis.lossLandscape?.state?.().panels === 1 && {STATE}.step === 1", timeout=30_000)
    page.wait_for_timeout(600)  # longer than the player waits before it writes the link
    assert "page=digits" in page.url
    assert "slice.points=11" in page.url
    assert "step=" not in page.url


def test_pages_turn_and_links_follow(digits):
    page = digits("&epochs=3")
    page.get_by_text("Surfaces", exact=True).click()
    page.wait_for_function("globalThis.lossLandscape?.state?.().updates > 0", timeout=30_000)
    page.wait_for_function("!location.search.includes('page')")
    assert page.evaluate("globalThis.lossCurves") is None
    page.get_by_text("Digits", exact=True).click()
    page.wait_for_function(DRAWN, timeout=30_000)
    page.wait_for_timeout(600)  # longer than the player waits before it writes the link
    assert "page=digits" in page.url
    assert "epochs=3" in page.url
    assert "step=" not in page.url
