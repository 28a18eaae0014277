"""What has been set, in words: for an entry, and for the race as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from playground.settings.entries import NO_SCHEDULE
from playground.settings.naming import spelled
from playground.settings.race import Settings
from playground.words.numbers import number
from playground.words.page import BATCHES, FILM
from playground.words.translation import translate

NONE: Mapping[str, str] = MappingProxyType({})


def entry_in_words(settings: Settings, key: str, short: Mapping[str, str] = NONE) -> Iterator[str]:
    """An entry's learning rate, whatever differs from the defaults, and its schedule. short: names to shorten."""
    entry = settings.entry(key)
    fields = entry.record.fields
    changed = {"learning_rate": settings.value(f"{key}.learning_rate"), **dict(entry.values)}
    for name, value in changed.items():
        yield f"{translate(short.get(name, spelled(name)))} {fields[name].write(value)}"
    if entry.schedule != NO_SCHEDULE:
        yield FILM["schedule"].format(schedule=translate(spelled(entry.schedule)))


def randomness_in_words(settings: Settings, key: str) -> Iterator[str]:
    """The noise of an entry and the size of its batches."""
    if noise := settings.noise_of(key):
        yield FILM["noise"].format(noise=number(noise))
    if (size := settings.draw(key).size) is not None:
        yield FILM["batches"].format(size=size)


def surface_in_words(settings: Settings) -> Iterator[str]:
    """The surface's parameters, and whether its samples are standardised."""
    surface = settings.surface
    for name, value in zip(surface.parameters, surface.values, strict=True):
        yield f"{name} = {number(value, 6)}"
    if settings.surface_choice.standardise:
        yield FILM["standardised"]


def race_in_words(settings: Settings) -> Iterator[str]:
    """What a picture of the race leaves out, the surface's parameters, and the seeds where they make a difference."""
    missing = [FILM["arrows"]] if settings.show else []
    missing += [FILM["batch_surface"]] if settings.batch_surface else []
    if missing:
        yield FILM["not_shown"].format(missing=", ".join(missing))
    if settings.dimensions == "3":
        yield FILM["above"]
    if surface := ", ".join(surface_in_words(settings)):
        yield surface
    if any(settings.is_random(key) for key in settings.keys):
        last = settings.seed + settings.seeds - 1
        yield FILM["seeds" if settings.seeds > 1 else "seed"].format(seed=settings.seed, last=last)


def batch_sizes_in_words(sizes: Sequence[int | None]) -> list[str]:
    """How many samples the updates of each entry see. sizes: of their batches, None for all. All "" where all agree."""
    if len(set(sizes)) == 1:
        return [""] * len(sizes)
    return [BATCHES["all"] if size is None else BATCHES["some"].format(size=size) for size in sizes]
