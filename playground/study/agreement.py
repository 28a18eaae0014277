"""What a card may claim: which libraries' recorded runs a method agrees with, and how closely.

`python -m tests.reference.compare` measures it and writes assets/agreement.json; a test measures it again.
"""

import json
from collections.abc import Mapping
from decimal import ROUND_UP, Context
from functools import cache
from typing import Any

from playground.assets import ASSETS
from playground.words.numbers import with_minus
from playground.words.translation import translate
from registry import Message

AGREEMENT = ASSETS / "agreement.json"
TEXTBOOK = "textbook"
LAST_BIT = Message("the last bit")


def proof(optimizer: str) -> str | None:
    """All recorded agreements of a method, in a sentence; None if no other library's runs of it are recorded."""
    clauses = [_clause(peer) for peer in _measured()["optimizers"].get(optimizer, ())]
    if not clauses:
        return None
    *others, last = clauses
    if not others:
        return translate("Agrees with {last}.", last=last)
    return translate("Agrees with {others} and {last}.", others=", ".join(others), last=last)


def short_proof(optimizer: str) -> str | None:
    """The agreement with the first library only, in a few words for a card."""
    peers = _measured()["optimizers"].get(optimizer, ())
    if not peers:
        return None
    peer = peers[0]
    steady = peer["runs"] - peer["sensitive_runs"]
    deviation = peer["deviation"] if steady else peer["sensitive_deviation"]
    runs = _runs(steady or peer["runs"])
    values = {"peer": _name(peer), "deviation": _to(deviation), "runs": runs}
    return translate("Agrees with {peer} to {deviation} over {runs}", **values)


@cache
def _measured() -> dict[str, Any]:
    measured: dict[str, Any] = json.loads(AGREEMENT.read_text(encoding="utf-8"))
    return measured


def _clause(peer: Mapping[str, Any]) -> str:
    name = _name(peer)
    steady, sensitive = peer["runs"] - peer["sensitive_runs"], peer["sensitive_runs"]
    values = {"peer": name, "deviation": _to(peer["deviation"]), "runs": _runs(steady)}
    growing = {"growing": _to(peer["sensitive_deviation"])} if sensitive else {}
    if not sensitive:
        return translate("{peer} to {deviation} over {runs}", **values)
    if not steady:
        values |= {"deviation": growing["growing"], "runs": _runs(sensitive)}
        return translate("{peer} to {deviation} over {runs} in which rounding errors grow", **values)
    return translate(
        "{peer} to {deviation} over {runs} (to {growing} over {count} more in which rounding errors grow)",
        **values,
        **growing,
        count=sensitive,
    )


def _name(peer: Mapping[str, Any]) -> str:
    return translate("a textbook form in NumPy") if peer["name"] == TEXTBOOK else f"{peer['name']} {peer['version']}"


def _runs(count: int) -> str:
    return translate(Message.counted("1 run", "{count} runs", count))


def _to(deviation: float) -> str:
    return with_minus(in_words(deviation)) if deviation else translate(LAST_BIT)


def in_words(deviation: float) -> str:
    """A deviation rounded up to one digit, as 3e-15."""
    return f"{Context(prec=1, rounding=ROUND_UP).create_decimal(deviation):.0e}" if deviation else LAST_BIT
