"""What the player in the browser is told, as bytes.

A message is the length of a JSON header (little-endian uint32), the header, and the arrays that it lists, back to back,
as float32 or uint16. The stage message holds what does not change while a start point or a slider is dragged; the
paths message, sent on every change, holds little more than positions and losses.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from playground.link import query_text, write_link
from playground.palette import DASHES, PALETTES
from playground.race import Racer, titles
from playground.settings import Settings
from playground.surface import CONTOURS, draw_surface
from playground.words import PLAYER
from registry import Number

FULL = 65535


def stage_id(settings: Settings) -> str:
    """A name for all that the stage message says; another stage has another."""
    said = (settings.surface.key, settings.surface.values, settings.keys, settings.layout)
    fields = [entry.schedule for entry in settings.entries]
    return hashlib.sha256(repr((said, fields)).encode()).hexdigest()[:8]


def stage_message(settings: Settings) -> bytes:
    """The surface, the cast and the look: what the player draws on."""
    landscape, surface = settings.surface, draw_surface(settings.surface)
    minima = landscape.minima
    header = {
        "landscape": {
            "key": landscape.key,
            "title": landscape.title,
            "domain": landscape.domain,
            "minima": minima,
            "saddles": landscape.saddles,
            "maxima": landscape.maxima,
            "low": surface.low,
            "high": surface.high,
            "stretch": surface.stretch,
            "floor": landscape.value(*minima[0]) if minima else None,
        },
        "levels": CONTOURS,
        "layout": settings.layout,
        "palette": PALETTES,
        "dashes": DASHES,
        "cast": [{"key": key, "title": title} for key, title in titles(settings).items()],
        "fields": [name for name, field in settings.fields() if isinstance(field, Number)],
        "words": PLAYER,
    }
    levels = np.round(surface.levels * FULL).astype("<u2")
    return _pack({"id": stage_id(settings), **header}, {"surface": levels})


def paths_message(settings: Settings, racers: tuple[Racer, ...], answered: int | None) -> bytes:
    """Positions and losses of all racers as float32, and how each run ended.

    answered: the number of the player's request that this answers.
    """
    own = [i for i, entry in enumerate(settings.entries) if entry.start is not None]
    starts = [racer.run.points[0].tolist() for racer in racers]
    outcomes = [racer.run.outcome for racer in racers]
    header = {
        "seq": answered,
        "stage": stage_id(settings),
        "query": query_text(write_link(replace(settings, step=None))),
        "steps": settings.steps,
        "step": settings.step,
        "starts": starts if own else starts[:1],
        "own": own,
        "said": [outcome.sentence for outcome in outcomes],
        "ended": [[outcome.kind, outcome.step] for outcome in outcomes],
    }
    with np.errstate(over="ignore"):
        points = np.array([racer.run.points for racer in racers]).astype("<f4")
        losses = np.array([racer.run.losses for racer in racers]).astype("<f4")
    return _pack(header, {"points": points, "losses": losses})


def _pack(header: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> bytes:
    listed = [[name, array.dtype.str[1:], array.shape] for name, array in arrays.items()]
    text = json.dumps({"arrays": listed, **header}, separators=(",", ":")).encode()
    return struct.pack("<I", len(text)) + text + b"".join(array.tobytes() for array in arrays.values())
