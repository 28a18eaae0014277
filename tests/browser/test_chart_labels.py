"""Labels of charts: above the curves, complete, without overlap, and up to the end of the axis."""

from itertools import pairwise

import pytest

WIDTHS = (1440, 1024, 390)
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
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(400)
    return page


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
    page = visit(f"?landscape=linear_regression&steps=40&step=5{query}")
    for width in WIDTHS:
        names = sized(page, width).locator(CHARTS).evaluate_all(NAMES)
        assert len(names) == charts + 1  # the data and predictions have one too
        assert all(bottom <= top for bottom, top in names)


@pytest.mark.parametrize("steps", [1, 2, 3, 7, 500, 1234])
def test_steps_are_whole_and_the_last_is_shown(visit, steps):
    page = visit(f"?steps={steps}&step=1")
    for width in WIDTHS:
        check_counts(sized(page, width), str(steps), "step")


@pytest.mark.parametrize("epochs", [1, 3, 10])
def test_epochs_are_whole_and_the_last_is_shown(digits, epochs):
    page = digits(f"&epochs={epochs}")
    for width in WIDTHS:
        check_counts(sized(page, width), str(epochs), "epochs")


def test_titles_of_the_charts_for_study_are_whole(visit):
    page = visit("?landscape=six_hump_camel&optimizers=newton,adam&noise=1e-9&seeds=5&steps=300&step=5")
    for curve in ("Distance to the nearest minimum", "Effective learning rate", "v"):
        page.get_by_test_id("stButtonGroup").get_by_text(curve, exact=True).click()
    for width in WIDTHS:
        titles = sized(page, width).evaluate(TITLES)
        assert len(titles) == 4
        assert all(left >= 0 and right >= 0 for _, left, right in titles), titles
