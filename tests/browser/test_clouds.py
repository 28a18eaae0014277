"""Clouds of paths: shown unless something is dragged, and drawn where the members are."""

import base64

import numpy as np
import pytest

from playground.race.ensembles import ensembles
from playground.scene.layers.clouds import sent_steps
from playground.settings.link import read_link, split_link
from tests.browser.test_stage import centre, settled, state, wait_for
from tests.playground.messages import race_message

LINK = "landscape=linear_regression&optimizers=adam,gradient_descent&batch_size=2&steps=60&step=60"
PIXELS = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
}"""
MEMBERS = """({ decodeMessage, Runs }, message) => {
  return [...new Runs(decodeMessage(new Uint8Array(message))).layers.clouds].map(([entry, { paths, low, high }]) => [
    entry, paths.map((path) => Array.from(path, (x) => (Number.isFinite(x) ? x : null))), [...low], [...high],
  ]);
}"""
BAND = """({ drawBand }, [low, high]) => {
  const corners = [];
  const sheet = { beginPath() {}, fill() {}, lineTo: (k, value) => corners.push(`${k} ${value}`) };
  drawBand(sheet, { low: low.map(Number), high: high.map(Number) }, (k, value) => [k, value], "red");
  return corners;
}"""


def picture(page):
    """The first map's pixels (pixels, 4) when nothing moves any more."""
    page.wait_for_timeout(500)
    coded = page.locator(".ll-map .ll-canvas").first.evaluate(PIXELS)
    return np.frombuffer(base64.b64decode(coded), np.uint8).reshape(-1, 4).astype(int)


def changed(before, after):
    """The share of pixels that differ."""
    return float((np.abs(after - before).max(axis=1) > 16).mean())


def at_rest(page):
    """The page when its clouds are drawn as far as its step."""
    wait_for(page, "s.clouds === 2")
    page.wait_for_timeout(500)
    return page


@pytest.mark.parametrize("every", [1, 3])
def test_the_player_reads_where_the_members_are(with_modules, every, monkeypatch):
    settings, _ = read_link(split_link("optimizers=adam,momentum&noise=5&seeds=5&steps=70"))
    monkeypatch.setattr("playground.scene.layers.clouds.MOST_POINTS", -(-2 * 4 * 71 // every))
    made = ensembles(settings)
    message = race_message(settings)
    modules = ["shared/message.js", "player/server/runs.js"]
    said = with_modules(modules, MEMBERS, list(message))
    assert [entry for entry, *_ in said] == [0, 1]
    for ensemble, (_, paths, low, high) in zip(made, said, strict=True):
        points = np.array(paths, dtype=float).reshape(4, -1, 2)
        expected = ensemble.points[1:, sent_steps(70, every)]
        np.testing.assert_allclose(points, expected, atol=4 / 40_000, rtol=1e-6)
        np.testing.assert_allclose([low, high], ensemble.quantiles[[0, 2]], rtol=1e-6)


@pytest.mark.parametrize("look", ["layout=panels&dimensions=2", "layout=overlay&dimensions=3"])
def test_more_is_drawn_with_many_seeds(visit, look):
    few, many = settled(visit(f"?{LINK}&{look}")), at_rest(settled(visit(f"?{LINK}&{look}&seeds=50")))
    assert state(few)["clouds"] == 0
    drawn = []
    for page in (few, many):
        page.keyboard.press("Home")
        before = picture(page)
        page.keyboard.press("End")
        drawn.append(changed(before, picture(page)))
    assert drawn[1] > 1.5 * drawn[0] > 0


def test_it_looks_the_same_however_its_step_is_reached(visit):
    page = at_rest(settled(visit(f"?{LINK}&seeds=50")))
    page.keyboard.press("Home")
    first = picture(page)
    for _ in range(6):
        page.keyboard.press("Shift+ArrowRight")
        page.wait_for_timeout(60)
    walked = picture(page)
    page.keyboard.press("Home")
    assert changed(first, picture(page)) == 0
    page.keyboard.press("End")
    assert changed(walked, picture(page)) < 0.05 * changed(first, walked)


def test_it_hides_while_a_start_is_dragged_and_comes_back(visit):
    page = at_rest(settled(visit(f"?{LINK}&seeds=20")))
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 10, y + 10, steps=5)
    wait_for(page, "s.dragging && s.clouds === 0 && s.updates > 1")
    page.mouse.up()
    wait_for(page, "!s.dragging && s.clouds === 2")
    assert "start=" in page.url


def test_it_comes_and_goes_with_the_slider_of_seeds(visit):
    page = settled(visit(f"?{LINK}"))
    slider = page.locator(".st-key-seeds input[type=range]")
    slider.press("ArrowRight")
    wait_for(page, "s.clouds === 2")
    page.wait_for_url("**seeds=2*", timeout=5_000)
    slider.press("ArrowLeft")
    wait_for(page, "s.clouds === 0")


def test_without_chance_the_slider_is_not_shown(visit):
    page = settled(visit("?steps=60&seeds=50"))
    assert page.locator(".st-key-seeds").count() == 0
    assert state(page)["clouds"] == 0


def test_the_map_says_how_the_members_end(visit):
    page = at_rest(settled(visit(f"?{LINK}&seeds=50")))
    settings, _ = read_link(split_link(f"{LINK}&seeds=50"))
    travelling = ensembles(settings)[0].outcomes["travelling"]
    assert f"{travelling} travelling" in page.locator(".ll-map .ll-canvas").first.get_attribute("aria-label")
    assert "in the middle 80 %" in page.locator(".ll-outcome").first.get_attribute("title")


@pytest.mark.parametrize(
    ("low", "high", "corners"),
    [
        ("0 0 0 0", "1 Infinity NaN 1", ["0 1", "1 Infinity", "1 0", "0 0"]),
        ("0 0 Infinity 0", "1 2 Infinity 1", ["0 1", "1 2", "1 0", "0 0"]),
        ("NaN 0", "NaN 1", []),
    ],
)
def test_a_band_ends_where_it_is_not_known(with_modules, low, high, corners):
    assert with_modules(["shared/band.js"], BAND, [low.split(), high.split()]) == corners
