"""The landscape picker in a real browser: opens with its pictures, chooses by mouse, by keyboard and by touch."""

from landscapes import LANDSCAPES
from tests.browser.conftest import RACING
from tests.browser.test_stage import paused, settled, state

LOADED = "panel => [...panel.querySelectorAll('img')].every((image) => image.complete && image.naturalWidth > 0)"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def button(page):
    return page.locator(".st-key-landscape .present")


def panel(page):
    return page.locator(".st-key-landscape dialog")


def option(page, key):
    return panel(page).locator(f"[data-key={key}]")


def focused(page):
    """The key of the landscape that has the focus."""
    return panel(page).locator(":focus").get_attribute("data-key")


def opened(page):
    button(page).click()
    panel(page).wait_for()
    return page


def scale(page):
    """The numbers under the stage's colour scale: every surface has its own."""
    return page.locator(".ll-bar-labels").inner_text()


def check_shown(visit, page, key, before):
    """The panel is closed, and stage, link and button come to show the landscape, as in a visit by its link."""
    panel(page).wait_for(state="hidden")
    page.wait_for_url(f"**landscape={key}*", timeout=20_000)
    page.wait_for_function(
        "before => document.querySelector('.st-key-surface *') && window.lossLandscape.state().updates > before",
        arg=before["updates"],
    )
    assert button(page).inner_text() == LANDSCAPES[key].title
    assert scale(page) == scale(visit(f"?landscape={key}", ready=RACING))


def test_nothing_is_loaded_before_it_is_opened_and_every_picture_then(visit):
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    settled(page)
    assert not any("/landscapes/" in url for url in asked)
    opened(page)
    page.wait_for_function(LOADED, arg=panel(page).element_handle())
    assert panel(page).locator("img").count() == len(LANDSCAPES)
    assert any(url.endswith("/landscapes/light/rosenbrock.webp") for url in asked)


def test_the_pictures_follow_the_theme(visit):
    page = opened(paused(visit, color_scheme="dark"))
    page.wait_for_function(LOADED, arg=panel(page).element_handle())
    assert option(page, "sphere").locator("img").get_attribute("src").endswith("/landscapes/dark/sphere.webp")


def test_a_click_chooses(visit):
    page = opened(paused(visit, "?adam.learning_rate=0.03"))
    before = state(page)
    option(page, "himmelblau").click()
    check_shown(visit, page, "himmelblau", before)
    assert "adam.learning_rate=0.03" in page.url


def test_the_keyboard_chooses(visit):
    page = paused(visit, "?landscape=himmelblau&step=40")
    before = state(page)
    button(page).press("Enter")
    assert focused(page) == "himmelblau"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    assert focused(page) not in (None, "himmelblau")
    assert state(page)["step"] == 40
    page.keyboard.type("round bowl")
    assert panel(page).locator(".option:visible").count() == 1
    page.keyboard.press("ArrowDown")
    assert focused(page) == "sphere"
    page.keyboard.press("Enter")
    check_shown(visit, page, "sphere", before)


def test_escape_a_click_beside_it_and_the_cross_close_it(visit):
    page = settled(visit())
    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.mouse.click(1400, 850),
        lambda: panel(page).get_by_role("button", name="Close").click(),
    ):
        opened(page)
        close()
        panel(page).wait_for(state="hidden")
        assert button(page).evaluate("button => button.matches(':focus')")
    assert "landscape" not in page.url


def test_the_search_says_when_there_is_nothing(visit):
    page = opened(paused(visit))
    page.keyboard.type("no such thing")
    panel(page).get_by_text("No landscape of this name").wait_for()
    page.keyboard.press("Enter")
    assert panel(page).is_visible()


def test_enter_takes_the_first_that_is_found_and_leaves_the_panel_closed(visit):
    page = opened(visit("?step=40"))
    page.keyboard.type("beale")
    page.keyboard.press("Enter")
    page.wait_for_url("**landscape=beale*", timeout=20_000)
    settled(page)
    assert not panel(page).is_visible()


def test_a_phone_chooses_from_the_drawer(visit):
    page = visit(**PHONE)
    before = state(page)
    page.get_by_test_id("stExpandSidebarButton").tap()
    button(page).tap()
    box = panel(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844
    option(page, "sphere").tap()
    page.wait_for_url("**landscape=sphere*", timeout=20_000)
    page.get_by_test_id("stSidebarCollapseButton").locator("button").tap()  # the drawer fills a phone's window
    check_shown(visit, page, "sphere", before)
