"""What is said, in the visitor's language.

English stands in the code, and each English message is the key of its translations (GNU gettext). A catalogue is one
file, playground/words/locale/LANGUAGE.po; `python -m tests.reference.messages` lists all messages in messages.pot.
Nothing is translated before it is shown: only then is the visitor known, and the code that shows it runs inside
`spoken_in(language)`.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, TypeVar

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from registry import FieldError, Message

Wording = TypeVar("Wording")

ENGLISH = "en"
MARKED = "pseudo"  # English in marks, a language for tests: any text without marks has not been translated
CATALOGUES = Path(__file__).parent / "locale"
TEMPLATE = CATALOGUES / "messages.pot"  # all messages, for new catalogues
LANG = "lang"  # the name of the language in a link
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")  # values to be filled in, and braces of something else
_APART = re.compile(r"(\{[^{}]*\}|\n\n)")  # what is left outside the marks: values, and the ends of paragraphs
_LANGUAGE = ContextVar("language", default=ENGLISH)


def languages() -> tuple[str, ...]:
    """The available languages: English, and each that has a catalogue."""
    return (ENGLISH, *sorted(file.stem for file in CATALOGUES.glob("*.po")))


def own_name(name: str) -> str:
    """What a language is called by those who speak it; the name of its file if that is not a language's code."""
    locale = _locale(name)
    return str(locale.display_name) if locale else name


def _locale(name: str) -> Locale | None:
    try:
        return Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        return None


def language() -> str:
    """The language that is spoken now."""
    return _LANGUAGE.get()


@contextmanager
def spoken_in(name: str) -> Iterator[None]:
    """Within it, this language is spoken."""
    before = _LANGUAGE.set(name)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def take_language(query: dict[str, str]) -> str:
    """The language that a link names, removed from its query. Raises FieldError if it is not available."""
    name = query.pop(LANG, ENGLISH)
    if name not in (*languages(), MARKED):
        raise FieldError(LANG, name, Message("must be one of {options}", options=", ".join(languages())))
    return name


def language_of(query: dict[str, str]) -> str:
    """The same, but English if that language is not available."""
    try:
        return take_language(query)
    except FieldError:
        return ENGLISH


def with_language(query: Mapping[str, str]) -> dict[str, str]:
    """The query of a link with the language that is spoken now."""
    return dict(query) if language() == ENGLISH else {LANG: language(), **query}


def translate(message: str, /, **values: Any) -> str:
    """The message in the language that is spoken, with its {braces} filled in if there are values for them."""
    one, many = message, None
    if isinstance(message, Message):
        one, many, values = message.template, message.many, message.values
    if not one:
        return ""
    catalogue = _catalogue(language())
    translated = catalogue.gettext(one) if many is None else catalogue.ngettext(one, many, values["count"])
    filled_in = {name: translate(value) if isinstance(value, Message) else value for name, value in values.items()}
    return translated.format(**filled_in) if filled_in else translated


@lru_cache(maxsize=16)
def _catalogue(name: str) -> NullTranslations:
    """The translations into a language."""
    if name == ENGLISH:
        return NullTranslations()
    if name == MARKED:
        return _Marks()
    compiled, catalogue = io.BytesIO(), read_catalogue(name)
    for entry in catalogue:
        if not can_be_filled_in(entry):
            entry.string = ""
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def read_catalogue(name: str) -> Catalog:
    """The catalogue of a language, as its file has it."""
    with (CATALOGUES / f"{name}.po").open("rb") as file:
        return read_po(file, _locale(name))


def can_be_filled_in(entry: Entry) -> bool:
    """Whether a translation has no braces but those of its message; else the message stays English."""
    return _braces(entry.string) <= _braces(entry.id)


def _braces(texts: str | Iterable[str] | None) -> set[str]:
    return set(_BRACES.findall(texts if isinstance(texts, str) else " ".join(texts or ())))


class _Marks(NullTranslations):
    """Puts marks around every message that the template lists, but not around the values to be filled in."""

    def __init__(self) -> None:
        super().__init__()
        with TEMPLATE.open("rb") as file:
            ids = [message.id for message in read_po(file)]
        self.listed = {each if isinstance(each, str) else each[0] for each in ids}

    def gettext(self, message: str) -> str:
        return self._marked(message) if message in self.listed else message

    def ngettext(self, one: str, many: str, count: int) -> str:
        message = one if count == 1 else many
        return self._marked(message) if one in self.listed else message

    def _marked(self, message: str) -> str:
        parts = _APART.split(message)
        return "".join(part if _APART.fullmatch(part) or not part.strip() else f"«{part}»" for part in parts)


class Words(Mapping[str, Wording]):
    """Messages by name, each said in the visitor's language when it is read. A value may hold several messages."""

    def __init__(self, messages: Mapping[str, Wording]):
        self.messages = dict(messages)

    def __getitem__(self, name: str) -> Wording:
        words: Wording = _translated(self.messages[name])
        return words

    def __iter__(self) -> Iterator[str]:
        return iter(self.messages)

    def __len__(self) -> int:
        return len(self.messages)

    def __or__(self, others: "Mapping[str, Wording]") -> "Words[Wording]":
        return Words(self.messages | (others.messages if isinstance(others, Words) else dict(others)))

    def message(self, name: str, /, **values: Any) -> Message:
        """One of them, to be translated when it is shown."""
        return Message(str(self.messages[name]), **values)


def _translated(words: Any) -> Any:
    if isinstance(words, str):
        return translate(words)
    if isinstance(words, Words):
        return dict(words)
    if isinstance(words, Mapping):
        return {name: _translated(part) for name, part in words.items()}
    return tuple(_translated(part) for part in words)
