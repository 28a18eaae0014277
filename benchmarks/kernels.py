"""What a step costs: the compiled loop against C, PyTorch, optax and NumPy, all on Rosenbrock's valley in float64.

Against C both make 100,000 steps and record the same arrays. Peers that loop in Python make 10,000 beside 10,000 of the
whole public call; optax's compiled loop makes 100,000 beside 100,000. What a peer compiles it compiles before it is
timed. Both sides take turns, ours several times a turn where it is far shorter, and medians are compared. Their paths
are compared first: two different descents are an error here, not a row.
"""

from collections.abc import Callable

import numpy as np

from benchmarks.loops import in_c, in_numpy, in_optax, in_torch, ours
from benchmarks.loops.arrays import check_same_path
from benchmarks.rows import Missing, Row, better, missing, slower
from benchmarks.timing import medians

STEPS, PEER_STEPS = 100_000, 10_000
ROUNDS, PEER_ROUNDS = 31, 3
REPEATS = 20  # of our run in a turn beside a slow peer
COMPARED = 1_000  # steps; later Adam carries the last bit of a peer's other order of operations too far
TITLES = {"gradient_descent": "gradient descent", "adam": "Adam"}
ROUNDING = 1e-9  # relative; a few last bits, carried through the run

Prepare = Callable[[str, int], Callable[[], np.ndarray]]


def rows() -> list[Row]:
    """The rows of both methods."""
    return [row for method in TITLES for row in (*_beside_c(method), *_beside_peers(method))]


def _beside_c(method: str) -> list[Row]:
    title = f"{TITLES[method]}, {STEPS:,} steps"
    return [
        _pair(f"{title}: the compiled loop", ours.prepare_loop, "the same in C, gcc -O3", in_c.prepare_loop, method),
        _pair(f"{title}: trace()", ours.prepare, "the C loop and its arrays", in_c.prepare, method),
    ]


def _pair(what: str, here: Prepare, beside: str, there: Prepare, method: str) -> Row:
    try:
        calls = {"here": here(method, STEPS), "there": there(method, STEPS)}
    except Missing as reason:
        return missing(what, f"{beside}: {reason}")
    check_same_path(calls["here"](), calls["there"](), STEPS + 1, ROUNDING)
    taken = medians(calls, ROUNDS)
    return slower(what, taken["here"], beside, taken["there"], at_most=2.0)


def _beside_peers(method: str) -> list[Row]:
    peers: tuple[tuple[str, Prepare, int, float | None], ...] = (
        ("torch.optim and autograd", in_torch.prepare, PEER_STEPS, 2_000.0),
        ("optax, jitted update", in_optax.prepare, PEER_STEPS, None),
        ("optax, all in a lax.scan", in_optax.prepare_scan, STEPS, None),
        ("NumPy, plain loop", in_numpy.prepare, PEER_STEPS, None),
    )
    return [_per_step(method, *peer) for peer in peers]


def _per_step(method: str, beside: str, there: Prepare, steps: int, at_least: float | None) -> Row:
    what = f"{TITLES[method]}, {steps:,} steps: trace(), each step"
    try:
        calls = {"here": ours.prepare(method, steps), "there": there(method, steps)}
    except Missing as reason:
        return missing(what, f"{beside}: {reason}")
    check_same_path(calls["here"](), calls["there"](), COMPARED + 1, ROUNDING)
    taken = medians({"here": lambda: [calls["here"]() for _ in range(REPEATS)], "there": calls["there"]}, PEER_ROUNDS)
    return better(what, taken["here"] / REPEATS / steps, beside, taken["there"] / steps, at_least=at_least)
