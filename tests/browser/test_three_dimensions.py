"""The stage in 3-D: orbit, zoom and reset by pointer, touch and keys; the camera lives through everything else."""

import pytest

from tests.browser.test_stage import centre, settled, start_shown, state, wait_for

HOME = [-30, 60, 1]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def raised(visit, query="", **options):
    return settled(visit(f"?dimensions=3{query}", **options))


def drag(page, start, by, steps=8):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + by[0], start[1] + by[1], steps=steps)
    page.mouse.up()


GRABBED = """(canvas) => {
  const box = canvas.getBoundingClientRect();
  for (let y = Math.ceil(box.top) + 4; y < box.bottom; y += 8) {
    for (let x = Math.ceil(box.left) + 4; x < box.right; x += 8) {
      const at = { clientX: x, clientY: y, pointerId: 1, pointerType: "mouse", isPrimary: true, bubbles: true };
      canvas.dispatchEvent(new PointerEvent("pointermove", at));
      if (canvas.style.cursor === "grab") return [x, y];
    }
  }
  return null;
}"""


def ring(page):
    """The px place of the start ring on the first map: the cursor there says that it can be grabbed."""
    x, y = page.locator("canvas").first.evaluate(GRABBED)
    return x + 6, y + 6


def fingers(page):
    """touch(kind, *places): one event of the fingers at these places, as the browser's input driver sends it."""
    client = page.context.new_cdp_session(page)

    def touch(kind, *places):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return touch


def test_the_switch_raises_the_map_and_lowers_it_again(visit):
    page = settled(visit("?step=50"))
    page.get_by_text("3-D", exact=True).click()
    wait_for(page, "s.dimensions === '3' && s.step === 50 && s.panels === 4")
    assert state(page)["camera"] == HOME
    page.wait_for_url("**dimensions=3*")
    assert page.get_by_text("Log height").is_visible()
    page.get_by_text("2-D", exact=True).click()
    wait_for(page, "s.dimensions === '2' && s.step === 50")


def test_the_pointer_orbits_and_a_double_click_resets(visit):
    page = raised(visit)
    x, y = centre(page)
    drag(page, (x, y + 70), (-40, 20))
    assert state(page)["camera"] == [-10, 70, 1]
    page.wait_for_url("**camera=-10,70,1*", timeout=5_000)
    assert start_shown(page) == [-1.2, 1.0]
    page.mouse.dblclick(x, y + 70)
    wait_for(page, "s.camera.join() === '-30,60,1'")
    page.wait_for_function("!location.search.includes('camera')", timeout=5_000)


def test_the_wheel_zooms_when_asked_and_scrolls_the_page_otherwise(visit):
    page = raised(visit)
    page.mouse.move(*centre(page))
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(300)
    assert state(page)["camera"] == HOME
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    wait_for(page, "s.camera[2] > 1.2")
    page.get_by_role("button", name="Reset view").click()
    assert state(page)["camera"] == HOME


@pytest.mark.parametrize(
    ("keys", "camera"),
    [
        (["Shift+ArrowRight", "Shift+ArrowUp"], [-25, 65, 1]),
        (["Shift+ArrowLeft", "Shift+ArrowDown", "Shift+ArrowDown"], [-35, 50, 1]),
        (["+", "+"], [-30, 60, 1.21]),
        (["-"], [-30, 60, 0.91]),
        (["Shift+ArrowUp", "+", "0"], HOME),
    ],
)
def test_keys_move_the_camera(visit, keys, camera):
    page = raised(visit, "&step=20")
    for key in keys:
        page.keyboard.press(key)
    assert state(page)["camera"] == camera
    assert state(page)["step"] == 20


def test_a_link_opens_with_its_camera_and_gives_it_on(visit):
    page = raised(visit, "&camera=100,30,1.5&step=20")
    assert state(page)["camera"] == [100, 30, 1.5]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "camera=100,30,1.5" in link
    assert "dimensions=3" in link


def test_the_camera_survives_every_other_change(visit):
    page = raised(visit, "&camera=100,30,1.5")
    before = state(page)["updates"]
    page.locator(".st-key-momentum-momentum input[type=range]").press("ArrowLeft")
    wait_for(page, f"s.updates > {before}")
    page.wait_for_url("**momentum.momentum=*camera=100,30,1.5*", timeout=5_000)
    page.get_by_text("Overlay", exact=True).click()
    wait_for(page, "s.layout === 'overlay'")
    page.get_by_text("Log height").click()
    page.wait_for_url("**log_height=0*", timeout=10_000)
    page.get_by_text("2-D", exact=True).click()
    wait_for(page, "s.dimensions === '2'")
    page.wait_for_function("!location.search.includes('camera')", timeout=5_000)
    page.get_by_text("3-D", exact=True).click()
    wait_for(page, "s.dimensions === '3'")
    page.wait_for_url("**camera=100,30,1.5*", timeout=5_000)
    assert state(page)["camera"] == [100, 30, 1.5]


def test_dragging_the_ring_moves_the_start_and_not_the_camera(visit):
    page = raised(visit, "&layout=overlay&landscape=himmelblau&step=20")
    before = start_shown(page)
    drag(page, ring(page), (40, -10))
    page.wait_for_url("**start=*", timeout=5_000)
    page.wait_for_function(
        "before => Number(document.querySelector('.st-key-start-x input').value) !== before", arg=before[0]
    )
    x, y = start_shown(page)
    assert x > before[0]
    assert -6 <= y <= 6
    assert state(page)["camera"] == HOME
    assert state(page)["step"] == 20


def test_one_finger_orbits_and_two_zoom(visit):
    page = raised(visit, **PHONE)
    touch, box = fingers(page), page.locator("canvas").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 12
    touch("touchStart", (x, y))
    for k in range(1, 9):
        touch("touchMove", (x + 5 * k, y))
    touch("touchEnd")
    wait_for(page, "s.camera[0] < -40")
    turned = state(page)["camera"]
    touch("touchStart", (x - 10, y))
    touch("touchStart", (x - 10, y), (x + 10, y))
    for k in range(1, 9):
        touch("touchMove", (x - 10 - 3 * k, y), (x + 10 + 3 * k, y))
    touch("touchEnd")
    wait_for(page, "s.camera[2] > 1.5")
    assert abs(state(page)["camera"][0] - turned[0]) < 5


def test_the_maps_say_how_they_are_turned(visit):
    page = raised(visit)
    group = page.get_by_role("group", name="Paths on the surface in 3-D")
    assert "arrow keys" in group.get_attribute("aria-label")
    group.focus()
    assert group.evaluate("group => group.matches(':focus')")


def test_a_path_that_diverges_plays_to_its_end(visit):
    page = raised(visit, "&optimizers=adam,gradient_descent&gradient_descent.learning_rate=1&steps=60&step=1")
    page.keyboard.press("Space")
    wait_for(page, "!s.playing && s.step === 60")
    page.locator(".ll-outcome[data-kind=diverged]").wait_for(timeout=15_000)
