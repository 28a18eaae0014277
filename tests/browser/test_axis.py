"""The charts over examples or epochs: if the same step has different places, each curve has its own dot."""

from itertools import pairwise

import pytest

from tests.browser.conftest import RACING, STANDING
from tests.browser.test_plotlink import DRAWN, PLOT, middle, point_at, resting, shown, wait_for
from tests.browser.test_stage import drawn

RACE = "?landscape=linear_regression&optimizers=momentum,adam&momentum.batch_size=8&steps=400"
ALL_EQUAL = "?landscape=linear_regression&optimizers=momentum,adam&batch_size=8&steps=400"
SAMPLES, SMALL = 64, 8
INK_COLUMNS = """(canvas) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const inked = (x) => [...Array(height).keys()].some((y) => {
    const [r, g, b, a] = data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4);
    return a > 128 && Math.max(r, g, b) - Math.min(r, g, b) > 60 && b > r;
  });
  return [...Array(width).keys()].filter(inked).map((x) => (x + 0.5) / width);
}"""


def calm(visit, query, ready=STANDING):
    """The page at rest, once its charts are drawn; nothing is pressed on it unless it stands."""
    page = visit(query, ready=ready, reduced_motion="reduce")
    chart(page).locator(".ll-axis-name").wait_for()
    return drawn(page)


def chart(page, place=0):
    return page.locator(".ll-chart:not(.ll-fit)").nth(place)


def dots(page, place=0):
    """Where the dots over a chart of the player are, as shares of its width and height."""
    box = chart(page, place).locator("canvas").bounding_box()
    found = [dot.bounding_box() for dot in chart(page, place).locator(".ll-dot").all() if dot.is_visible()]
    return [
        (
            (dot["x"] + dot["width"] / 2 - box["x"]) / box["width"],
            (dot["y"] + dot["height"] / 2 - box["y"]) / box["height"],
        )
        for dot in found
    ]


def press(page, share):
    box = chart(page).locator("canvas").bounding_box()
    page.mouse.click(box["x"] + share * box["width"], box["y"] + 20)


def near(value):
    return pytest.approx(value, abs=0.003)


@pytest.mark.parametrize(
    ("query", "end"), [("?steps=347", "347"), (f"{RACE}&axis=examples", "25600"), ("?steps=1", "1")]
)
def test_the_axis_says_where_it_ends(visit, query, end):
    page = calm(visit, query, ready=RACING)
    labels = chart(page).locator(".ll-bottom-axis span:visible")
    assert chart(page).locator(".ll-tick-end").inner_text() == end
    boxes = sorted((label.bounding_box() for label in labels.all()), key=lambda box: box["x"])
    assert all(box["x"] + box["width"] < after["x"] for box, after in pairwise(boxes))
    assert all("." not in text for text in labels.all_inner_texts())


def test_each_curve_has_a_dot_at_what_it_has_seen(visit):
    page = calm(visit, f"{RACE}&axis=examples&step=300", ready=RACING)
    assert not chart(page).locator(".ll-cursor").is_visible()
    (small, _), (large, _) = dots(page)
    assert small == near(300 / 400 * SMALL / SAMPLES)
    assert large == near(300 / 400)
    assert chart(page).locator(".ll-axis-name").inner_text() == "examples seen"
    page.keyboard.press("Home")
    drawn(page)
    assert [x for x, _ in dots(page)] == [near(0), near(0)]


def test_a_curve_reaches_as_far_as_its_batches(visit):
    page = calm(visit, f"{RACE.replace(',adam', ',momentum')}&axis=epochs", ready=RACING)
    ink = chart(page).locator("canvas").evaluate(INK_COLUMNS)
    assert ink and max(ink) == pytest.approx(SMALL / SAMPLES, abs=0.01)


@pytest.mark.parametrize("axis", ["updates", "epochs", "examples"])
def test_who_has_seen_the_same_shares_a_cursor(visit, axis):
    page = calm(visit, f"{ALL_EQUAL}&axis={axis}&step=100")
    assert dots(page) == []
    box, line = chart(page).locator("canvas").bounding_box(), chart(page).locator(".ll-cursor").bounding_box()
    assert (line["x"] + line["width"] / 2 - box["x"]) / box["width"] == near(0.25)
    press(page, 0.5)
    wait_for(page, "s.step === 200 && !s.playing")


def test_a_press_goes_where_the_largest_batches_have_seen_as_much(visit):
    page = calm(visit, f"{RACE}&axis=examples&step=300")
    press(page, 0.5)
    wait_for(page, "s.step === 200 && !s.playing")
    page.mouse.down()
    page.mouse.move(5, 400)
    wait_for(page, "s.step === 0")
    page.mouse.move(1435, 400)
    wait_for(page, "s.step === 400")
    page.mouse.up()
    (small, _), (large, _) = dots(page)
    assert (small, large) == (near(SMALL / SAMPLES), near(1))


def test_ragged_batches_stand_where_they_are(visit):
    """Of 64 samples in batches of 63 the second batch of an epoch holds one: steps 1 and 2 lie close together."""
    link = ALL_EQUAL.replace("batch_size=8", "batch_size=63").replace("steps=400", "steps=10")
    page = calm(visit, f"{link}&axis=examples")
    for share, step in [(0.21, 2), (0.1, 1), (0.09, 0), (0.997, 9)]:
        press(page, share)
        wait_for(page, f"s.step === {step}")


def test_a_path_that_has_left_all_numbers_has_no_dot(visit):
    page = calm(visit, f"{RACE}&axis=examples&momentum.learning_rate=1000")
    assert len(dots(page)) == 1
    press(page, 0.5)
    wait_for(page, "s.step === 200")


def test_a_race_of_one_update(visit):
    page = calm(visit, f"{RACE.replace('steps=400', 'steps=1')}&axis=epochs")
    wait_for(page, "s.steps === 1 && s.step === 1")
    press(page, 0.2)
    wait_for(page, "s.step === 0")
    press(page, 0.8)
    wait_for(page, "s.step === 1")


def test_the_switch_is_there_where_there_is_data_and_the_link_keeps_it(visit):
    page = calm(visit, f"{RACE}&step=300")
    page.get_by_text("Charts count").wait_for(timeout=30_000)
    assert dots(page) == []
    page.get_by_role("radio", name="Examples").or_(page.get_by_role("button", name="Examples")).first.click()
    page.wait_for_url("**axis=examples*")
    page.wait_for_function("document.querySelector('.js-plotly-plot')?._fullLayout?.xaxis?.range[1] === 25600")
    assert len(dots(page)) == 2
    elsewhere = calm(visit, "?axis=examples&step=100", ready=RACING)
    elsewhere.locator(".st-key-steps").wait_for(timeout=30_000)
    assert not elsewhere.get_by_text("Charts count").is_visible()
    assert dots(elsewhere) == []
    assert chart(elsewhere).locator(".ll-axis-name").inner_text() == "step"


def plotly_dots(page):
    """Where the dots over the charts for study are, on the linear axes of the first chart, in the order of curves."""
    return page.evaluate(f"""() => {{
      const plot = document.querySelector("{PLOT}");
      const {{ xaxis, yaxis }} = plot._fullLayout;
      const box = plot.getBoundingClientRect();
      return [...plot.querySelectorAll(".ll-dot")].filter((dot) => !dot.hidden).map((dot) => {{
        const at = dot.getBoundingClientRect();
        const [left, top] = [at.left + at.width / 2 - box.left, at.top + at.height / 2 - box.top];
        return [xaxis.p2l(left - xaxis._offset), yaxis.p2l(top - yaxis._offset)];
      }});
    }}""")


def curve_at(page, entry, step):
    """Where a point of the first chart for study is, on linear axes."""
    find = """([selector, entry, step]) => {
      const curves = document.querySelector(selector).calcdata.filter((curve) => curve.length > 1);
      return [curves[entry][step].x, Math.log10(curves[entry][step].y)];
    }"""
    return page.evaluate(find, [PLOT, entry, step])


def test_the_charts_for_study_have_the_same_dots(visit):
    page = resting(visit, f"{RACE}&axis=examples&step=60")
    assert middle(page) is None
    for (x, y), entry in zip(plotly_dots(page), (0, 1), strict=True):
        expected_x, expected_y = curve_at(page, entry, 60)
        assert x == pytest.approx(expected_x, abs=40)  # examples; the axis has 25,600
        assert y == pytest.approx(expected_y, abs=0.2)
    assert [curve_at(page, entry, 60)[0] for entry in (0, 1)] == [60 * SMALL, 60 * SAMPLES]
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert plotly_dots(page)[1][0] == pytest.approx(61 * SAMPLES, abs=40)


def test_bands_have_no_dots(visit):
    page = resting(visit, f"{RACE}&axis=examples&step=60&seeds=4")
    page.wait_for_function(f"document.querySelector('{PLOT}').calcdata.length === 6")  # two in the legend, a band
    assert len(plotly_dots(page)) == 3


@pytest.mark.parametrize(("entry", "step"), [(0, 300), (1, 20)])
def test_pointing_at_a_curve_shows_its_step(visit, entry, step):
    page = resting(visit, f"{RACE}&axis=examples&step=60")
    x, y = curve_at(page, entry, step)
    place = page.evaluate(
        f"""([x, y]) => {{
          const plot = document.querySelector("{PLOT}");
          const {{ xaxis, yaxis }} = plot._fullLayout;
          const box = plot.getBoundingClientRect();
          return [box.left + xaxis._offset + xaxis.l2p(x), box.top + yaxis._offset + yaxis.l2p(y)];
        }}""",
        [x, y],
    )
    page.mouse.move(place[0] - 30, place[1])
    page.mouse.move(*place, steps=3)
    wait_for(page, f"Math.abs(s.shown - {step}) <= 6 && s.step === 60")
    seen = shown(page)
    page.mouse.click(*place)
    wait_for(page, f"s.step === {seen}")


def test_over_epochs_in_common_the_line_stays_and_pointing_converts(visit):
    page = resting(visit, f"{ALL_EQUAL}&axis=epochs&step=80")
    assert plotly_dots(page) == []
    expected = point_at(page, 10)  # epochs, of 8 updates each
    assert middle(page)[0] == pytest.approx(expected["x"], abs=1)
    point_at(page, 25)
    wait_for(page, "Math.abs(s.shown - 200) <= 1 && s.step === 80")
    place = point_at(page, 30)
    page.mouse.click(place["x"], place["y"])
    wait_for(page, "Math.abs(s.step - 240) <= 1")
    page.wait_for_function(DRAWN)
