"""A value that a browser repeats because it does not know of a change yet is not taken for the visitor's choice."""

from tests.playground.test_page import opened


def steps(page):
    return page.session_state["surfaces_settings"].value("steps")


def moved():
    """A page whose slider of the steps has been moved from 100 to 200 by the box beside it."""
    page = opened(steps="100")
    page.text_input(key="steps:typed").set_value("200").run()
    return page


def test_an_old_value_that_comes_with_another_change_is_an_echo():
    page = moved()
    page.select_slider(key="steps").set_value(100)
    page.segmented_control(key="layout").set_value("overlay").run()
    assert page.session_state["surfaces_settings"].value("layout") == "overlay"
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


def test_what_the_visitor_has_set_before_can_be_set_again_together_with_another_change():
    page = moved()
    page.text_input(key="steps:typed").set_value("100")
    page.segmented_control(key="layout").set_value("overlay").run()
    assert (steps(page), page.session_state["surfaces_settings"].layout) == (100, "overlay")


def test_two_quick_presses_are_both_heard():
    page = opened(layout="overlay", dimensions="3")
    page.segmented_control(key="layout").set_value("panels").run()
    page.segmented_control(key="layout").set_value("overlay").run()
    page.segmented_control(key="layout").set_value("panels")
    page.segmented_control(key="dimensions").set_value("2").run()
    settings = page.session_state["surfaces_settings"]
    assert (settings.layout, settings.dimensions) == ("panels", "2")
