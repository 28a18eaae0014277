"""A format is one file: what it states is true, and an added file is in the menu and on the command line."""

import base64
import json
import mimetypes
import sys

import pytest
from streamlit.testing.v1 import AppTest

import playground.exports.formats as formats
from playground.__main__ import main
from playground.exports.formats import FORMATS
from registry import FieldError, discover

HAIKU = '''
"""Three lines on a race."""

from playground.exports.format import Format
from playground.exports.size import Size
from registry import Choice, FieldError, Flag, Number


def write(scene, target, progress=None, **options):
    for line in range(3):
        target.write(f"{sorted(options.items())} {len(scene.paths)}\\n".encode())
        if progress:
            progress(line + 1, 3)
    return "3 lines"


def agree(options):
    if options["rhymed"] and options["line_length"] > 9:
        raise FieldError("line_length", options["line_length"], "must be at most 9 if it is rhymed")


FORMAT = Format(
    title="Haiku",
    about="Three lines.",
    suffix=".txt",
    media_type="text/plain",
    write=write,
    unit="line",
    fields={
        "line_length": Number(7, 5, 15, "Longer lines.", at_least=1, integer=True),
        "weight": Number(0.5, 0.0, 1.0, "Heavier words."),
        "rhymed": Flag(False, "Rhymes."),
        "season": Choice("spring", ("spring", "autumn"), "The season."),
        "page": Size((20, 10), ((20, 10), (40, 20)), "Of the paper.", at_least=1, at_most=99),
    },
    agree=agree,
)
'''
DEFAULTS = {"line_length": 7, "weight": 0.5, "rhymed": False, "season": "spring", "page": (20, 10)}


@pytest.fixture
def haiku(tmp_path, monkeypatch):
    """A file beside the formats, discovered as they are."""
    (tmp_path / "haiku.py").write_text(HAIKU, encoding="utf-8")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    monkeypatch.setitem(FORMATS, "haiku", discover(formats, "FORMAT")["haiku"])
    yield FORMATS["haiku"]
    del sys.modules["playground.exports.formats.haiku"]


def menu():
    from playground.controls import export_menu
    from playground.race.runs import race
    from playground.scene.race_scene import race_scene
    from playground.settings.race import Settings

    settings = Settings()
    export_menu.draw(True, lambda: race_scene(settings, race(settings)))


def expected(**changes):
    return f"{sorted((DEFAULTS | changes).items())} 4\n" * 3


@pytest.mark.parametrize("key", FORMATS)
def test_suffix_and_media_type_belong_together(key):
    kind = FORMATS[key]
    assert mimetypes.guess_type(f"race{kind.suffix}") == (kind.media_type, None)
    assert kind.title
    assert kind.about.endswith(".")


@pytest.mark.parametrize("key", FORMATS)
def test_defaults_are_allowed_and_other_names_are_not(key):
    kind = FORMATS[key]
    assert kind.checked({}) == {name: field.default for name, field in kind.fields.items()}
    assert all(field.help for field in kind.fields.values())
    with pytest.raises(FieldError, match=r"^colour = 'red': is not an option"):
        kind.checked({"colour": "red"})


def test_a_new_format_is_a_command_with_its_options(haiku, tmp_path, capsys):
    target = tmp_path / "race.txt"
    options = ["--line-length", "9", "--weight", "0.25", "--rhymed", "true", "--season", "autumn", "--page", "30x3"]
    assert main(["haiku", "", str(target), *options]) == 0
    assert capsys.readouterr().out.startswith(f"{target}: 3 lines, ")
    changes = {"line_length": 9, "weight": 0.25, "rhymed": True, "season": "autumn", "page": (30, 3)}
    assert target.read_text(encoding="utf-8") == expected(**changes)


def test_a_new_format_has_its_defaults_and_its_refusals(haiku, tmp_path, capsys):
    target = tmp_path / "race.txt"
    assert main(["haiku", "", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == expected()
    assert main(["haiku", "", str(target), "--line-length", "12", "--rhymed", "1"]) == 2
    assert "line_length = 12: must be at most 9 if it is rhymed" in capsys.readouterr().err
    assert main(["haiku", "", str(target), "--page", "100x1"]) == 2
    assert "page = '100x1': must be width x height in px, like 20x10, each from 1 to 99" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == expected()


def test_a_new_format_is_in_the_menu_with_its_widgets(haiku):
    app = AppTest.from_function(menu, default_timeout=60).run()
    assert not app.exception
    app.slider(key="haiku.line_length").set_value(12)
    app.slider(key="haiku.weight").set_value(0.9)
    app.selectbox(key="haiku.season").set_value("autumn")
    app.selectbox(key="haiku.page").select_index(1)
    app.toggle(key="haiku.rhymed").set_value(True).run()
    assert app.button(key="haiku.download").disabled
    assert "at most 9 if it is rhymed" in app.warning[0].value
    app.slider(key="haiku.line_length").set_value(5).run()
    app.button(key="haiku.download").click().run()
    assert not app.exception
    (sent,) = (each.proto for each in app.get("bidi_component") if each.proto.component_name.endswith("save_file"))
    told = json.loads(sent.json)
    assert (told["name"], told["type"]) == ("rosenbrock.txt", "text/plain")
    changes = {"line_length": 5, "weight": 0.9, "rhymed": True, "season": "autumn", "page": (40, 20)}
    assert base64.b64decode(told["content"]).decode() == expected(**changes)
    assert "The Haiku shows the map from above." in [caption.value for caption in app.caption]
