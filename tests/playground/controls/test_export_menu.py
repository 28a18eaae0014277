"""The export menu: which formats it offers, what it sends to the browser, and what it refuses in advance."""

import base64
import io
import json

from streamlit.testing.v1 import AppTest

from playground.exports.formats import FORMATS
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.race import Settings


def menu():
    from playground.controls import export_menu

    export_menu.draw(False, lambda: None)


def chosen(frames, seconds):
    app = AppTest.from_function(menu, default_timeout=60).run()
    for slider in app.slider:
        slider.set_value({"Frames": frames, "Seconds": seconds}[slider.label])
    app.run()
    return [warning.value for warning in app.warning], app.button(key="gif.download").disabled


def test_the_largest_number_of_frames_that_works_is_said_and_goes():
    (warning,), disabled = chosen(200, 2.0)
    assert disabled
    assert "at most 100 in 2 seconds" in warning
    assert chosen(100, 2.0) == ([], False)


def race_menu():
    from playground.controls import export_menu
    from playground.race.runs import race
    from playground.scene.race_scene import race_scene
    from playground.settings.race import Settings

    settings = Settings()
    export_menu.draw(True, lambda: race_scene(settings, race(settings)), recorded=True)


def labels(app):
    return [button.label for button in app.button]


def test_what_is_drawn_comes_first_and_only_a_race_has_the_numbers_of_its_runs():
    assert labels(AppTest.from_function(menu, default_timeout=60).run()) == ["Download GIF"]
    app = AppTest.from_function(race_menu, default_timeout=60).run()
    assert labels(app) == ["Download GIF", "Download CSV"]
    assert [caption.value for caption in app.caption] == ["The GIF shows the map from above.", FORMATS["csv"].about]


def test_the_runs_are_handed_over_as_csv():
    app = AppTest.from_function(race_menu, default_timeout=60).run()
    app.button(key="csv.download").click().run()
    assert not app.exception
    (saved,) = (each.proto for each in app.get("bidi_component") if each.proto.component_name.endswith("save_file"))
    told, settings, target = json.loads(saved.json), Settings(), io.BytesIO()
    FORMATS["csv"].write(race_scene(settings, race(settings)), target)
    assert (told["name"], told["type"]) == ("rosenbrock.csv", "text/csv")
    assert base64.b64decode(told["content"]) == target.getvalue()
    assert app.caption[-1].value == f"{len(target.getvalue()) / 1000:.0f} kB saved"
