"""The page on digits in a real browser: the curves are drawn, a slider bends them, a slice refines, pages turn."""

import pytest

DRAWN = "document.querySelectorAll('[class*=st-key-digits-t] .js-plotly-plot .scatterlayer .trace').length"


@pytest.fixture
def digits(visit):
    """The page on digits once its curves are drawn, as a link opens it."""

    def opened(query="", **options):
        page = visit("?page=digits" + query, ready=f"{DRAWN} >= 4", **options)
        page.get_by_role("button", name="Compute").wait_for(timeout=30_000)
        return page

    return opened


HEIGHTS = (
    "[...document.querySelectorAll('[class*=st-key-digits-t] .js-plotly-plot')]"
    ".flatMap((plot) => plot._fullData.map(({ y }) => y[y.length - 1]))"
)


def heights(page):
    """The last point of every curve."""
    return page.evaluate(HEIGHTS)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_curves_are_drawn_and_fit(digits, width):
    page = digits(viewport={"width": width, "height": 844})
    assert len(heights(page)) == 16
    assert page.get_by_test_id("stException").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_slider_bends_its_curves(digits):
    page = digits("&epochs=3")
    before = heights(page)
    page.locator(".st-key-adam-learning_rate input[type=range]").press("ArrowLeft")
    page.wait_for_url("**adam.learning_rate=*", timeout=10_000)
    page.wait_for_function(f"(before) => {HEIGHTS}[3] !== before[3]", arg=before)
    after = heights(page)
    assert {i for i in range(16) if before[i] != after[i]} <= {3, 7, 11, 15}


def test_a_slice_refines_and_is_left_complete(digits):
    page = digits("&epochs=3")
    page.get_by_role("button", name="Compute").click()
    grid = "document.querySelector('.st-key-slice-figure-2 .js-plotly-plot')?._fullData[0].x.length"
    page.wait_for_function(f"{grid} < 41", timeout=30_000)
    page.get_by_role("button", name="Grid as CSV").wait_for(timeout=60_000)
    page.wait_for_function(f"{grid} === 41", timeout=30_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Grid as CSV").click()
    with open(download.value.path()) as file:
        assert len(file.readlines()) == 41 * 41 + 1


def test_a_slice_can_be_cancelled(digits):
    page = digits("&epochs=3")
    page.get_by_role("button", name="Compute").click()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Cancelled").wait_for(timeout=10_000)
    page.get_by_role("button", name="Compute").wait_for()


def test_pages_turn_and_links_follow(digits):
    page = digits("&epochs=3")
    page.get_by_text("Surfaces", exact=True).click()
    page.wait_for_function("globalThis.lossLandscape?.state?.().updates > 0", timeout=30_000)
    page.wait_for_function("!location.search.includes('page')")
    page.get_by_text("Digits", exact=True).click()
    page.wait_for_function(f"{DRAWN} >= 4", timeout=30_000)
    page.wait_for_timeout(600)  # longer than the player waits before it writes the link
    assert "page=digits" in page.url
    assert "epochs=3" in page.url
    assert "step=" not in page.url
