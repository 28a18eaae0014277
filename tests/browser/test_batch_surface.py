"""The contours of the current batch's loss: the player's formulas are the landscapes', and the lines move."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from tests.browser.test_stage import drawn, settled, state, wait_for

OVER_DATA = sorted(key for key, landscape in LANDSCAPES.items() if landscape.data)
LOSSES = """({ batchLosses }, [landscape, samples, batch, points]) => [
  ...batchLosses(landscape, samples.flat(), batch, points),
]"""
PICTURE = "(canvas) => canvas.toDataURL()"


@pytest.mark.parametrize("landscape", OVER_DATA)
def test_the_players_losses_are_the_landscapes(with_modules, landscape):
    record, batch, points = LANDSCAPES[landscape], [3, 7, 7, 20], 9
    told = {"sample_loss": record.sample_loss, "values": record.values, "domain": record.domain}
    losses = with_modules(["player/map/batch_contours.js"], LOSSES, [told, record.data, batch, points])
    u, v = np.meshgrid(*[np.linspace(low, high, points) for low, high in record.domain])
    expected = record.formulas.value(u, v, *record.values, tuple(record.data[i] for i in batch))
    np.testing.assert_allclose(np.reshape(losses, (points, points)), expected, rtol=1e-12)


def picture(page):
    return page.locator(".ll-map canvas").first.evaluate(PICTURE)


def test_the_lines_move_with_the_step_and_go_with_the_switch(visit):
    """A learning rate of 0 keeps the path where it is: only the lines can change."""
    link = "?landscape=linear_regression&optimizers=adam&adam.learning_rate=0&batch_size=4&steps=60"
    page = settled(visit(f"{link}&step=5&batch_surface=1"))
    before = picture(page)
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert picture(page) != before
    page.keyboard.press("ArrowLeft")
    drawn(page)
    assert picture(page) == before
    updates = state(page)["updates"]
    page.locator(".st-key-batch_surface label").click()
    page.wait_for_function(f"globalThis.lossLandscape.state().updates > {updates}")
    page.wait_for_timeout(500)
    without = picture(page)
    assert without != before
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert picture(page) == without


def test_it_keeps_the_pace(visit):
    page = settled(visit("?landscape=logistic_regression&batch_size=16&steps=2000&batch_surface=1"))
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    wait_for(page, "s.playing")
    frames = state(page)["frames"]
    page.wait_for_timeout(2000)
    assert state(page)["frames"] - frames > 30  # 60 or so on an idle machine
