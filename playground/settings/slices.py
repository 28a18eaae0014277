"""What can be set about a slice of the landscape, as part of the digits' settings; all names begin with `slice`.

A solution is the end of a training from one seed: `adam.0` is that of the entry adam from the first seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from playground.settings.fields import Subset
from playground.settings.view import AXES, DIMENSIONS, LAYOUT, LOG_HEIGHT
from registry import Choice, Field, FieldError, Number

KIND = Choice("principal", ("principal", "random", "three"), "The plane of the slice.")
POINTS = Number(41, 11, 51, "Points along each side of the slice.", at_least=11, at_most=51, integer=True)
SEED = Number(0, 0, 99, "Another seed, another random plane.", at_least=0, at_most=9999, integer=True, label="Seed")
SOLUTIONS = 3  # that a plane goes through
PARTS = ("method", "points", "solutions", "seed", "dimensions", "layout", "axes", "log_height")
SLICE = ("slice", *(f"slice.{part}" for part in PARTS))


@dataclass(frozen=True)
class SliceSettings:
    """The settings of a slice. method None: the first; solutions None: the method's first three seeds."""

    kind: str = KIND.default
    method: str | None = None
    points: int = int(POINTS.default)
    solutions: tuple[str, ...] | None = None
    seed: int = int(SEED.default)
    dimensions: str = DIMENSIONS.default
    layout: str = "overlay"
    axes: str = AXES.default
    log_height: bool = LOG_HEIGHT.default

    def fields(self, keys: tuple[str, ...], seeds: int) -> Iterator[tuple[str, Field | Subset]]:
        """The names that can be set with their fields, among these entries, each trained from so many seeds."""
        method = Choice(keys[0], keys, "Whose path is sliced along.")
        chosen = self.value("method", method)
        options = tuple(f"{key}.{seed}" for key in keys for seed in range(max(SOLUTIONS, seeds)))
        first = tuple(f"{chosen}.{seed}" for seed in range(SOLUTIONS))
        parts: tuple[Field | Subset, ...] = (
            KIND,
            method,
            POINTS,
            Subset(options, "The plane goes through these three.", first, SOLUTIONS),
            SEED,
            DIMENSIONS,
            replace(LAYOUT, default="overlay"),
            AXES,
            LOG_HEIGHT,
        )
        yield from zip(SLICE, parts, strict=True)

    def value(self, part: str, field: Any) -> Any:
        """The present value of a part (the kind is ""); its default if it was about entries that are gone."""
        stored = getattr(self, part or "kind")
        try:
            return field.default if stored is None else field.check(part, stored)
        except FieldError:
            return field.default

    def changed(self, part: str, value: Any) -> "SliceSettings":
        """With one part changed."""
        return replace(self, **cast(Any, {part or "kind": value}))


UNTOUCHED = SliceSettings()
