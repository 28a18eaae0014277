"""Every widget shows its setting, whatever has been done to the page, and changes only that."""

import random

import pytest

from tests.playground.test_page import opened


def shown(page):
    """The widgets that stand for settings, by the setting's name, as the page shows them."""
    settings = page.session_state["surfaces_settings"]
    known = dict(settings.fields())
    found = {}
    for kind in ("select_slider", "selectbox", "toggle", "segmented_control"):
        for widget in page.get(kind):
            name = (widget.key or "").removesuffix(":typed")
            if name in known:
                found[widget.key] = (name, widget.value)
    return found


def assert_in_step(page):
    assert not page.exception
    settings = page.session_state["surfaces_settings"]
    for key, (name, value) in shown(page).items():
        assert value == (settings.value(name) if settings.value(name) is not None else value), key
    for axis, coordinate in zip("xy", settings.value("start"), strict=True):
        assert float(page.text_input(key=f"start.{axis}").value) == coordinate
    switches = {toggle.key: toggle.value for toggle in page.toggle if toggle.key.startswith("show.")}
    assert {key.removeprefix("show.") for key, on in switches.items() if on} == set(settings.show)


def act(page, draw):
    """Do something at random; returns the name of the setting that it changes, None for the line-up."""
    what = draw.choice(["layout", "dimensions", "steps", "show", "adam", "lineup"])
    if what == "layout":
        page.segmented_control(key="layout").set_value(draw.choice(["panels", "overlay"])).run()
    elif what == "dimensions":
        page.segmented_control(key="dimensions").set_value(draw.choice(["2", "3"])).run()
    elif what == "steps":
        page.text_input(key="steps:typed").set_value(draw.choice(["50", "100", "200"])).run()
    elif what == "show":
        switch = draw.choice([toggle for toggle in page.toggle if toggle.key.startswith("show.")])
        switch.set_value(not switch.value).run()
    elif what == "adam":
        page.select_slider(key="adam.learning_rate").set_value(draw.choice([0.01, 0.1])).run()
        what = "adam.learning_rate"
    else:
        page.button(key=f"adam.{draw.choice(['duplicate', 'reset'])}").click().run()
        what = None
    return what


@pytest.mark.parametrize("seed", range(3))
def test_widgets_stay_in_step_with_the_settings(seed):
    draw, page = random.Random(seed), opened(show="gradient,velocity,step", steps="100")
    for _ in range(8):
        before = page.session_state["surfaces_settings"]
        name = act(page, draw)
        page.run()
        after = page.session_state["surfaces_settings"]
        assert_in_step(page)
        for other, _ in before.fields() if name else ():
            assert other == name or after.value(other) == before.value(other), other
