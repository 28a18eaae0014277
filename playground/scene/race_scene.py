"""A race as it is on the stage: its surface and its paths."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

from landscapes import Landscape
from playground.race.ensembles import Ensemble, ensembles
from playground.race.in_words import chance_told, race_told, sizes_said, values_told
from playground.race.rounding import rounding, told_floor
from playground.race.runs import Racer
from playground.scene.levels import draw_surface, wells
from playground.scene.marked_points import marked_points
from playground.scene.scene import Ground, Path, Scene
from playground.settings.naming import SHORT
from playground.settings.race import Settings
from playground.words.numbers import with_minus
from playground.words.page import ENDINGS, PLAYER
from playground.words.translation import translate


def race_scene(settings: Settings, racers: tuple[Racer, ...]) -> Scene:
    """The scene of race(settings)."""
    return Scene(
        title=_title(settings),
        ground=race_ground(settings.surface, settings.axes),
        paths=_with_others(race_paths(settings, racers), ensembles(settings)),
        layout=settings.layout,
        places=settings.places,
        loss=PLAYER["loss"],
        counted=PLAYER["step"],
        told=tuple(race_told(settings)),
    )


def race_ground(landscape: Landscape, axes: str) -> Ground:
    """The landscape with its marked points; axes: as in playground/settings/view.py."""
    surface = draw_surface(landscape)
    return Ground(
        key=landscape.key,
        title=translate(landscape.title),
        domain=landscape.domain,
        axes=landscape.axes,
        surface=surface,
        floor=told_floor(landscape),
        rounding=rounding(landscape),
        **marked_points(landscape)._asdict(),
        equal=axes == "equal",
        wells=wells(landscape, surface),
    )


def race_paths(settings: Settings, racers: tuple[Racer, ...]) -> tuple[Path, ...]:
    """The paths of the racers, in their order; where they see unequally much of the data, their titles say how much."""
    said = sizes_said([settings.draw(key).size for key in settings.keys])
    entries = zip(racers, settings.entries, said, strict=True)
    return tuple(
        replace(_path(racer, seen, entry.start is not None), values=_values(settings, racer.key))
        for racer, entry, seen in entries
    )


def _values(settings: Settings, key: str) -> tuple[str, ...]:
    """What has been set for an entry, in full, and shorter down to its learning rate."""
    rate, *others = [*values_told(settings, key), *chance_told(settings, key)]
    brief = [next(values_told(settings, key, SHORT)), *others]
    shorter = [", ".join([*brief[:count], "…"]) for count in range(len(others), 0, -1)]
    return (", ".join([rate, *others]), ", ".join(brief), *shorter)


def _with_others(paths: Sequence[Path], clouds: Sequence[Ensemble | None]) -> tuple[Path, ...]:
    pairs = zip(paths, clouds, strict=True)
    return tuple(replace(path, others=cloud.points[1:]) if cloud else path for path, cloud in pairs)


def _path(racer: Racer, seen: str, own_start: bool) -> Path:
    run, outcome = racer.run, racer.run.outcome
    end = None if outcome.kind == "travelling" else (outcome.kind, outcome.step)
    title = racer.title if seen in racer.title else f"{racer.title}, {seen}"
    note = partial(_note, racer, cache(partial(_ending, racer)))
    return Path(title, run.points, run.losses, end, note, own_start)


def _title(settings: Settings) -> str:
    """The landscape's title, with the parameters that differ from their defaults."""
    values = [f"{name} = {with_minus(f'{value:g}')}" for name, value in settings.parameters]
    return ", ".join([translate(settings.surface.title), *values])


def _note(racer: Racer, ending: Callable[[], str], step: int) -> tuple[str, ...]:
    """How a racer ended and when, as soon as that is reached, in full and in short."""
    outcome = racer.run.outcome
    if outcome.kind == "travelling" or step < outcome.step:
        return ()
    return f"{ending()}, {PLAYER['step']} {outcome.step}", ending()


def _ending(racer: Racer) -> str:
    landscape, outcome = racer.run.landscape, racer.run.outcome
    minimum = outcome.minimum
    if outcome.kind in ENDINGS:
        return ENDINGS[outcome.kind]
    if minimum is None:
        return ""
    lowest, reached = landscape.value(*landscape.minima[0]), landscape.value(*minimum)
    return ENDINGS["minimum" if math.isclose(reached, lowest, rel_tol=1e-9, abs_tol=1e-9) else "local_minimum"]
