"""The export menu: what browsers cannot show as fast as it is asked for is refused before it is drawn."""

from streamlit.testing.v1 import AppTest


def menu():
    from playground.controls import export_menu

    export_menu.draw(False, lambda: None)


def chosen(frames, seconds):
    app = AppTest.from_function(menu).run()
    for slider in app.slider:
        slider.set_value({"Frames": frames, "Seconds": seconds}[slider.label])
    app.run()
    return [warning.value for warning in app.warning], app.button(key="gif.download").disabled


def test_the_largest_number_of_frames_that_works_is_said_and_goes():
    (warning,), disabled = chosen(200, 2.0)
    assert disabled
    assert "at most 100 in 2 seconds" in warning
    assert chosen(100, 2.0) == ([], False)
