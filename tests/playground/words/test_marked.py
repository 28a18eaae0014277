"""Every word that Python sends to the page is translated: in the language of marks, none is without marks."""

import io
from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES
from playground.controls.picker import groups
from playground.exports.drawing import lettering
from playground.exports.formats import FORMATS
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import read_link
from playground.settings.naming import spelled
from playground.words.translation import MARKED, spoken_in, translate
from tests.playground.test_page import APP
from tests.playground.words.marked import unmarked

FILMS = {
    "panels": {"landscape": "himmelblau", "optimizers": "gradient_descent,adam,adam", "adam.beta1": "0.5"},
    "random": {"noise": "0.1", "seeds": "3", "show": "gradient", "adam.schedule": "cosine", "dimensions": "3"},
    "data": {"landscape": "linear_regression", "batch_size": "8", "standardise": "1", "layout": "overlay"},
    "diverged": {"landscape": "beale", "gradient_descent.learning_rate": "1", "momentum.start": "1,1"},
}
# What of an element is for people; what else there is are keys, colours, numbers.
SAID = ("label", "help", "placeholder", "body", "options", "caption", "text", "default_str", "content")
HIDDEN = ("latex", "html", "code", "bidi_component")
EIGHT = [sorted(OPTIMIZERS)[i : i + 8] for i in range(0, len(OPTIMIZERS), 8)]


def said(message):
    """All texts for people in an element or a block of the page, as Streamlit sends it."""
    for field, value in message.ListFields():
        for each in value if isinstance(value, Sequence) and not isinstance(value, str) else [value]:
            if isinstance(each, str):
                yield from [each] if field.name in SAID else []
            elif hasattr(each, "ListFields"):
                yield from said(each)


def elements(block):
    """All elements in a block of the page."""
    for child in block.children.values():
        if hasattr(child, "proto"):
            yield child
        if hasattr(child, "children"):
            yield from elements(child)


def texts(page):
    """All text on a page except formulas, markup and icons."""
    for element in elements(page._tree):
        if element.proto is not None and element.type not in HIDDEN:
            yield from said(element.proto)


@pytest.mark.parametrize("optimizers", EIGHT, ids=lambda keys: keys[0])
def test_cards_with_their_schedules(optimizers):
    page = AppTest.from_file(str(APP), default_timeout=20)
    page.query_params.update({"lang": MARKED, "optimizers": ",".join(optimizers), "noise": "0.1"})
    for i, key in enumerate(optimizers):
        page.session_state[f"{key}.more"] = True
        page.query_params[f"{key}.schedule"] = sorted(SCHEDULES)[(i + len(optimizers[0])) % len(SCHEDULES)]
    page.run()
    assert not page.exception
    found = list(texts(page))
    assert len(found) > 100
    assert [text for text in found if unmarked(text)] == []


def test_surfaces():
    """The texts of a surface: in the picker, about its parameters and about itself."""
    with spoken_in(MARKED):
        picked = [each["title"] + each["about"] for group in groups() for each in group["landscapes"]]
        picked += [group["name"] for group in groups()]
        told = [text for surface in LANDSCAPES.values() for text in (surface.about, surface.source)]
        named = [
            (spelled(name), number.help) for each in LANDSCAPES.values() for name, number in each.parameters.items()
        ]
        translated = [translate(text) for text in [*told, *(text for pair in named for text in pair)]]
    assert [text for text in [*picked, *translated] if unmarked(text)] == []


@pytest.mark.parametrize("query", FILMS.values(), ids=FILMS)
def test_pictures(query, monkeypatch):
    drawn = set()
    letters = lettering.letters

    def recorded(text, size):
        drawn.add(text)
        return letters(text, size)

    monkeypatch.setattr(lettering, "letters", recorded)
    with spoken_in(MARKED):
        settings, problems = read_link(query)
        FORMATS["gif"].write(race_scene(settings, race(settings)), io.BytesIO(), size=(1080, 810), frames=3)
    assert not problems
    assert any("«" in text for text in drawn)
    assert [text for text in drawn if unmarked(text)] == []
