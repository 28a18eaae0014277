"""Settings as the query of a link, and back. The link holds what differs from the defaults and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from playground.settings.batches import fields
from playground.settings.budget import fitted
from playground.settings.entries import NO_SCHEDULE, OWN, Entry
from playground.settings.foreign_names import is_foreign
from playground.settings.noise import RANDOMNESS_FIELDS
from playground.settings.race import Settings
from playground.settings.surface import STANDARDISE, SurfaceChoice
from playground.settings.view import VIEW_FIELDS
from registry import FieldError, Message

MOST_NAMES, LONGEST = 200, 8_000  # of a query; characters
SIZE = Message(
    "must have at most {names} settings and {characters} characters", names=MOST_NAMES, characters=f"{LONGEST:,}"
)


def write_link(settings: Settings) -> dict[str, str]:
    """The query as name -> text, both unescaped; empty for the defaults."""
    return {name: settings.field(name).write(value) for name, value in _touched(settings)}


def query_text(query: Mapping[str, str]) -> str:
    """The query as it stands behind the question mark."""
    return urlencode(query, safe=",")


def read_link(query: Mapping[str, str], before: Settings | None = None) -> tuple[Settings, list[FieldError]]:
    """The settings of a query, and an error for each field that was ignored and left at its default.

    What no link can hold, such as a visitor's own data, is kept of `before` if the landscape has the same name.
    """
    first = Settings()
    choice = before.surface_choice if before else first.surface_choice
    if not choice.is_in_link and query.get("landscape", first.surface_choice.key) == choice.key:
        first = _first_on(choice)
    settings, problems = read_onto(first, query)
    settings, too_long = fitted(settings)
    return settings, problems + too_long


def _first_on(choice: SurfaceChoice) -> Settings:
    """The defaults on this surface, with its own methods."""
    settings = Settings(surface_choice=replace(choice, parameters=(), standardise=STANDARDISE.default))
    return settings.with_value("optimizers", settings.default("optimizers"))


def read_onto(settings: Any, query: Mapping[str, str]) -> tuple[Any, list[FieldError]]:
    """The same for the settings of any page, on top of these; a query that is too long is ignored as a whole."""
    if len(query) > MOST_NAMES or sum(len(name) + len(text) for name, text in query.items()) > LONGEST:
        return settings, [FieldError("link", Message("{count} settings", count=f"{len(query):,}"), SIZE)]
    problems = []
    for name in sorted((name for name in query if not is_foreign(name)), key=_order):
        try:
            settings = settings.with_value(name, settings.field(name).parse(name, query[name]))
        except FieldError as problem:
            problems.append(FieldError(name, query[name], problem.allowed))
    return settings, problems


def split_link(link: str) -> dict[str, str]:
    """The query of a link: a whole address, its part from the question mark on, or the query alone.

    Raises FieldError if it is not a link, is too long, or holds a field twice.
    """
    pairs = _pairs(_query_of(link))
    query: dict[str, str] = {}
    for name, text in pairs:
        if name in query and not is_foreign(name):
            raise FieldError(name, text, "must be given once")
        query[name] = text
    return query


def split_query(text: str) -> dict[str, str]:
    """The query after a question mark; of a field given twice, the last. Raises FieldError if it is too long."""
    return dict(_pairs(text))


def _query_of(link: str) -> str:
    try:
        return urlsplit(link).query if "?" in link or "://" in link else link
    except ValueError:
        raise FieldError("link", link, "must be an address, or its part from the question mark on") from None


def _pairs(query: str) -> list[tuple[str, str]]:
    if len(query) > LONGEST or query.count("&") >= MOST_NAMES:
        raise FieldError("link", query, SIZE)
    return parse_qsl(query, keep_blank_values=True)


def _order(name: str) -> tuple[bool, bool, bool, int, bool]:
    """The order in which fields are read.

    Surface and optimizers decide which other fields there are, a schedule and its parts which settings it has.
    Standardising changes the units of the surface, in which starts and rates are given.
    """
    return (
        name != "landscape",
        name != "standardise",
        name != "optimizers",
        name.count("."),
        not name.endswith("schedules"),
    )


def _touched(settings: Settings) -> Iterator[tuple[str, object]]:
    """What has been set about the race, the parameters of the surface behind the rest, then about its entries."""
    batching = [name for name, _ in fields(len(settings.samples))]
    race = ("optimizers", "colours", "start", "steps", *RANDOMNESS_FIELDS, *batching, *VIEW_FIELDS)
    for name in sorted([*settings.surface_choice.fields, *race], key=lambda name: "." in name):
        value = settings.value(name)
        if value != settings.default(name) if name != "start" else settings.start is not None:
            yield name, value
    for key, entry in zip(settings.keys, settings.entries, strict=True):
        yield from touched_of_entry(key, entry)


def touched_of_entry(key: str, entry: Entry) -> Iterator[tuple[str, object]]:
    """What has been set about an entry, by its name in the link."""
    for name, value in entry.values:
        yield f"{key}.{name}", value
    if entry.schedule != NO_SCHEDULE:
        yield f"{key}.schedule", entry.schedule
    for name, value in sorted(entry.schedule_values, key=lambda item: _order(item[0])):
        yield f"{key}.schedule.{name}", value
    for name in OWN:
        if entry.stored(name) is not None:
            yield f"{key}.{name}", entry.stored(name)
