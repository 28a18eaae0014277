"""Remembers how the gradient changed along its last steps and reads the curvature from that: Newton's method without
a Hessian. One step of the picture is several evaluations.

D. C. Liu and J. Nocedal (1989), On the limited memory BFGS method for large scale optimization, algorithm 2.1,
doi.org/10.1007/BF01589116; J. Nocedal and S. J. Wright (2006), Numerical Optimization, algorithm 7.4. As
torch.optim.LBFGS: one step makes up to max_iter iterations, the pairs last from step to step, the first iteration of
all is a gradient step of length at most 1, and it rests where the gradient or the expected fall is within a tolerance;
tolerance_change is no concern of the line search, whose own is 1e-9.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Effort, Optimizer, Search, Torch, choice, fields, latex, loss_and_gradient, number, wanted
from optimizers.engine.strong_wolfe import Trial, strong_wolfe

LONGEST_HISTORY = 100
MOST_ITERATIONS, MOST_EVALUATIONS = 10_000, 12_500  # in a step, far beyond where any run still moves
PAIR, ITERATION = 2e-8, 6e-7  # seconds for a remembered pair and for the rest of an iteration
SMALLEST_CURVATURE = 1e-10  # a pair is kept only if y . s is above it


class Hyperparameters(NamedTuple):
    learning_rate: float = fields.learning_rate(1.0, low=1e-3, high=2.0)
    max_iter: int = number(
        20, 1, 50, "More iterations in each step: fewer, longer steps.", at_least=1, at_most=MOST_ITERATIONS,
        integer=True,
    )  # fmt: skip
    max_eval: int = number(
        25, 1, 100, "More evaluations allowed in each step.", at_least=1, at_most=MOST_EVALUATIONS, integer=True
    )
    history: int = number(
        100, 1, LONGEST_HISTORY, "Remembers more of the way: a better guess of the curvature.", at_least=1,
        at_most=LONGEST_HISTORY, integer=True,
    )  # fmt: skip
    line_search: str = choice(
        "none", ("none", "strong_wolfe"), "With a search each step surely descends; without, it may overshoot."
    )
    tolerance_grad: float = number(1e-7, 1e-12, 1e-2, "Rests earlier on flat ground.", scale="log", at_least=0.0)
    tolerance_change: float = number(
        1e-9, 1e-14, 1e-2, "Rests earlier when steps become small.", scale="log", at_least=0.0
    )


class State(NamedTuple):
    direction: float
    length: float
    gradient: float
    curvature: float
    pairs: float
    iterations: float
    evaluations: float


def two_loops(g, memory, pairs, curvature, h):
    """Algorithm 7.4: minus the gradient times the inverse Hessian that the pairs suggest."""
    newest, oldest = int(pairs) - 1, int(max(pairs - h.history, 0.0))
    q = -g  # changed in place: a new vector for every pair would take most of the time
    for i in range(newest, oldest - 1, -1):
        y, s, rho, alpha = row(memory, i, h)
        alpha[0] = (s[0] * q[0] + s[1] * q[1]) * rho[0]
        q[0], q[1] = q[0] - alpha[0] * y[0], q[1] - alpha[0] * y[1]
    r = q * curvature
    for i in range(oldest, newest + 1):
        y, s, rho, alpha = row(memory, i, h)
        beta = (y[0] * r[0] + y[1] * r[1]) * rho[0]
        r[0], r[1] = r[0] + s[0] * (alpha[0] - beta), r[1] + s[1] * (alpha[0] - beta)
    return r


def row(memory, i, h):
    """The place of pair i: y, s, 1 / (y . s) and a number to work with. A new pair takes the place of the oldest."""
    start = 6 * (i % int(h.history))
    return (
        memory[start : start + 2],
        memory[start + 2 : start + 4],
        memory[start + 4 : start + 5],
        memory[start + 5 : start + 6],
    )


def remember(y, s, memory, pairs, curvature, h):
    """(pairs, curvature) with the change y of the gradient over the step s added, if it curves upwards."""
    ys = np.sum(y * s)
    if ys > SMALLEST_CURVATURE:
        kept_y, kept_s, rho, _ = row(memory, int(pairs), h)
        kept_y[0], kept_y[1], kept_s[0], kept_s[1], rho[0] = y[0], y[1], s[0], s[1], 1.0 / ys
        return pairs + 1.0, ys / np.sum(y * y)
    return pairs, curvature


def step(x, g, state, t, h, surface, memory):
    loss, g = loss_and_gradient(surface, x)
    d, length, last_g, curvature = state.direction, state.length[0], state.gradient, state.curvature[0]
    pairs, before = state.pairs[0], state.iterations[0]
    iterations, evaluations = 0.0, 1.0
    moving = not np.all(np.abs(g) <= h.tolerance_grad)
    while moving and wanted(surface):
        iterations += 1.0
        if before + iterations == 1.0:
            d, curvature, length = -g, 1.0, min(1.0, 1.0 / np.sum(np.abs(g))) * h.learning_rate
        else:
            pairs, curvature = remember(g - last_g, d * length, memory, pairs, curvature, h)
            d, length = two_loops(g, memory, pairs, curvature, h), h.learning_rate
        last_g, last_loss, slope = g, loss, np.sum(g * d)
        if slope > -h.tolerance_change:
            break
        if h.line_search:
            start = Trial(0.0, loss, g, slope)
            found, trials = strong_wolfe(surface, x, d, start, length, h.max_eval - evaluations)
            length, loss, g = found.length, found.loss, found.gradient
            x, evaluations = x + length * d, evaluations + trials
        else:
            x = x + length * d
            if iterations < h.max_iter:
                loss, g = loss_and_gradient(surface, x)
                evaluations += 1.0
        moving = iterations < h.max_iter and evaluations < h.max_eval
        moving = moving and not np.all(np.abs(g) <= h.tolerance_grad)
        moving = moving and not np.all(np.abs(d * length) <= h.tolerance_change)
        moving = moving and not abs(loss - last_loss) < h.tolerance_change
    one = np.ones(2)
    return x, State(
        d, length * one, last_g, curvature * one, pairs * one, (before + iterations) * one,
        state.evaluations + evaluations,
    )  # fmt: skip


def formula(h):
    step = r"\ell" if h.line_search else r"\eta"
    return latex.block(
        r"H &\approx \left(\nabla^2 f\right)^{-1} \text{ from the last } (s, y)",
        r"\ell &: \text{ strong Wolfe conditions, from } \eta" if h.line_search else "",
        rf"x &\leftarrow x - {step}\, H g",
    )


def effort(h):
    """Each iteration has an evaluation; a search may try once more than it is allowed, and begins after two."""
    iterations = min(h.max_iter, h.max_eval)
    return Effort(h.max_eval + 3.0 if h.line_search else iterations + 1.0, iterations * (ITERATION + PAIR * h.history))


OPTIMIZER = Optimizer(
    title="L-BFGS",
    about=__doc__,
    formula=formula,
    source="Liu and Nocedal (1989), doi.org/10.1007/BF01589116; torch.optim.LBFGS",
    step=step,
    hyperparameters=Hyperparameters,
    state=State,
    sees="surface",
    memory=6 * LONGEST_HISTORY,
    effort=effort,
    search=Search("direction", "length", "iterations", "evaluations", others=("pairs",)),
    leaps=True,
    convention="As torch.optim.LBFGS, several iterations in one step; max_iter = 1 gives one step per gradient.",
    torch=Torch("LBFGS", always=("max_eval",), names={"history": "history_size", "line_search": "line_search_fn"}),
    letters={"length": r"\ell", "pairs": "n"},
)
