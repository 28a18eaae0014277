"""Lists all that can be translated, in playground/words/locale/messages.pot; run it when words have changed:

    python -m tests.reference.messages

A new language begins as a copy of that file, or with `pybabel init -i messages.pot -o ko.po -l ko` in its folder.
"""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from babel.messages import Catalog
from babel.messages.pofile import write_po

import playground.words
from landscapes import LANDSCAPES
from landscapes.networks import digits
from optimizers import OPTIMIZERS, SCHEDULES
from playground.controls.picker import FAMILIES
from playground.exports.formats import FORMATS
from playground.settings.digits import FIELDS
from playground.settings.naming import SHORT, spelled
from playground.settings.pages import PAGE, PAGES
from playground.settings.race import Settings
from playground.settings.view import VIEW_FIELDS
from playground.words.translation import TEMPLATE, Words
from registry import Choice

PROJECT = Path(__file__).parents[2]
# The calls that take a message, and the place of its first argument and of the one after the last.
CALLS = {"translate": (0, 1), "Message": (0, 1), "counted": (0, 2), "FieldError": (2, 3)}


def catalogue() -> Catalog:
    """All messages, where each stands first."""
    found = Catalog(project="Loss landscape playground", fuzzy=False)
    for source, message in [*_in_code(), *_in_words(), *_in_records(), *_in_fields()]:
        if message:
            found.add(message, locations=[(source, None)])
    return found


def _in_code() -> Iterator[tuple[str, Any]]:
    """Messages that are written where they are used."""
    for folder in ("registry", "landscapes", "optimizers", "playground"):
        for path in sorted((PROJECT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (message := _message_in(node)):
                    yield path.relative_to(PROJECT).as_posix(), message[0] if len(message) == 1 else message


def _message_in(call: ast.Call) -> tuple[str, ...]:
    """The message in a call, or its singular and plural; () if there is none."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    arguments = call.args[slice(*CALLS.get(name, (0, 0)))]
    return tuple(each.value for each in arguments if isinstance(each, ast.Constant) and isinstance(each.value, str))


def _in_words() -> Iterator[tuple[str, str]]:
    """The messages in playground/words."""
    for module in iter_modules(playground.words.__path__):
        for name, words in vars(import_module(f"playground.words.{module.name}")).items():
            if name.isupper() and module.name != "translation":
                for message in _texts(words):
                    yield f"playground/words/{module.name}.py", message


def _texts(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, Words):
        yield from _texts(words.messages)
    else:
        for part in words.values() if isinstance(words, dict) else words:
            yield from _texts(part)


def _in_records() -> Iterator[tuple[str, str]]:
    """Titles, explanations and settings of surfaces, methods and schedules."""
    for family in FAMILIES:
        yield "landscapes", family.capitalize()
    for key, surface in LANDSCAPES.items():
        shows = surface.race.shows if surface.race else ""
        for message in (surface.title, surface.about, surface.source, shows, *_of_fields(surface.parameters)):
            yield f"landscapes/{key}.py", message
    for key, method in OPTIMIZERS.items():
        forms = [text for form in method.forms for text in (form.where, form.differs)]
        texts = (method.title, method.about, method.convention, *method.state._fields, *forms)
        for message in (*texts, *_of_fields(method.fields)):
            yield f"optimizers/{key}.py", message
    for key, schedule in SCHEDULES.items():
        for message in (schedule.title, schedule.about, spelled(key), *_of_fields(schedule.fields)):
            yield f"optimizers/schedules/{key}.py", message
    yield "landscapes/networks/digits.py", digits().about


def _in_fields() -> Iterator[tuple[str, str]]:
    """The settings of the pages."""
    over_data = next(key for key, surface in LANDSCAPES.items() if surface.data)
    race = dict(Settings().with_value("landscape", over_data).fields())
    for described in (race, FIELDS, VIEW_FIELDS, {"page": PAGE}):
        for message in _of_fields(described):
            yield "playground/settings", message
    for key, page in PAGES.items():
        yield f"playground/settings/pages/{key}.py", page.title
    for key, kind in FORMATS.items():
        for message in (kind.about, kind.unit.capitalize(), *_of_fields(kind.fields)):
            yield f"playground/exports/formats/{key}.py", message
    for name in SHORT.values():
        yield "playground/settings/naming.py", name


def _of_fields(described: Any) -> Iterator[str]:
    """The labels, helps and options of fields."""
    for name, field in described.items():
        yield getattr(field, "label", "") or spelled(name)
        yield spelled(name)
        yield getattr(field, "help", "")
        if isinstance(field, Choice):
            yield from field.options


def main() -> None:
    """Writes the template."""
    with TEMPLATE.open("wb") as file:
        write_po(file, catalogue(), width=120, omit_header=True, sort_output=True, include_lineno=False)


if __name__ == "__main__":
    main()
