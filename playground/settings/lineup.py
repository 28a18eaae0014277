"""The entries of a page's settings, their names, and the ways to change them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from playground.settings.entries import Entry
from playground.settings.fields import Colours
from registry import FieldError, Message

MOST_ENTRIES = 8


@dataclass(frozen=True)
class Lineup:
    """What the settings of every page have in common; they are a frozen dataclass with these fields.

    colours: each entry's place in the palette, which it keeps as long as it takes part; () if they are in order.
    """

    entries: tuple[Entry, ...]
    colours: tuple[int, ...]

    def fields(self) -> Iterator[tuple[str, Any]]:
        """All names that can be set at present, with their fields."""
        raise NotImplementedError

    def value(self, name: str) -> Any:
        """The present value of `name`."""
        owner, _, rest = name.partition(".")
        if name == "optimizers":
            return tuple(entry.optimizer for entry in self.entries)
        if name == "colours":
            return self.places
        stored = self.entry(owner).stored(rest) if rest else getattr(self, name)
        return self.default(name) if stored is None else stored

    def default(self, name: str) -> Any:
        """The value that `name` has unless it is set."""
        raise NotImplementedError

    def field(self, name: str) -> Any:
        """The field of this name. Raises FieldError if nothing of this name can be set."""
        if name not in self._known:
            raise FieldError(name, "", "is not a setting of this page")
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Any]:
        return dict(self.fields())

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The entries' names: the optimizer's, with -2, -3 for its second and third entry."""
        names: list[str] = []
        seen: dict[str, int] = {}
        for entry in self.entries:
            seen[entry.optimizer] = seen.get(entry.optimizer, 0) + 1
            count = seen[entry.optimizer]
            names.append(entry.optimizer if count == 1 else f"{entry.optimizer}-{count}")
        return tuple(names)

    @property
    def places(self) -> tuple[int, ...]:
        """The places of the entries' colours and dashes in the palette."""
        return self.colours if len(self.colours) == len(self.entries) else tuple(range(len(self.entries)))

    @property
    def colours_field(self) -> Colours:
        """The field of `colours`."""
        return Colours(len(self.entries), MOST_ENTRIES)

    def with_colours(self, places: Sequence[int]) -> Self:
        """With the entries' colours at these places of the palette."""
        chosen = tuple(places)
        return replace(self, colours=() if chosen == tuple(range(len(chosen))) else chosen)

    def entry(self, key: str) -> Entry:
        """The entry of this name. Raises FieldError if there is none."""
        if key not in self.keys:
            raise FieldError("optimizer", key, Message("must be one of {options}", options=", ".join(self.keys)))
        return self.entries[self.keys.index(key)]

    def with_entry(self, optimizer: str) -> Self:
        """With one more optimizer at its defaults. Raises FieldError if there are too many."""
        return self._with_one_more(len(self.entries), Entry(optimizer))

    def with_copy(self, key: str) -> Self:
        """With an entry a second time, right after itself. Raises FieldError if there are too many."""
        return self._with_one_more(self.keys.index(key) + 1, self.entry(key))

    def _with_one_more(self, position: int, entry: Entry) -> Self:
        """With an entry at this position, in the first colour that is free."""
        entries = (*self.entries[:position], entry, *self.entries[position:])
        self.field("optimizers").check("optimizers", tuple(each.optimizer for each in entries))
        places = self.places
        free = next(place for place in range(MOST_ENTRIES) if place not in places)
        added = replace(self, entries=entries)
        return added.with_colours((*places[:position], free, *places[position:]))

    def without_entry(self, key: str) -> Self:
        """Without an entry; the last one stays."""
        if len(self.entries) == 1:
            return self
        position, places = self.keys.index(key), self.places
        remaining = replace(self, entries=self.entries[:position] + self.entries[position + 1 :])
        return remaining.with_colours(places[:position] + places[position + 1 :])

    def with_reset(self, key: str) -> Self:
        """With an entry back at its defaults."""
        return self._with_entry_replaced(key, Entry(self.entry(key).optimizer))

    def with_entry_changed(self, key: str, name: str, stored: Any) -> Self:
        """With one setting of an entry changed; back at its default if stored is None."""
        return self._with_entry_replaced(key, self.entry(key).changed(name, stored))

    def _with_entry_replaced(self, key: str, entry: Entry) -> Self:
        position = self.keys.index(key)
        return replace(self, entries=(*self.entries[:position], entry, *self.entries[position + 1 :]))

    def hyperparameters(self, key: str) -> Mapping[str, Any]:
        """All hyperparameters of an entry by name: as they are set, or at their defaults on this surface."""
        entry = self.entry(key)
        rate = self.value(f"{key}.learning_rate")
        return entry.record.checked({**dict(entry.values), "learning_rate": rate})

    def schedule(self, key: str) -> tuple[str, dict[str, Any]] | None:
        """The schedule of an entry, (key, all settings), or None."""
        return self.entry(key).plan(self.value(f"{key}.learning_rate"))
