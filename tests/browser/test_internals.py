"""Arrows over the maps in a real browser: where the recorded run says, switched without a jump, eased when stepped."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, trace
from playground.race.internals import INTERNALS, internals
from playground.settings.race import Settings
from tests.browser.test_stage import centre, drawn, paused, settled, state, wait_for

ALL = ",".join(INTERNALS)
UPHILL = ("gradient", "moment")


def shapes(page):
    return {(shape["name"], shape["entry"]): shape for shape in state(page)["arrows"]["shapes"]}


def recorded(optimizer):
    rate = Settings().with_value("optimizers", (optimizer,)).value(f"{optimizer}.learning_rate")
    return trace(optimizer, LANDSCAPES["rosenbrock"], steps=100, learning_rate=rate)


@pytest.mark.parametrize("layout", ["panels", "overlay"])
def test_arrows_stand_where_the_run_says(visit, layout):
    methods = ("momentum", "nesterov_lookahead", "adam")
    query = f"?optimizers={','.join(methods)}&steps=100&step=17&show={ALL}&layout={layout}"
    page = paused(visit, query, reduced_motion="reduce")
    scales, drawn = state(page)["arrows"]["scales"], shapes(page)
    seen = set()
    for entry, method in enumerate(methods):
        run = recorded(method)
        for name, rows in internals(run, OPTIMIZERS[method], INTERNALS).items():
            expected = rows[17] - run.points[17] if name == "look_ahead" else rows[17]
            expected = expected * (-1 if name in UPHILL else 1) * scales[name]
            np.testing.assert_allclose(drawn[name, entry]["reach"], expected, rtol=1e-3, atol=1e-5)
            if name != "gradient":
                np.testing.assert_allclose(drawn[name, entry]["from"], run.points[17], rtol=1e-6)
            seen.add((name, entry))
    assert set(drawn) == seen
    ahead = drawn["look_ahead", 1]
    np.testing.assert_allclose(drawn["gradient", 1]["from"], np.add(ahead["from"], ahead["reach"]), rtol=1e-6)


def test_the_scales_are_stated(visit):
    page = paused(visit, "?optimizers=momentum,adam&steps=100&step=17&show=gradient,newton")
    key = page.get_by_role("list", name="Arrows on the maps")
    assert "downhill" in key.inner_text()
    assert "Newton step" in key.inner_text()
    assert "to scale" in key.inner_text()
    scale = state(page)["arrows"]["scales"]["gradient"]
    assert f"1/{round(1 / scale)}" in key.inner_text()


SHORT = [
    "optimizers=gradient_descent,adam&gradient_descent.learning_rate=0.00001&adam.learning_rate=0.001",
    "landscape=himmelblau&optimizers=nesterov_lookahead,adam",
    "landscape=ellipse&optimizers=momentum,adam&layout=overlay",
]


@pytest.mark.parametrize("query", SHORT)
def test_what_points_at_a_place_ends_there(visit, query):
    """However short the steps are: the next step at the next point, on every map."""
    page = paused(visit, f"?{query}&steps=60&step=17&show=velocity,look_ahead,step,newton", reduced_motion="reduce")
    here, scales = shapes(page), state(page)["arrows"]["scales"]
    assert (scales["step"], scales["newton"]) == (1, 1)
    assert scales.get("look_ahead", 1) == 1
    assert all(isinstance(scale, int | float) for scale in scales.values())
    page.keyboard.press("ArrowRight")
    wait_for(page, "s.step === 18")
    after = shapes(drawn(page))
    for entry in (0, 1):
        step = here["step", entry]
        np.testing.assert_allclose(np.add(step["from"], step["reach"]), after["step", entry]["from"], rtol=1e-5)


@pytest.mark.parametrize(("length", "tip"), [(40, 40), (16, 16), (14, 14), (5, 13)])
def test_a_head_alone_stands_for_what_the_mark_of_its_point_would_hide(with_modules, length, tip):
    """The tip is where the arrow ends, or just outside the mark: then there is no shaft, which the legend explains."""
    rightmost = with_modules(
        ["player/arrows/arrowheads.js"],
        """({ drawArrowOf }, length) => {
          const context = new OffscreenCanvas(80, 20).getContext("2d");
          const ink = { colour: "#000", rim: null, clear: 7, cut: false };
          drawArrowOf(context, "step", [10, 10], [10 + length, 10], ink);
          const { data } = context.getImageData(0, 10, 80, 1);
          const inked = Array.from({ length: 80 }, (_, x) => x).filter((x) => data[4 * x + 3] > 128);
          return inked.at(-1) + 1;
        }""",
        length,
    )
    assert abs(rightmost - 10 - tip) <= 1


def test_the_rates_of_all_methods_are_on_one_scale(visit):
    page = paused(visit, "?optimizers=gradient_descent,adam&steps=100&step=17&show=rates", reduced_motion="reduce")
    scale = state(page)["arrows"]["scales"]["rates"]
    assert isinstance(scale, int | float)
    plain = shapes(page)["rates", 0]["reach"]
    rate = Settings().value("gradient_descent.learning_rate")
    np.testing.assert_allclose(plain, [rate * scale] * 2, rtol=1e-5)
    said = page.get_by_role("list", name="Arrows on the maps").inner_text()
    assert "in turn" not in said
    assert "longer than drawn" in said
    assert "shorter than drawn" in said


def test_without_a_wish_there_are_none(visit):
    page = paused(visit, "?step=17")
    assert shapes(page) == {}
    assert page.get_by_role("list", name="Arrows on the maps").count() == 0


def test_a_switch_keeps_the_step_and_the_stage(visit):
    page = settled(visit("?steps=100&step=17"))
    page.locator(".ll-map").first.evaluate("map => (map.dataset.known = 'yes')")
    page.get_by_role("button", name="Arrows").click()
    page.locator(".st-key-show-gradient label").click()
    wait_for(page, "s.arrows.shapes.length === 4")
    page.locator(".st-key-show-step label").click()
    wait_for(page, "s.arrows.shapes.length === 8")
    assert state(page)["step"] == 17
    assert page.locator(".ll-map").first.get_attribute("data-known") == "yes"
    page.wait_for_url("**show=gradient,step*", timeout=5_000)
    page.locator(".st-key-show-gradient label").click()
    wait_for(page, "s.arrows.shapes.length === 4")
    page.wait_for_url("**show=step*", timeout=5_000)


def test_the_switches_of_a_link_are_on_however_late_the_menu_is_opened(visit):
    page = settled(visit("?show=gradient,velocity,step"))
    page.get_by_text("Overlay").click()
    wait_for(page, "s.layout === 'overlay'")
    page.get_by_role("button", name="Arrows").click()
    switches = page.locator("[class*=st-key-show-] input[type=checkbox]")
    switches.first.wait_for(state="attached")
    assert switches.evaluate_all("all => all.filter((each) => each.checked).length") == 3
    page.locator(".st-key-show-newton label").click()
    page.wait_for_url("**show=gradient,velocity,step,newton*", timeout=5_000)


def between(page, name):
    """Where an arrow is seen in each frame after a single step, until it rests."""
    page.evaluate("""
        globalThis.seen = [];
        const look = () => {
          seen.push(globalThis.lossLandscape.state().arrows.shapes[0].from[0]);
          if (seen.length < 40) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    """)
    page.keyboard.press(name)
    page.wait_for_function("seen.length === 40")
    return page.evaluate("seen")


@pytest.mark.parametrize(("motion", "at_most"), [("no-preference", 40), ("reduce", 2)])
def test_a_single_step_is_eased_unless_motion_is_unwanted(visit, motion, at_most):
    page = settled(visit("?optimizers=momentum,adam&steps=100&step=3&show=step", reduced_motion=motion))
    places = list(dict.fromkeys(between(page, "ArrowRight")))
    run = recorded("momentum")
    np.testing.assert_allclose(places[-1], run.points[4, 0], rtol=1e-6)
    assert len(places) <= at_most
    assert (len(places) > 2) == (motion == "no-preference")
    differences = np.diff(places)
    assert (differences > 0).all() or (differences < 0).all()


def test_jumps_are_not_eased(visit):
    page = settled(visit("?optimizers=momentum,adam&steps=100&step=3&show=step"))
    assert len(dict.fromkeys(between(page, "Shift+ArrowRight"))) <= 2


def test_arrows_follow_a_drag(visit):
    page = settled(visit(f"?steps=100&step=17&show={ALL}"))
    before = shapes(page)["gradient", 0]["reach"]
    x, y = centre(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 10, steps=5)
    wait_for(
        page,
        f"s.arrows.shapes.some(({{ name, entry, reach }}) => name === 'gradient' && !entry && reach[0] != {before[0]})",
    )
    page.mouse.up()
    wait_for(page, "!s.dragging")


def test_arrows_in_three_dimensions(visit):
    page = paused(visit, f"?steps=100&step=17&dimensions=3&show={ALL}")
    assert ("gradient", 0) in shapes(page)
