"""optax and optax.contrib: JAX in float64, gradients and Hessians by JAX's autograd of our formulas.

Only a "fast" case is under jax.jit, which is many times faster but rounds differently where it fuses operations.
Warm-up is handed to the schedule-free methods as a function in float64: their own, counting steps, is in float32. So
are optax's schedules: where a case has one, it is torch's, as a table of rates.
"""

from collections import defaultdict
from importlib import import_module
from inspect import signature

import jax
import jax.numpy as jnp
import numpy as np
import optax

from tests.reference.libraries.rates import planned_rates
from tests.reference.recording import Recording

jax.config.update("jax_enable_x64", True)
KEPT = {  # what is recorded, from the state and the point after a step
    "schedule_free_sgd": {"eval_points": optax.contrib.schedule_free_eval_params, "z": lambda state, point: state.z},
    "prodigy": {"d_estimate": lambda state, point: state.estim_lr},
}
KEPT["schedule_free_adamw"] = KEPT["schedule_free_sgd"]
KEPT["dadapt_adamw"] = KEPT["prodigy"]


def run(case, landscape):
    """The Recording of a case."""
    jax.clear_caches()  # a method with a branch is compiled anew at every step, and all of that is kept
    library, _, name = case["class"].rpartition(".")
    make = getattr(import_module(library), name)

    def loss(point):
        return landscape.formulas.value(point[0], point[1], *landscape.arguments)

    arguments, rates = as_arguments(name, case["hyperparameters"], loss), None
    if case["scheduler"]:
        rates = jnp.array(planned_rates(case["scheduler"], arguments["learning_rate"], case["steps"]))
        arguments["learning_rate"] = lambda count: rates[count]
    method = make(**arguments)

    def step(point, state):
        updates, state = method.update(slope(point), state, point)
        return optax.apply_updates(point, updates), state

    slope, point = jax.grad(loss), jnp.array(case["start"])
    state, points, rows = method.init(point), [point.tolist()], defaultdict(list)
    advance = jax.jit(step) if case.get("fast") else step
    while len(points) <= case["steps"] and np.isfinite(points[-1]).all():
        point, state = advance(point, state)
        points.append(point.tolist())
        for ours, theirs in KEPT.get(name, {}).items():
            rows[ours].append(np.array(theirs(state, point)))
    if rates is not None:
        rows["learning_rates"] = rates[: len(points) - 1]
    given = defaults_of(make) | case["hyperparameters"]
    return Recording(given, np.array(points), {key: np.array(row) for key, row in rows.items()})


def defaults_of(make):
    """What the function takes if it is not told otherwise, as far as it is a number, a flag or None."""
    defaults = {name: parameter.default for name, parameter in signature(make).parameters.items()}
    return {name: value for name, value in defaults.items() if type(value) in (bool, int, float, tuple, type(None))}


def as_arguments(name, hyperparameters, loss):
    """The hyperparameters, with functions where the library wants them."""
    arguments = dict(hyperparameters)
    if name == "sophia":
        arguments["hessian_diagonal_fn"] = exact_diagonal(loss)
    if warmup := arguments.pop("warmup_steps", None):
        rate = arguments["learning_rate"]
        arguments["learning_rate"] = lambda count: rate * jnp.minimum(jnp.float64(count) / warmup, 1.0)
    return arguments


def exact_diagonal(loss):
    """The Hessian's diagonal itself, where the library would estimate it from random vectors."""

    def update(updates, state, params=None):
        return jnp.diagonal(jax.hessian(loss)(params)), state

    return optax.GradientTransformation(lambda params: optax.EmptyState(), update)
