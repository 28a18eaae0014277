"""A race as it is on the stage: its surface and its paths."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any

import numpy as np

from landscapes import Landscape
from optimizers import Run
from playground.race.chart_axis import chart_axis
from playground.race.in_words import batch_sizes_in_words, entry_in_words, race_in_words, randomness_in_words
from playground.race.outcomes import outcome_sentence
from playground.race.rounding import resolvable_floor, rounding
from playground.race.runs import Racer
from playground.scene.layers import race_layers
from playground.scene.levels import draw_surface, wells
from playground.scene.marked_points import marked_points
from playground.scene.scene import Ground, Member, Path, Scene, Stage, View
from playground.settings.entries import NO_SCHEDULE, Entry
from playground.settings.fields import has_slider
from playground.settings.link import query_text, write_link
from playground.settings.naming import SHORT, titles
from playground.settings.race import Settings
from playground.words.numbers import with_minus
from playground.words.page import ENDINGS, PLAYER
from playground.words.translation import language, translate, with_language


def race_scene(settings: Settings, racers: tuple[Racer, ...], dragged: bool = False) -> Scene:
    """The scene of race(settings); while something is dragged, without the slow layers."""
    return Scene(
        stage=race_stage(settings),
        paths=race_paths(settings, racers),
        axis=chart_axis(settings),
        layers=race_layers(settings, racers, dragged),
        query=query_text(with_language(write_link(replace(settings, camera=None, step=None)))),
        beyond_link=not settings.surface_choice.is_in_link,
        footnotes=tuple(race_in_words(settings)),
    )


def race_stage(settings: Settings) -> Stage:
    """What the paths of these settings are drawn on, whatever the paths are."""
    return Stage(
        id=stage_id(settings),
        title=_title(settings),
        ground=race_ground(settings.surface, settings.axes),
        cast=tuple(Member(*item) for item in titles(settings).items()),
        places=settings.places,
        view=View(settings.layout, settings.dimensions, settings.log_height, settings.camera, settings.step),
        loss=PLAYER["loss"],
        counted=PLAYER["step"],
        words=dict(PLAYER),
        sliders=tuple(name for name, field in settings.fields() if has_slider(field)),
    )


def stage_id(settings: Settings) -> str:
    """A hash of everything that the stage depends on."""
    surface = settings.surface
    content = (
        surface.key,
        surface.values,
        surface.table,
        surface.domain,
        settings.keys,
        settings.places,
        settings.layout,
        settings.dimensions,
        settings.log_height,
        settings.axes,
        language(),
    )
    scheduled = [(entry.schedule, entry.parts) for entry in settings.entries]
    samples = np.array(surface.data).tobytes()
    return hashlib.sha256(repr((content, scheduled)).encode() + samples).hexdigest()[:8]


def race_ground(landscape: Landscape, axes: str) -> Ground:
    """The landscape with its marked points; axes: as in playground/settings/view.py."""
    surface = draw_surface(landscape)
    data: dict[str, Any] = {}
    if landscape.curve:  # else the player could show neither what is predicted nor what a batch's loss is
        model = {name: getattr(landscape, name) for name in ("curve", "sample_loss", "values")}
        data = {"samples": np.array(landscape.data), "model": model}
    return Ground(
        key=landscape.key,
        title=translate(landscape.title),
        domain=landscape.domain,
        axes=landscape.axes,
        surface=surface,
        floor=resolvable_floor(landscape),
        rounding=rounding(landscape),
        **marked_points(landscape)._asdict(),
        equal=axes == "equal",
        wells=wells(landscape, surface),
        **data,
    )


def race_paths(settings: Settings, racers: tuple[Racer, ...]) -> tuple[Path, ...]:
    """The paths of the racers, in their order."""
    sees = batch_sizes_in_words([settings.draw(key).size for key in settings.keys])
    paths = zip(racers, settings.entries, sees, strict=True)
    return tuple(_path(settings, racer, entry, seen) for racer, entry, seen in paths)


def _path(settings: Settings, racer: Racer, entry: Entry, sees: str) -> Path:
    run, outcome = racer.run, racer.run.outcome
    return Path(
        name=racer.title,
        points=run.points,
        losses=run.losses,
        end=None if outcome.kind == "travelling" else (outcome.kind, outcome.step),
        note=partial(_note, racer, cache(partial(_ending, racer))),
        sees=sees,
        outcome=outcome_sentence(run),
        short_outcome=with_minus(translate(outcome.short)),
        own_start=entry.start is not None,
        values=_values(settings, racer.key),
        series={} if entry.schedule == NO_SCHEDULE else {"rates": run.learning_rates},
        recorded=_recorded(run),
    )


def _recorded(run: Run) -> dict[str, np.ndarray]:
    """The run's other numbers; a variable of its state is called "state.m".

    The gradient is that of the loss at the point. Where a step has used another one (noisy, of a batch, or taken
    elsewhere), that is recorded too.
    """
    state = {f"state.{name}": rows for name, rows in run.state.items()}
    used = run.used_gradients
    same = np.array_equal(used, run.gradients[: len(used)], equal_nan=True)
    gradients = {"gradient": run.gradients} | ({} if same else {"used_gradient": used})
    return {**gradients, "learning_rate": run.learning_rates, **state}


def _values(settings: Settings, key: str) -> tuple[str, ...]:
    """What has been set for an entry, in full and in shorter forms, down to its learning rate alone."""
    rate, *others = [*entry_in_words(settings, key), *randomness_in_words(settings, key)]
    brief = [next(entry_in_words(settings, key, SHORT)), *others]
    shorter = [", ".join([*brief[:count], "…"]) for count in range(len(others), 0, -1)]
    return (", ".join([rate, *others]), ", ".join(brief), *shorter)


def _title(settings: Settings) -> str:
    """The landscape's title, with the parameters that differ from their defaults."""
    surface = settings.surface
    parameters = zip(surface.parameters.items(), surface.values, strict=True)
    changed = [(name, value) for (name, number), value in parameters if value != number.default]
    values = [f"{name} = {with_minus(f'{value:g}')}" for name, value in changed]
    return ", ".join([translate(surface.title), *values])


def _note(racer: Racer, ending: Callable[[], str], step: int) -> tuple[str, ...]:
    """How and when a racer ended, once that step is reached, in full and in short."""
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
    return ENDINGS["minimum" if landscape.is_lowest(minimum) else "local_minimum"]
