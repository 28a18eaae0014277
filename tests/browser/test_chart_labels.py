"""Labels of charts: above the curves, complete, without overlap, and up to the end of the axis."""

from itertools import pairwise

import pytest

from tests.browser.conftest import RACING, UNMOVED, resized

WIDTHS = (1440, 1024, 390)
STEPS = (1, 2, 3, 7, 500, 1234)
CHARTS = ".ll-chart:visible"
COUNTED = ".ll-chart:visible:not(.ll-upper):not(.ll-fit)"
NAMES = """(charts) => charts.map((chart) => {
  const [name, plot] = [".ll-chart-name, .ld-name", ".ll-plot"].map((part) => chart.querySelector(part));
  return [name.getBoundingClientRect().bottom, plot.getBoundingClientRect().top];
})"""
# Of each axis that counts: where its plot begins and ends, and its labels from left to right as (text, left, right).
COUNTS = """(charts) => charts.map((chart) => {
  const plot = chart.querySelector(".ll-plot").getBoundingClientRect();
  const labels = [...chart.querySelectorAll(".ll-bottom-axis span")].map((label) => {
    const { left, right } = label.getBoundingClientRect();
    return [label.textContent, left, right];
  });
  return [plot.right, labels.sort((a, b) => a[1] - b[1])];
})"""
TITLES = """() => [...document.querySelectorAll(".st-key-charts-figure .annotation-text")].map((title) => {
  const svg = title.closest("svg").getBoundingClientRect();
  const { left, right } = title.getBoundingClientRect();
  return [title.textContent, left - svg.left, svg.right - right];
})"""


def sized(page, width):
    return resized(page, width, 900, ".ll-plot, .ll-bottom-axis span, .st-key-charts-figure .annotation-text")


def wait_for_steps(page, steps):
    """Until the stage and the address, which leaves out the 500 of the defaults, have so many steps."""
    told = "(new URLSearchParams(location.search).get('steps') ?? '500')"
    page.wait_for_function(f"globalThis.lossLandscape.state().steps === {steps} && {told} === '{steps}'")


def check_steps(page, steps):
    page.evaluate(UNMOVED, ".ll-bottom-axis span")
    check_counts(page, str(steps), "step")


def check_counts(page, end, name):
    counts = page.locator(COUNTED).evaluate_all(COUNTS)
    assert counts
    for plot_end, labels in counts:
        *ticks, (named, *_), (last, _, right) = labels
        assert (named, last) == (name, end)
        assert right == pytest.approx(plot_end, abs=1)
        assert ticks[0][0] == "0"
        assert all(text.isdecimal() for text, *_ in ticks)
        assert all(before[2] < after[1] for before, after in pairwise(labels))


@pytest.mark.parametrize(("query", "charts"), [("", 1), ("&adam.schedule=cosine", 2)])
def test_names_stand_above_the_curves(visit, query, charts):
    page = visit(f"?landscape=linear_regression&steps=40&step=5{query}", ready=RACING)
    for width in WIDTHS:
        names = sized(page, width).locator(CHARTS).evaluate_all(NAMES)
        assert len(names) == charts + 1  # the data and predictions have one too
        assert all(bottom <= top for bottom, top in names)


def test_steps_are_whole_and_the_last_is_shown(visit):
    """Typed in a wide window, where the box is; in the narrower ones Back and Forward lead through them again."""
    page = visit(f"?steps={STEPS[0]}&step=1", ready=RACING)
    box = page.locator(".st-key-steps-typed input")
    check_steps(page, STEPS[0])
    for steps in STEPS[1:]:
        box.fill(str(steps))
        box.press("Enter")
        wait_for_steps(page, steps)
        check_steps(page, steps)
    for width, turn, order in ((1024, page.go_back, STEPS[::-1]), (390, page.go_forward, STEPS)):
        sized(page, width)
        for steps in order:
            wait_for_steps(page, steps)
            check_steps(page, steps)
            if steps != order[-1]:
                turn()


@pytest.mark.parametrize("epochs", [1, 3, 10])
def test_epochs_are_whole_and_the_last_is_shown(digits, epochs):
    page = digits(f"&epochs={epochs}")
    for width in WIDTHS:
        check_counts(sized(page, width), str(epochs), "epochs")


def test_titles_of_the_charts_for_study_are_whole(visit):
    page = visit("?landscape=six_hump_camel&optimizers=newton,adam&noise=1e-9&seeds=5&steps=300&step=5")
    for curve in ("Distance to the nearest minimum", "Effective learning rate", "v"):
        page.get_by_test_id("stButtonGroup").get_by_text(curve, exact=True).click()
    page.wait_for_function(f"({TITLES})().length === 4")
    for width in WIDTHS:
        sized(page, width).wait_for_timeout(400)  # Plotly answers a new size later than the player
        titles = page.evaluate(TITLES)
        assert len(titles) == 4
        assert all(left >= 0 and right >= 0 for _, left, right in titles), titles
