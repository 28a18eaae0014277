"""The race in plain sentences, for screen readers and for pasting into notes."""

from collections.abc import Iterator

import numpy as np

from optimizers.engine.outcome import counted_steps
from playground.race.ensembles import ensembles
from playground.race.in_words import entry_in_words, surface_in_words
from playground.race.outcomes import ensemble_sentence, outcome_sentence
from playground.race.runs import Racer
from playground.settings.race import Settings
from playground.words.numbers import number, place
from playground.words.study import SUMMARY
from playground.words.translation import translate
from registry import Message


def summarize(settings: Settings, racers: tuple[Racer, ...]) -> str:
    """One line for the race, one for each racer (two with several seeds), then which racer came first."""
    lines = [_race(settings)]
    for racer, ensemble in zip(racers, ensembles(settings), strict=True):
        lines.append(_racer(settings, racer))
        if ensemble:
            lines.append(SUMMARY["ensemble"].format(title=racer.title, losses=ensemble_sentence(ensemble)))
    return "\n".join([*lines, *_ranking(racers)])


def _race(settings: Settings) -> str:
    values = ", ".join(surface_in_words(settings))
    count = len(settings.entries)
    return SUMMARY["race"].format(
        surface=translate(settings.surface.title),
        parameters=f" ({values})" if values else "",
        racers=translate(Message.counted("one optimizer", "{count} optimizers", count)),
        steps=translate(counted_steps(settings.steps)),
    )


def _racer(settings: Settings, racer: Racer) -> str:
    run = racer.run
    finite = np.flatnonzero(np.isfinite(run.losses))
    last = int(finite[-1]) if finite.size else 0
    outcome = outcome_sentence(run)
    return SUMMARY["racer"].format(
        title=racer.title,
        settings=", ".join(_settings(settings, racer.key)),
        start=place(run.points[0]),
        outcome=outcome[:1].lower() + outcome[1:],
        loss=number(float(run.losses[last]), 4),
    )


def _settings(settings: Settings, key: str) -> Iterator[str]:
    """The learning rate and all that differs from the defaults."""
    yield from entry_in_words(settings, key)
    if noise := settings.noise_of(key):
        yield SUMMARY["noise"].format(noise=number(noise), seed=settings.seed)
    if (size := settings.draw(key).size) is not None:
        yield SUMMARY["batches"].format(size=size, seed=settings.seed)


def _ranking(racers: tuple[Racer, ...]) -> Iterator[str]:
    if len(racers) < 2:
        return
    losses = {racer.title: float(racer.run.losses[-1]) for racer in racers}
    known = {title: loss for title, loss in losses.items() if np.isfinite(loss)}
    lowest = [title for title, loss in known.items() if loss == min(known.values())]
    yield SUMMARY["lowest"].format(titles=", ".join(lowest) or SUMMARY["none"])
    arrived = [(racer.run.outcome.first, racer.title) for racer in racers if racer.run.outcome.first is not None]
    if not arrived:
        yield SUMMARY["none_arrived"]
        return
    step = min(arrived)[0]
    first = ", ".join(title for when, title in arrived if when == step)
    yield SUMMARY["first"].format(title=first, step=step)
