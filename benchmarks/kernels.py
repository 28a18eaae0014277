"""What a step costs: the compiled loop against C, PyTorch, optax and NumPy, all on Rosenbrock's valley in float64.

Against C both make 100,000 steps and record the same arrays. Peers that loop in Python make 10,000 beside 10,000 of the
whole public call; optax's compiled loop makes 100,000 beside 100,000. What a peer compiles it compiles before it is
timed. Both sides take turns, ours several times a turn where it is far shorter, and medians are compared. Their paths
are compared first: two different descents are an error here, not a row.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from benchmarks.loops import in_c, in_numpy, in_optax, in_torch, ours
from benchmarks.loops.paths import check_same_path
from benchmarks.rows import Missing, Row, better, missing, slower
from benchmarks.timing import medians


class Effort(NamedTuple):
    """How much is measured. repeats: of our run in a turn beside a slow peer."""

    steps: int = 100_000
    peer_steps: int = 10_000
    rounds: int = 31
    peer_rounds: int = 3
    repeats: int = 20


QUICK = Effort(steps=300, peer_steps=100, rounds=1, peer_rounds=1, repeats=1)
COMPARED = 1_000  # steps; later Adam carries the last bit of a peer's other order of operations too far
TITLES = {"gradient_descent": "gradient descent", "adam": "Adam"}
ROUNDING = 1e-9  # relative; a few last bits, carried through the run

Prepare = Callable[[str, int], Callable[[], np.ndarray]]


def rows(quick: bool = False) -> list[Row]:
    """The rows of both methods."""
    effort = QUICK if quick else Effort()
    return [row for method in TITLES for row in (*_beside_c(method, effort), *_beside_peers(method, effort))]


def _beside_c(method: str, effort: Effort) -> list[Row]:
    title = f"{TITLES[method]}, {effort.steps:,} steps"
    loops = ours.prepare_loop, "the same in C, gcc -O3", in_c.prepare_loop
    calls = ours.prepare, "the C loop and its arrays", in_c.prepare
    return [
        _pair(f"{title}: the compiled loop", *loops, method, effort),
        _pair(f"{title}: trace()", *calls, method, effort),
    ]


def _pair(what: str, here: Prepare, beside: str, there: Prepare, method: str, effort: Effort) -> Row:
    try:
        calls = {"here": here(method, effort.steps), "there": there(method, effort.steps)}
    except Missing as reason:
        return missing(what, f"{beside}: {reason}")
    check_same_path(calls["here"](), calls["there"](), effort.steps + 1, ROUNDING)
    taken = medians(calls, effort.rounds)
    return slower(what, taken["here"], beside, taken["there"], at_most=2.0)


def _beside_peers(method: str, effort: Effort) -> list[Row]:
    peers: tuple[tuple[str, Prepare, int, float | None], ...] = (
        ("torch.optim and autograd", in_torch.prepare, effort.peer_steps, 2_000.0),
        ("optax, jitted update", in_optax.prepare, effort.peer_steps, None),
        ("optax, all in a lax.scan", in_optax.prepare_scan, effort.steps, None),
        ("NumPy, plain loop", in_numpy.prepare, effort.peer_steps, None),
    )
    return [_per_step(method, *peer, effort) for peer in peers]


def _per_step(method: str, beside: str, there: Prepare, steps: int, at_least: float | None, effort: Effort) -> Row:
    what = f"{TITLES[method]}, {steps:,} steps: trace(), each step"
    try:
        calls = {"here": ours.prepare(method, steps), "there": there(method, steps)}
    except Missing as reason:
        return missing(what, f"{beside}: {reason}")
    check_same_path(calls["here"](), calls["there"](), COMPARED + 1, ROUNDING)
    turns = {"here": lambda: [calls["here"]() for _ in range(effort.repeats)], "there": calls["there"]}
    taken = medians(turns, effort.peer_rounds)
    return better(what, taken["here"] / effort.repeats / steps, beside, taken["there"] / steps, at_least=at_least)
