"""Everything a visitor can set about the digits, in one frozen value; widgets and the link are projections of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from landscapes.networks import ACTIVATION
from optimizers.engine.training_recipe import BATCH_SIZE
from optimizers.engine.training_recipe import EPOCHS as ROUNDS
from playground.settings.digits_rates import FIRST_ORDER, starting_rates
from playground.settings.entries import TIED_RATES, Entry, schedule_default
from playground.settings.fields import Colours, Keys, Subset
from playground.settings.lineup import MOST_ENTRIES, Lineup
from playground.settings.slices import UNTOUCHED, SliceSettings
from registry import Choice, Field, Number

EPOCHS = replace(ROUNDS, default=10, at_most=200)
SEEDS = Number(1, 1, 10, "Trainings of each, each from other weights.", at_least=1, at_most=10, integer=True)
# A schedule's defaults suit some 500 steps: ten epochs have 450 updates.
SCHEDULE_EVERY = Choice("update", ("update", "epoch"), "What a schedule counts.", label="A schedule's step is one")
AXIS = Choice("epochs", ("updates", "epochs", "examples"), "What the curves are drawn over.")
FIELDS: dict[str, Choice | Number] = {
    "activation": ACTIVATION,
    "epochs": EPOCHS,
    "batch_size": BATCH_SIZE,
    "seeds": SEEDS,
    "schedule_every": SCHEDULE_EVERY,
    "axis": AXIS,
}


@dataclass(frozen=True)
class DigitsSettings(Lineup):
    """The whole page. Seeds are 0, 1 and so on; each draws initial weights and batches, the same for all methods."""

    entries: tuple[Entry, ...] = tuple(
        Entry(optimizer) for optimizer in ("gradient_descent", "momentum", "rmsprop", "adam")
    )
    colours: tuple[int, ...] = ()
    activation: str = ACTIVATION.default
    epochs: int = int(EPOCHS.default)
    batch_size: int = int(BATCH_SIZE.default)
    seeds: int = int(SEEDS.default)
    schedule_every: str = SCHEDULE_EVERY.default
    slice: SliceSettings = UNTOUCHED
    axis: str = AXIS.default

    def fields(self) -> Iterator[tuple[str, Field | Colours | Keys | Subset]]:
        """All names that can be set at present, with their fields."""
        first = tuple(entry.optimizer for entry in DigitsSettings.entries)
        yield "optimizers", Keys(FIRST_ORDER, MOST_ENTRIES, default=first)
        yield "colours", self.colours_field
        yield from FIELDS.items()
        yield from self.slice.fields(self.keys, self.seeds)
        for key, entry in zip(self.keys, self.entries, strict=True):
            for name, field in entry.fields.items():
                yield f"{key}.{name}", field

    def default(self, name: str) -> Any:
        """The value that `name` has unless it is set."""
        owner, _, rest = name.partition(".")
        if rest == "learning_rate":
            entry = self.entry(owner)
            return starting_rates().get(entry.optimizer, entry.record.fields["learning_rate"].default)
        field = self.field(name)
        if rest.startswith("schedule."):
            return schedule_default(rest, field, self.value(f"{owner}.learning_rate"))
        return field.default

    def value(self, name: str) -> Any:
        """The present value of `name`."""
        owner, _, rest = name.partition(".")
        return self.slice.value(rest, self.field(name)) if owner == "slice" else super().value(name)

    def with_value(self, name: str, value: Any) -> "DigitsSettings":
        """These settings with one changed. Raises FieldError naming it, the value and what is allowed."""
        value = self.field(name).check(name, value)
        owner, _, rest = name.partition(".")
        if name == "optimizers":
            return replace(self, entries=tuple(Entry(optimizer) for optimizer in value), colours=())
        if name == "colours":
            return self.with_colours(value)
        if owner == "slice":
            return replace(self, slice=self.slice.changed(rest, value))
        if not rest:
            return replace(self, **cast(Any, {name: value}))
        tied = rest.rpartition(".")[2] in TIED_RATES  # the default moves with the learning rate
        stored = None if not tied and value == self.default(name) else value
        return self.with_entry_changed(owner, rest, stored)
