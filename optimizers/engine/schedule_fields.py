"""Settings that several schedules share, so that their range, limits and help are written once."""

from typing import Any

from registry import flag, number

MOST_STEPS = 10_000_000


def steps(default: int, low: int, high: int, text: str, label: str, at_least: int = 1) -> Any:
    """The field of a number of steps."""
    limits: dict[str, Any] = {"at_least": at_least, "at_most": MOST_STEPS, "integer": True}
    return number(default, low, high, text, label=label, **limits)


def own_rate(default: float, text: str, label: str) -> Any:
    """The field of a schedule's own learning rate, in place of the method's."""
    text += " It stands in for the method's own learning rate, and is equal or tied to that until it is set."
    return number(default, 1e-5, 10.0, text, scale="log", at_least=0.0, label=label)


def share_of_rate(default: float, text: str, label: str, **limit: float) -> Any:
    """The field of a share of the method's learning rate; limit: at_least or above."""
    return number(default, 0.01, 1.0, text, at_most=1.0, label=label, **limit)


def limit_of_momentum(default: float, text: str, label: str) -> Any:
    """The field of the lowest or the highest momentum of a cycle."""
    return number(default, 0.0, 0.99, text, scale="near_one", at_least=0.0, below=1.0, label=label)


ETA_MIN = number(0.0, 0.0, 0.1, "The rate at the lowest point.", at_least=0.0, label="Lowest rate")
CYCLE_MOMENTUM = flag(
    True,
    "The momentum (or Adam's beta1) falls while the rate rises, and rises while it falls, whatever it was set to.",
    "Move momentum",
)
