"""Messages appear in the visitor's language; a third language needs one file."""

from contextvars import copy_context
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import playground
from playground.words import translation
from playground.words.errors import refusal
from playground.words.translation import (
    ENGLISH,
    MARKED,
    TEMPLATE,
    Words,
    can_be_filled_in,
    language,
    languages,
    own_name,
    read_catalogue,
    spoken_in,
    take_language,
    translate,
    with_language,
)
from registry import FieldError, Message, Number
from tests.playground.test_page import opened, sent
from tests.reference.messages import catalogue

POLISH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Play"
msgstr "Start"

msgid "must be {kind} {limits}"
msgstr "{limits}: {kind}"

msgid "a finite number"
msgstr "liczba"

msgid "at least {limit}"
msgstr "od {limit}"

msgid "1 step"
msgid_plural "{count} steps"
msgstr[0] "1 krok"
msgstr[1] "{count} kroki"
msgstr[2] "{count} kroków"
"""

MISTYPED = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8"

msgid "Play"
msgstr "Abspielen"

msgid "Pause"
msgstr "Pause}"

msgid "Duplicate {title}"
msgstr "{titel} verdoppeln"

msgid "{problem}. It stays as it was."
msgstr "{probleme}. Alles bleibt, wie es war."

msgid "No more than {most}"
msgstr "Höchstens {most"

msgid "1 step"
msgid_plural "{count} steps"
msgstr[0] "1 Schritt"

#, python-format
msgid "%d of them"
msgstr "%s davon"
"""


@pytest.fixture
def mistyped(tmp_path, monkeypatch):
    """A catalogue with mistakes, and one whose name is not a language's code."""
    (tmp_path / "de.po").write_text(MISTYPED, encoding="utf-8")
    (tmp_path / "xx-bad.po").touch()
    monkeypatch.setattr(translation, "CATALOGUES", tmp_path)
    yield "de"
    translation._catalogue.cache_clear()


def mistakes(name):
    """The messages that a catalogue translates wrongly; its name, if that is not a language's code."""
    catalogue = read_catalogue(name)
    wrong = [message.id for message, _ in catalogue.check()]
    wrong += [message.id for message in catalogue if any(message.string) and not all(message.string)]  # plural forms
    wrong += [message.id for message in catalogue if not can_be_filled_in(message)]
    return wrong if own_name(name) != name else [name, *wrong]


@pytest.fixture
def polish(tmp_path, monkeypatch):
    """One more language, from one more file."""
    (tmp_path / "pl.po").write_text(POLISH, encoding="utf-8")
    monkeypatch.setattr(translation, "CATALOGUES", tmp_path)
    yield "pl"
    translation._catalogue.cache_clear()


def test_the_template_lists_all_messages_and_no_others():
    """If this fails: python -m tests.reference.messages."""
    with TEMPLATE.open("rb") as file:
        assert {message.id for message in read_po(file)} == {message.id for message in catalogue()}


def test_no_catalogue_has_mistakes():
    assert {name: mistakes(name) for name in languages() if name != ENGLISH and mistakes(name)} == {}


def test_mistakes_are_found(mistyped):
    braces = ["Pause", "Duplicate {title}", "{problem}. It stays as it was.", "No more than {most}"]
    assert mistakes(mistyped) == ["%d of them", ("1 step", "{count} steps"), *braces]
    assert mistakes("xx-bad") == ["xx-bad"]


def test_the_polish_of_these_tests_has_no_mistakes(polish):
    assert mistakes(polish) == []


def test_what_is_mistranslated_stays_english(mistyped):
    with spoken_in(mistyped):
        assert translate("Play") == "Abspielen"
        assert translate("Pause") == "Pause"
        assert translate("Duplicate {title}", title="Adam") == "Duplicate Adam"
        assert Words({"copy": "Duplicate {title}"})["copy"].format(title="Adam") == "Duplicate Adam"
        assert translate("{problem}. It stays as it was.", problem="No") == "No. It stays as it was."
        assert translate("No more than {most}", most=3) == "No more than 3"


def test_a_file_whose_name_is_not_a_language_is_called_by_it(mistyped):
    assert [own_name(name) for name in languages()] == ["English", "Deutsch", "xx-bad"]
    with spoken_in("xx-bad"):
        assert translate("Play") == "Play"


def test_a_language_is_one_file(polish):
    assert languages() == (ENGLISH, "pl")
    with spoken_in(take_language({"lang": "pl"})):
        assert translate("Play") == Words({"play": "Play"})["play"] == "Start"
        assert translate("Pause") == "Pause"  # what is not translated yet stays English
    assert translate("Play") == "Play"


@pytest.mark.parametrize("count, said", [(1, "1 krok"), (3, "3 kroki"), (5, "5 kroków"), (22, "22 kroki")])
def test_counts_have_the_forms_of_the_language(polish, count, said):
    message = Message.counted("1 step", "{count} steps", count)
    assert str(message) == ("1 step" if count == 1 else f"{count} steps")
    with spoken_in("pl"):
        assert translate(message) == said


def test_a_refusal_is_translated_and_the_error_stays_english(polish):
    with pytest.raises(FieldError) as caught:
        Number(0.0, 0.0, 1.0, "", at_least=0).check("noise", -3)
    with spoken_in("pl"):
        assert refusal(caught.value) == "noise = -3: od 0: liczba"
        assert str(caught.value) == "noise = -3: must be a finite number at least 0"


def test_a_language_that_there_is_not_is_named():
    with pytest.raises(FieldError, match=r"lang = 'tlh': must be one of en$"):
        take_language({"lang": "tlh"})


def test_a_language_is_spoken_where_it_was_chosen_and_nowhere_else():
    with spoken_in(MARKED):
        elsewhere = copy_context()
        assert with_language({"steps": "3"}) == {"lang": MARKED, "steps": "3"}
    assert elsewhere.run(language) == MARKED
    assert language() == ENGLISH
    assert with_language({"steps": "3"}) == {"steps": "3"}


def test_marks_show_what_is_filled_in_untranslated():
    with spoken_in(MARKED):
        said = translate("Duplicate {title}", title="Adam")
        told = translate("Duplicate {title}", title=Message("Adam"))
    assert said == "«Duplicate »Adam"
    assert told == "«Duplicate »«Adam»"


def test_what_the_template_does_not_list_is_not_marked():
    with spoken_in(MARKED):
        assert translate("Nobody has ever written this") == "Nobody has ever written this"


def test_words_in_words_are_translated_once():
    inner = Words({"title": "Adam"})
    with spoken_in(MARKED):
        assert dict(Words({"inner": inner, "pair": ("Adam", "Adam")}) | {"more": "Adam"}) == {
            "inner": {"title": "«Adam»"},
            "pair": ("«Adam»", "«Adam»"),
            "more": "«Adam»",
        }


def test_a_visitor_chooses_among_languages_and_keeps_the_choice_on_the_other_page(polish):
    page = opened(lang="pl", steps="5")
    assert sent(page, 0)[0]["words"]["play"] == "Start"
    assert sent(page, 1)[0]["query"] == "lang=pl&steps=5"
    page.segmented_control(key="page").set_value("digits").run()
    assert dict(page.query_params) == {"lang": "pl", "page": "digits"}
    page.selectbox(key="lang").set_value("en").run()
    assert dict(page.query_params) == {"page": "digits"}


def test_there_is_no_choice_where_there_is_only_english():
    page = opened(lang="tlh")
    assert "lang" not in {select.key for select in page.selectbox}
    assert page.warning[0].value.endswith("It stays as it was\\.")


def test_whatever_runs_again_alone_speaks_the_language_of_its_visitor():
    """Streamlit runs a fragment without the script around it: session.fragment says in which language."""
    sources = (Path(playground.__file__).parent).rglob("*.py")
    assert {path.name for path in sources if "st.fragment" in path.read_text(encoding="utf-8")} == {"session.py"}
