"""The words of a picture: its title, and about each racer its name, its loss now and how it ended."""

import math

from playground.exports.numbers import write_number
from playground.race import Racer
from playground.settings import Settings
from playground.words import PLAYER

ENDINGS = {"diverged": "diverged", "left_map": "left map"}


def write_title(settings: Settings) -> str:
    """The landscape's title, with the parameters that differ from their defaults."""
    values = [f"{name} = {value:g}" for name, value in settings.parameters]
    return ", ".join([settings.surface.title, *values])


def write_loss(racer: Racer, step: int) -> str:
    """The loss of a racer at a step."""
    return f"{PLAYER['loss']} {write_number(float(racer.run.losses[step]))}"


def write_outcome(racer: Racer, step: int) -> tuple[str, str]:
    """How a racer ended and when, as soon as that is reached, in full and in short; empty before."""
    outcome = racer.run.outcome
    if outcome.kind == "travelling" or step < outcome.step:
        return "", ""
    ending = ENDINGS.get(outcome.kind) or _minimum(racer)
    return f"{ending}, {PLAYER['step']} {outcome.step}", ending


def _minimum(racer: Racer) -> str:
    landscape, minimum = racer.run.landscape, racer.run.outcome.minimum
    if minimum is None:
        return ""
    lowest, reached = landscape.value(*landscape.minima[0]), landscape.value(*minimum)
    return "minimum" if math.isclose(reached, lowest, rel_tol=1e-9, abs_tol=1e-9) else "local min."
