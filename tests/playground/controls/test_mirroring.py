"""What a browser says again, because it has not heard of a change yet, is not taken for the visitor's."""

from tests.playground.test_page import opened


def steps(page):
    return page.session_state["settings"].value("steps")


def moved():
    """A page whose slider of the steps has been moved from 100 to 200 by the box beside it."""
    page = opened(steps="100")
    page.text_input(key="steps:typed").set_value("200").run()
    return page


def test_an_old_value_that_comes_with_another_change_is_an_echo():
    page = moved()
    page.select_slider(key="steps").set_value(100)
    page.segmented_control(key="layout").set_value("overlay").run()
    assert page.session_state["settings"].value("layout") == "overlay"
    assert steps(page) == page.select_slider(key="steps").value == 200


def test_an_old_value_that_comes_alone_is_the_visitors():
    page = moved()
    page.select_slider(key="steps").set_value(100).run()
    assert steps(page) == 100


def test_a_new_value_that_comes_with_another_change_is_the_visitors():
    page = moved()
    page.text_input(key="steps:typed").set_value("300")
    page.segmented_control(key="layout").set_value("overlay").run()
    assert steps(page) == page.select_slider(key="steps").value == 300


def test_a_switch_can_be_an_echo_too():
    page = opened(show="gradient")
    page.toggle(key="show.velocity").set_value(True).run()
    page.run()
    page.toggle(key="show.velocity").set_value(False)
    page.segmented_control(key="layout").set_value("overlay").run()
    assert set(page.session_state["settings"].show) == {"gradient", "velocity"}
