"""What a card may claim: with which library's recorded runs a method agrees, and how closely.

`python -m tests.reference.compare` measures it and writes assets/agreement.json; a test measures it anew.
"""

import json
from collections.abc import Mapping
from decimal import ROUND_UP, Context
from functools import cache
from typing import Any

from playground.assets import ASSETS
from playground.words.numbers import with_minus

AGREEMENT = ASSETS / "agreement.json"
TEXTBOOK = "textbook"


def proof(optimizer: str) -> str | None:
    """All that is recorded of a method, in a sentence; None if no run of it by another library is recorded."""
    clauses = [_clause(peer) for peer in _measured()["optimizers"].get(optimizer, ())]
    if not clauses:
        return None
    *others, last = clauses
    return with_minus(f"Agrees with {', '.join(others)} and {last}." if others else f"Agrees with {last}.")


def short_proof(optimizer: str) -> str | None:
    """The closest agreement with the first library alone, as a few words for a card."""
    peers = _measured()["optimizers"].get(optimizer, ())
    if not peers:
        return None
    peer = peers[0]
    steady = peer["runs"] - peer["sensitive_runs"]
    deviation = peer["deviation"] if steady else peer["sensitive_deviation"]
    return with_minus(f"Agrees with {_name(peer)} to {in_words(deviation)} over {_runs(steady or peer['runs'])}")


@cache
def _measured() -> dict[str, Any]:
    return json.loads(AGREEMENT.read_text(encoding="utf-8"))


def _clause(peer: Mapping[str, Any]) -> str:
    name = _name(peer)
    steady, sensitive = peer["runs"] - peer["sensitive_runs"], peer["sensitive_runs"]
    if not sensitive:
        return f"{name} to {in_words(peer['deviation'])} over {_runs(steady)}"
    apart = f"to {in_words(peer['sensitive_deviation'])} over {{}} in which rounding errors grow"
    if not steady:
        return f"{name} {apart.format(_runs(sensitive))}"
    return f"{name} to {in_words(peer['deviation'])} over {_runs(steady)} ({apart.format(f'{sensitive} more')})"


def _name(peer: Mapping[str, Any]) -> str:
    return "a textbook form in NumPy" if peer["name"] == TEXTBOOK else f"{peer['name']} {peer['version']}"


def _runs(count: int) -> str:
    return "1 run" if count == 1 else f"{count} runs"


def in_words(deviation: float) -> str:
    """A deviation rounded up to one digit, as 3e-15."""
    return f"{Context(prec=1, rounding=ROUND_UP).create_decimal(deviation):.0e}" if deviation else "the last bit"
