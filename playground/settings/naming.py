"""The titles of a race's entries: the method, and what differs where a method takes part twice."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from optimizers import SCHEDULES
from playground.settings.fields import Place
from playground.settings.lineup import Lineup
from playground.settings.link import touched_of_entry
from playground.words.numbers import number
from playground.words.page import BATCHES
from playground.words.translation import translate
from registry import Flag, Number

SHORT = {"learning_rate": "rate", "weight_decay": "decay", "schedule.schedules": "schedules"}


def titles(settings: Lineup) -> dict[str, str]:
    """Entry key -> title, no two the same: "Adam", "Adam, beta2 0.9"; of equal entries the second is "Adam 2"."""
    numbers: dict[tuple[str, str], int] = {}
    titles_by_key = {}
    for key, differences in _differences(settings).items():
        title = translate(settings.entry(key).record.title)
        suffix = "".join(f", {difference}" for difference in differences)
        count = numbers[title, suffix] = numbers.get((title, suffix), 0) + 1
        titles_by_key[key] = f"{title}{suffix}" if count == 1 else f"{title} {count}{suffix}"
    return titles_by_key


def changes_titles(before: Lineup, after: Lineup) -> bool:
    """Whether the entries have other titles after a change."""
    return titles(before) != titles(after)


def _differences(settings: Lineup) -> dict[str, tuple[str, ...]]:
    """What distinguishes an entry from others of its method, in words; () for the first and for one at its defaults."""
    differences: dict[str, tuple[str, ...]] = dict.fromkeys(settings.keys, ())
    methods = Counter(entry.optimizer for entry in settings.entries)
    for method in (method for method, count in methods.items() if count > 1):
        alike = {key: _changed(settings, key) for key in settings.keys if settings.entry(key).optimizer == method}
        names = distinguishing_names([*alike.values()])
        for key, values in alike.items():
            differences[key] = tuple(_in_words(settings, key, name, values[name]) for name in names if name in values)
    return differences


def _changed(settings: Lineup, key: str) -> dict[str, Any]:
    """What differs from the defaults, by name without the entry's key, in the order of the card."""
    touched = dict(touched_of_entry(key, settings.entry(key)))
    names = [name for name, _ in settings.fields() if name in touched and touched[name] != settings.default(name)]
    return {name.partition(".")[2]: touched[name] for name in names}


def distinguishing_names(entries: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """A few names that distinguish the entries as well as all would, chosen greedily."""

    def kinds(names: Iterable[str]) -> int:
        return len({tuple(values.get(name) for name in names) for values in entries})

    names, few = dict.fromkeys(name for values in entries for name in values), list[str]()
    while kinds(few) < kinds(names):
        few.append(max(names, key=lambda name: kinds([*few, name])))
    return tuple(name for name in names if name in few)


def _in_words(settings: Lineup, key: str, name: str, value: Any) -> str:
    """A setting in as few words as possible."""
    field = settings.field(f"{key}.{name}")
    words = translate(SHORT.get(name, spelled(name)))
    if isinstance(field, Flag):
        return words if value else translate("no {switch}", switch=words)
    if name == "batch_size":
        return BATCHES["some"].format(size=value)
    if name == "schedule":
        return translate(SCHEDULES[value].title)
    if isinstance(field, Place):
        return f"{words} {number(value[0])}, {number(value[1])}"
    return f"{words} {number(value) if isinstance(field, Number) else field.write(value)}"


def spelled(name: str) -> str:
    """The last part of a setting's name as English writes it."""
    return name.rpartition(".")[2].replace("_", " ")
