"""One optimizer on one landscape, every step recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from optimizers.engine import stopping
from optimizers.engine.descent import descent, new_rows, planned
from optimizers.engine.outcome import Outcome, judge
from optimizers.engine.protocols import Surface
from optimizers.engine.recipe import RunRecipe


@dataclass(frozen=True)
class Run:
    """A trajectory: what happened at every step.

    points (steps + 1, 2): points[0] is the start. losses (steps + 1,) and gradients (steps + 1, 2): at points.
    used_gradients (steps, 2) and used_losses (steps,): what the rule saw, of its batch and with the noise.
    learning_rates (steps,): in force at each step. momenta (steps,): likewise, None unless a schedule moves the
    momentum. state: name -> (steps + 1, 2), after each step. hyperparameters: all values by name.
    Rows after the first point that is not finite are NaN.
    """

    points: np.ndarray
    losses: np.ndarray
    gradients: np.ndarray
    used_gradients: np.ndarray
    used_losses: np.ndarray
    learning_rates: np.ndarray
    momenta: np.ndarray | None
    state: Mapping[str, np.ndarray]
    hyperparameters: Mapping[str, Any]
    landscape: Surface

    @cached_property
    def outcome(self) -> Outcome:
        """How the run ended: .kind, .step, .sentence and more."""
        return judge(self.points, self.losses, self.landscape)


def run(recipe: RunRecipe) -> Run:
    """The run of this recipe. Raises Stopped once the Stop is set under which it runs."""
    stop, plan = stopping.present(), planned(recipe, recipe.steps)
    table, rows = plan.table, new_rows(recipe, plan.table[0])
    steps_made = descent(recipe, plan, stop)(rows)
    stop.check()
    for each in (rows.points, rows.losses, rows.gradients, rows.states):
        each[steps_made + 1 :] = np.nan
    rows.used_gradients[steps_made:] = rows.used_losses[steps_made:] = np.nan
    if plan.watch.address:
        table[steps_made:, 0] = table[steps_made - 1, 0]
    state = {name: rows.states[:, :, j] for j, name in enumerate(recipe.optimizer.state._fields)}
    return Run(*rows[:5], table[:, 0], plan.momenta, state, recipe.hyperparameters, recipe.landscape)
