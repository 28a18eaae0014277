"""Who takes part: the entries of a page's settings, their names, and the ways to change them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, Self, cast

from playground.entries import Entry
from registry import FieldError

MOST_ENTRIES = 8


class Lineup:
    """What the settings of every page have in common; they are a frozen dataclass with a field `entries`."""

    entries: tuple[Entry, ...]

    def fields(self) -> Iterator[tuple[str, Any]]:
        """All names that can be set at present, with their fields."""
        raise NotImplementedError

    def value(self, name: str) -> Any:
        """The present value of `name`."""
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

    def entry(self, key: str) -> Entry:
        """The entry of this name. Raises FieldError if there is none."""
        if key not in self.keys:
            raise FieldError("optimizer", key, "must be one of " + ", ".join(self.keys))
        return self.entries[self.keys.index(key)]

    def with_entry(self, optimizer: str) -> Self:
        """With one more optimizer at its defaults. Raises FieldError if there are too many."""
        return self._with_entries((*self.entries, Entry(optimizer)))

    def with_copy(self, key: str) -> Self:
        """With an entry a second time, right after itself. Raises FieldError if there are too many."""
        position = self.keys.index(key)
        return self._with_entries((*self.entries[: position + 1], self.entry(key), *self.entries[position + 1 :]))

    def _with_entries(self, entries: tuple[Entry, ...]) -> Self:
        self.field("optimizers").check("optimizers", tuple(entry.optimizer for entry in entries))
        return replace(cast(Any, self), entries=entries)

    def without_entry(self, key: str) -> Self:
        """Without an entry; the last one stays."""
        position = self.keys.index(key)
        remaining = self.entries[:position] + self.entries[position + 1 :]
        return replace(cast(Any, self), entries=remaining or self.entries)

    def with_reset(self, key: str) -> Self:
        """With an entry back at its defaults."""
        position = self.keys.index(key)
        entries = list(self.entries)
        entries[position] = Entry(entries[position].optimizer)
        return replace(cast(Any, self), entries=tuple(entries))

    def hyperparameters(self, key: str) -> Mapping[str, Any]:
        """All hyperparameters of an entry by name, those that nobody has set at their defaults on this surface."""
        entry = self.entry(key)
        rate = self.value(f"{key}.learning_rate")
        return entry.record.checked({**dict(entry.values), "learning_rate": rate})

    def schedule(self, key: str) -> tuple[str, dict[str, Any]] | None:
        """The schedule of an entry, (key, all settings), or None."""
        return self.entry(key).plan(self.value(f"{key}.learning_rate"))
