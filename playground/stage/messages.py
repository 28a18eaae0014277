"""What the player in the browser is told of a race, as bytes; their format stands in playground/stage/wire.py.

The stage message holds what does not change while a start point or a slider is dragged; the paths message, sent on
every change, holds little more than positions and losses.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from playground.race.chart_axis import counted
from playground.race.ensembles import Ensemble
from playground.race.in_words import sizes_said
from playground.race.internals import internals
from playground.race.outcomes import outcome_sentence
from playground.race.runs import Racer
from playground.scene.palette import coloured, dashed
from playground.scene.race_scene import race_ground, race_paths
from playground.settings.entries import NO_SCHEDULE
from playground.settings.link import query_text, write_link
from playground.settings.naming import titles
from playground.settings.race import Settings
from playground.stage.clouds import cloud_parts
from playground.stage.wire import (
    as_floats,
    far_parts,
    ground_arrays,
    ground_header,
    look_header,
    pack,
    paths_arrays,
    paths_header,
)
from playground.words.numbers import with_minus
from playground.words.page import PLAYER
from playground.words.translation import language, translate, with_language
from registry import Milestones, Number

WINDOW = 60  # steps; while something is dragged, internals are sent for so many, the next ones to be shown


def stage_id(settings: Settings) -> str:
    """A name for all that the stage message says; another stage has another."""
    said = (
        settings.surface.key,
        settings.surface.values,
        settings.standardise,
        settings.keys,
        settings.places,
        settings.layout,
        settings.dimensions,
        settings.log_height,
        settings.axes,
        language(),
    )
    scheduled = [(entry.schedule, entry.parts) for entry in settings.entries]
    own = np.array(settings.data).tobytes()
    return hashlib.sha256(repr((said, scheduled)).encode() + own).hexdigest()[:8]


def stage_message(settings: Settings) -> bytes:
    """The surface, the cast and the look: what the player draws on."""
    landscape, ground = settings.surface, race_ground(settings.surface, settings.axes)
    header: dict[str, Any] = {
        "id": stage_id(settings),
        "landscape": ground_header(ground),
        **look_header(settings.layout, settings.dimensions, settings.log_height),
        "palette": coloured(settings.places),
        "dashes": dashed(settings.places),
        "cast": [{"key": key, "title": title} for key, title in titles(settings).items()],
        "fields": [name for name, field in settings.fields() if slides(field)],
        "words": dict(PLAYER),
    }
    arrays = ground_arrays(ground)
    if landscape.data:
        header["landscape"] |= {"curve": landscape.curve, "values": landscape.values}
        arrays["samples"] = np.array(landscape.data, dtype="<f4")
    return pack(header, arrays)


def paths_message(
    settings: Settings,
    racers: tuple[Racer, ...],
    answered: int | None,
    near: int | None = None,
    clouds: Sequence[Ensemble | None] = (),
) -> bytes:
    """Positions and losses of all racers as float32, how each run ended, the learning rates of scheduled ones, the
    internals that are shown, and what the charts count unless that is updates.

    answered: the number of the player's request that this answers. near: the step that the player shows, if internals
    from there on, WINDOW of them, are enough. clouds: ensembles(settings), while nothing is dragged. The link does not
    carry a visitor's own data: where there are any, the player is told not to ask for messages by link.
    """
    paths = race_paths(settings, racers)
    query = query_text(with_language(write_link(replace(settings, camera=None, step=None))))
    header = paths_header(stage_id(settings), query, paths, [outcome_sentence(racer.run) for racer in racers], answered)
    header["titles"] = [racer.title for racer in racers]
    header["short"] = [with_minus(translate(racer.run.outcome.short)) for racer in racers]
    looks = {"step": settings.step, "camera": settings.camera}
    header |= {name: value for name, value in looks.items() if value is not None}
    arrays = paths_arrays(paths)
    if settings.data:
        header["beyond_link"] = True
    seeing = sizes_said([settings.draw(key).size for key in settings.keys])
    if any(seeing):
        header["seeing"] = seeing
    scheduled = [i for i, entry in enumerate(settings.entries) if entry.schedule != NO_SCHEDULE]
    if scheduled:
        header["scheduled"] = scheduled
        arrays["rates"] = [racers[i].run.learning_rates for i in scheduled]
    if settings.show:
        header["internals"], rows = _internals(settings, racers)
        if near is not None:
            header["internals_from"] = first = min(near, settings.steps)
            rows = {name: [row[first : first + WINDOW] for row in each] for name, each in rows.items()}
        arrays |= rows
    along = counted(settings)
    if along:
        header["axis"] = {"unit": along.unit, "places": along.places}
        arrays["seen"] = list(along.rows)
    said, distant = far_parts(paths, race_ground(settings.surface, settings.axes))
    header |= said
    packed = as_floats(arrays) | distant
    if settings.batch_surface:
        header["batches"], drawn = _batches(settings)
        packed |= drawn
    said, members = cloud_parts(settings.surface, clouds)
    header |= said
    packed |= members
    return pack(header, packed)


def _batches(settings: Settings) -> tuple[list[int | None], dict[str, np.ndarray]]:
    """For each racer the place of its batches, None where it has none to show; the batches, equal ones once."""
    draws = [settings.draw(key) for key in settings.keys]
    distinct = list(dict.fromkeys(draw for draw in draws if draw.is_sent(settings.steps)))
    arrays = {}
    for place, draw in enumerate(distinct):
        batches = draw.batches(settings.steps)
        arrays[f"batch.{place}"] = batches.indices.astype("<u2")
        arrays[f"batch.{place}.starts"] = batches.starts.astype("<f4")
    return [distinct.index(draw) if draw in distinct else None for draw in draws], arrays


def _internals(
    settings: Settings, racers: tuple[Racer, ...]
) -> tuple[dict[str, list[int]], dict[str, list[np.ndarray]]]:
    """Name -> places of the racers that have it, and "internal." + name -> their rows; the points hold the steps."""
    owners: dict[str, list[int]] = {}
    arrays: dict[str, list[np.ndarray]] = {}
    sent = [name for name in settings.show if name != "step"]
    for i, (entry, racer) in enumerate(zip(settings.entries, racers, strict=True)):
        for name, rows in internals(racer.run, entry.record, sent).items():
            owners.setdefault(name, []).append(i)
            arrays.setdefault(f"internal.{name}", []).append(rows)
    if "step" in settings.show:
        owners["step"] = list(range(len(racers)))
    return owners, arrays


def slides(field: Any) -> bool:
    """Whether the field's widget is a slider, which can be followed while it is dragged."""
    return isinstance(field, Number) or (isinstance(field, Milestones) and field.single)
