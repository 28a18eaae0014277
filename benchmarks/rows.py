"""A row of the table: what was measured, what it is compared with, and the ratio of the two."""

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("what", "here", "beside", "there", "ratio", "target", "")
_UNITS = {"s": (("s", 1.0), ("ms", 1e-3), ("us", 1e-6), ("ns", 1e-9)), "B": (("MB", 1e6), ("kB", 1e3), ("B", 1.0))}


class Missing(Exception):
    """Something to compare with is missing; the text is the reason."""


@dataclass(frozen=True)
class Row:
    """One line of the table, as text; met: whether the target is, None where there is none."""

    what: str
    here: str = ""
    beside: str = ""
    there: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns of HEAD."""
        verdict = {True: "met", False: "MISSED", None: ""}[self.met]
        return self.what, self.here, self.beside, self.there, self.ratio, self.target, verdict


def slower(what: str, here: float, beside: str, there: float, unit: str = "s", at_most: float | None = None) -> Row:
    """How many times the cost of a peer ours is, held against an upper bound."""
    ratio = here / there
    target = "" if at_most is None else f"<= {at_most:g} x"
    met = None if at_most is None else ratio <= at_most
    return Row(what, quantity(here, unit), beside, quantity(there, unit), f"{figure(ratio)} x", target, met)


def better(what: str, here: float, beside: str, there: float, unit: str = "s", at_least: float | None = None) -> Row:
    """How many times faster or smaller than a peer ours is, held against a lower bound."""
    ratio = there / here
    words = {"s": ("faster", "slower"), "B": ("smaller", "larger")}[unit]
    comparison = f"{figure(ratio)} x {words[0]}" if ratio >= 1 else f"{figure(1 / ratio)} x {words[1]}"
    target = "" if at_least is None else f">= {at_least:,g} x"
    met = None if at_least is None else ratio >= at_least
    return Row(what, quantity(here, unit), beside, quantity(there, unit), comparison, target, met)


def limited(what: str, here: float, unit: str, at_most: float | None = None, at_least: float | None = None) -> Row:
    """A figure beside the limit that it has to keep; the ratio is figure to limit. Exactly one limit is given."""
    limit = at_most if at_most is not None else at_least
    if limit is None or (at_most is not None and at_least is not None):
        raise ValueError(f"{what}: one limit must be given, at_most or at_least")
    met, sign = (here <= limit, "<=") if at_most is not None else (here >= limit, ">=")
    text = quantity(limit, unit)
    return Row(what, quantity(here, unit), "its limit", text, f"{here / limit:.2f} x", f"{sign} {text}", met)


def missing(what: str, reason: str) -> Row:
    """A row without figures: what could not be measured, and why."""
    return Row(what, beside=reason)


def quantity(value: float, unit: str) -> str:
    """Three significant digits with a unit: "s" and "B" are scaled, others are not."""
    for name, size in _UNITS.get(unit, ()):
        if value >= size:
            return f"{figure(value / size)} {name}"
    return f"{figure(value)} {unit}"


def figure(value: float) -> str:
    """Three significant digits, thousands separated."""
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if rounded >= 100 else f"{rounded:g}"


def as_table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table with padded columns."""
    lines = [HEAD, *(row.cells for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join("| " + " | ".join(map(str.ljust, line, widths)).rstrip() + " |" for line in lines)
