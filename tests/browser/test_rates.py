"""The chart of the learning rate: shown if there is a schedule, and following drags."""

from tests.browser.conftest import RACING, STANDING, resized
from tests.browser.test_stage import still

INK = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.reduce((sum, value, i) => (sum * 31 + value * (i % 251)) % 1000003, 0);
}"""


def calm(visit, query, ready=RACING):
    """The page at the end of its race."""
    page = visit(query, ready=ready, reduced_motion="reduce")
    page.locator(".st-key-adam-learning_rate input[type=range]").wait_for(state="attached", timeout=30_000)
    return page


def test_without_a_schedule_there_is_no_second_chart(visit):
    page = calm(visit, "?optimizers=adam")
    heights = page.locator(".ll-chart").evaluate_all("(charts) => charts.map((chart) => chart.offsetHeight)")
    assert heights[0] > 60
    assert heights[1:] == [0]


def test_the_rate_is_drawn_under_the_loss(visit):
    page = calm(visit, "?optimizers=adam&adam.schedule=one_cycle")
    losses, rates = page.locator(".ll-chart").all()
    rates.wait_for()
    for width, height in ((1440, 900), (390, 844)):
        resized(page, width, height, ".ll-chart, .ll-cursor, .ll-tick-x")
        assert rates.locator(".ll-chart-name").inner_text() == "learning rate", width
        above, below = losses.bounding_box(), rates.bounding_box()
        assert below["y"] >= above["y"] + above["height"] - 1, width
        cursors = [each.bounding_box()["x"] for each in page.locator(".ll-chart .ll-cursor").all()]
        assert cursors[0] == cursors[1], width
        assert not losses.locator(".ll-tick-x").first.is_visible(), width
        assert rates.locator(".ll-tick-x").first.is_visible(), width


def test_rates_far_apart_stand_on_a_log_scale(visit):
    page = calm(visit, "?optimizers=adam,adam&adam.schedule=step&adam-2.schedule=step&adam-2.learning_rate=0.0001")
    name = page.locator(".ll-chart-name").nth(1)
    name.wait_for()
    assert name.inner_text() == "learning rate, log scale"


def test_a_rate_of_zero_is_drawn_too(visit):
    page = calm(visit, "?optimizers=adam&adam.learning_rate=0&adam.schedule=step")
    name = page.locator(".ll-chart-name").nth(1)
    name.wait_for()
    assert name.inner_text() == "learning rate"


def test_the_rate_follows_a_slider_while_it_is_dragged(visit):
    page = calm(visit, "?optimizers=adam&adam.schedule=sequential", ready=STANDING)
    page.locator(".st-key-adam-more summary").click()
    slider = still(page, page.locator(".st-key-adam-schedule-milestones"))
    thumb = slider.locator("[data-testid=stSliderThumbValue]").locator("..").bounding_box()
    chart = page.locator(".ll-chart canvas").nth(1)
    before = chart.evaluate(INK)
    page.mouse.move(thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2)
    page.mouse.down()
    page.mouse.move(thumb["x"] + 40, thumb["y"], steps=5)
    assert any(chart.evaluate(INK) != before or page.wait_for_timeout(100) for _ in range(50))
    page.mouse.up()
    page.wait_for_url("**adam.schedule.milestones=*", timeout=20_000)


def test_the_second_chart_comes_and_goes_with_the_schedule(visit):
    page = calm(visit, "?optimizers=adam", ready=STANDING)
    page.locator(".st-key-adam-more summary").click()
    box = page.locator(".st-key-adam-schedule input[role=combobox]")
    cosine = ("Cosine annealing", "visible", "adam.schedule=cosine")
    for choice, shown, query in (cosine, ("Constant", "hidden", "optimizers=adam")):
        still(page, box).click()  # its list would close if the page scrolled under it
        page.get_by_role("option", name=choice, exact=True).click()
        page.locator(".ll-chart").nth(1).wait_for(state=shown)
        page.wait_for_url(f"**{query}")
