"""What a race may cost: estimated before it starts, so that a drag on a slider is answered at once."""

from collections.abc import Iterator
from typing import Any

from optimizers.engine.effort import run_seconds
from playground.settings.race import Settings
from registry import FieldError, Message, Number

MOST = 1.0  # seconds of a processor for everything that one answer runs
OVERHEAD = 1e-3  # seconds beside the compiled loop for each run


def entry_seconds(settings: Settings, key: str) -> float:
    """The seconds that a run of an entry takes at most."""
    entry = settings.entry(key)
    values = entry.record.checked(dict(entry.values))
    batch = settings.draw(key).size
    return OVERHEAD + run_seconds(entry.record, settings.surface, settings.steps, values, batch)


def race_seconds(settings: Settings) -> float:
    """The seconds that a race from a single seed takes at most."""
    return sum(entry_seconds(settings, key) for key in settings.keys)


def seeds_run(settings: Settings) -> int:
    """How many seeds are run: as many as are set, or as there is time for."""
    each = sum(entry_seconds(settings, key) for key in settings.keys if settings.is_random(key))
    room = MOST - race_seconds(settings)
    return min(settings.seeds, max(1, int(room / each))) if each else settings.seeds


def check(before: Settings, after: Settings, name: str = "") -> None:
    """Raises FieldError, naming the changed setting or the steps, and what works, if a race becomes too long."""
    if race_seconds(after) > max(MOST, race_seconds(before)):
        raise _too_long(after, name or "steps")


def fitted(settings: Settings) -> tuple[Settings, list[FieldError]]:
    """The settings with whatever makes the race too long back at its default, costliest first; and what was reset."""
    problems = []
    while race_seconds(settings) > MOST:
        without = {name: _without(settings, name) for name in _dear(settings)}
        name = min(without, key=lambda name: race_seconds(without[name]))
        problems.append(_too_long(settings, name))
        settings = without[name]
    return settings, problems


def _dear(settings: Settings) -> Iterator[str]:
    """The numbers that have been set and make a race longer; the optimizers themselves if there are none."""
    touched = [f"{key}.{name}" for key in settings.keys for name, _ in settings.entry(key).values]
    numbers = [name for name in touched if isinstance(settings.field(name), Number)]
    dear = [name for name in numbers if race_seconds(settings.without(name)) < race_seconds(settings)]
    dear += ["steps"] if settings.steps > Settings.steps else []
    yield from dear or ["optimizers"]


def _without(settings: Settings, name: str) -> Settings:
    return settings.with_value(name, settings.default(name)) if name == "optimizers" else settings.without(name)


def _too_long(settings: Settings, name: str) -> FieldError:
    """The error for a race that is too long because of the setting of this name."""
    value, steps = settings.value(name), _largest(settings, "steps")
    allowed = Message("needs steps at most {steps}, for a race to take no more than a second", steps=steps)
    if isinstance(settings.field(name), Number) and (largest := _largest(settings, name)) is not None:
        allowed = Message(
            "must be at most {largest}, or steps at most {steps}, for a race to take no more than a second",
            largest=largest,
            steps=steps,
        )
        if name == "steps":
            allowed = Message("must be at most {largest}, for a race to take no more than a second", largest=largest)
    return FieldError(name, value, allowed)


def _largest(settings: Settings, name: str) -> Any:
    """The largest whole number with which the race is short enough; None if there is none."""
    low, high = int(settings.field(name).at_least) - 1, int(settings.value(name))
    least = low
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if race_seconds(settings.with_value(name, middle)) > MOST else (middle, high)
    return low if low > least else None
