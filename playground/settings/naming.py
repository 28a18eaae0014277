"""What the entries of a race are called: by their method, and by what differs where it takes part twice."""

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
    made = {}
    for key, told in _differences(settings).items():
        title, said = translate(settings.entry(key).record.title), "".join(f", {words}" for words in told)
        count = numbers[title, said] = numbers.get((title, said), 0) + 1
        made[key] = f"{title}{said}" if count == 1 else f"{title} {count}{said}"
    return made


def _differences(settings: Lineup) -> dict[str, tuple[str, ...]]:
    """What tells an entry from those of its method, in words; () for the first of its kind and for the default one."""
    told: dict[str, tuple[str, ...]] = dict.fromkeys(settings.keys, ())
    methods = Counter(entry.optimizer for entry in settings.entries)
    for method in (method for method, count in methods.items() if count > 1):
        alike = {key: _set(settings, key) for key in settings.keys if settings.entry(key).optimizer == method}
        names = telling([*alike.values()])
        for key, values in alike.items():
            told[key] = tuple(_said(settings, key, name, values[name]) for name in names if name in values)
    return told


def _set(settings: Lineup, key: str) -> dict[str, Any]:
    """What differs from the defaults, by the part of its name behind the entry's, in the order of the card."""
    touched = dict(touched_of_entry(key, settings.entry(key)))
    names = [name for name, _ in settings.fields() if name in touched and touched[name] != settings.default(name)]
    return {name.partition(".")[2]: touched[name] for name in names}


def telling(entries: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Names that tell the entries apart as well as all would, each the one that tells most of what is left."""

    def kinds(names: Iterable[str]) -> int:
        return len({tuple(values.get(name) for name in names) for values in entries})

    names, few = dict.fromkeys(name for values in entries for name in values), list[str]()
    while kinds(few) < kinds(names):
        few.append(max(names, key=lambda name: kinds([*few, name])))
    return tuple(name for name in names if name in few)


def _said(settings: Lineup, key: str, name: str, value: Any) -> str:
    """A setting in as few words as there can be."""
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
