"""The panel with the data and what each path predicts: the player's formulas are the landscapes', and it follows."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from tests.browser.conftest import RACING
from tests.browser.test_stage import drawn, paused

OVER_DATA = sorted(key for key, landscape in LANDSCAPES.items() if landscape.data)
INK = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  data.forEach((value, i) => (sum = (sum * 31 + value * (i % 7919)) % 1000000007));
  return sum;
}"""
CURVE = "({ CURVES }, [name, u, v, xs]) => xs.map((x) => CURVES[name](u, v, x))"


def ink(page):
    return page.locator(".ll-fit canvas").evaluate(INK)


@pytest.mark.parametrize("landscape", OVER_DATA)
def test_the_loss_of_data_on_the_predicted_curve_cannot_be_lowered(with_modules, landscape):
    """With the predictions as targets (logistic: as the share of ones) the gradient vanishes at that very point."""
    record, (u, v) = LANDSCAPES[landscape], (0.7, -0.4)
    xs = np.linspace(-2.0, 3.0, 9)
    predicted = with_modules(["player/chart/fit.js"], CURVE, [record.curve, u, v, xs.tolist()])
    assert len(set(predicted)) == len(xs)
    gradient = record.formulas.gradient(u, v, *record.values, tuple(zip(xs, predicted, strict=True)))
    np.testing.assert_allclose(gradient, 0.0, atol=1e-12)


@pytest.mark.parametrize("landscape", OVER_DATA)
def test_it_stands_beside_the_loss_and_follows_the_step(visit, landscape):
    page = paused(visit, f"?landscape={landscape}&steps=100&step=10")
    fit, chart = (page.locator(place).first.bounding_box() for place in (".ll-fit", ".ll-chart:not(.ll-fit)"))
    assert chart["x"] + chart["width"] <= fit["x"] + 1
    before = ink(page)
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert ink(page) != before


def test_without_data_there_is_none(visit):
    assert visit(ready=RACING).locator(".ll-fit").count() == 0
