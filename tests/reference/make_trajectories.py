"""Makes trajectories.json and trajectories.npz, the runs of other libraries that the tests of the optimizers repeat.

    python -m tests.reference.make_trajectories FOLDER

FOLDER holds trajectories_public.json and .npz: runs of torch.optim and of textbook rules in float64, each with the
tolerance that float64 arithmetic itself warrants (`atol`, measured) and the number of steps for which it holds
(`compare_steps`). Taken over is each run that a method, a schedule and a landscape of ours can express, in our names.
The libraries are needed to make that folder, not to run this script or the tests.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES

TARGET = Path(__file__).with_name("trajectories.json")
KEPT = ("start", "steps", "atol", "compare_steps", "first_nonfinite_point", "first_nonfinite_loss")
RENAMED = {
    "lr": "learning_rate",
    "eps": "epsilon",
    "b1": "beta1",
    "b2": "beta2",
    "initial_accumulator_value": "initial_accumulator",
    "T_max": "t_max",
}
METRICS = {"loss_before_step": "before", "loss_after_step": "after"}


class Counterpart(NamedTuple):
    """Our key for a reference class: only where its hyperparameters hold `when`, which are then left out."""

    name: str
    key: str
    when: Mapping[str, Any] = MappingProxyType({})
    renamed: Mapping[str, str] = MappingProxyType({})
    added: Mapping[str, Any] = MappingProxyType({})


METHODS = [
    Counterpart("torch.optim.SGD", "gradient_descent", when={"momentum": 0}),
    Counterpart("torch.optim.SGD", "nesterov", when={"nesterov": True}),
    Counterpart("torch.optim.SGD", "momentum", when={"nesterov": False}),
    Counterpart("torch.optim.Adagrad", "adagrad"),
    Counterpart("torch.optim.RMSprop", "rmsprop"),
    Counterpart("torch.optim.Adadelta", "adadelta"),
    Counterpart("torch.optim.Adam", "adam", when={"amsgrad": False, "decoupled_weight_decay": False}),
    Counterpart("torch.optim.Adam", "amsgrad", when={"amsgrad": True, "decoupled_weight_decay": False}),
    Counterpart("torch.optim.AdamW", "adamw", when={"decoupled_weight_decay": True}),
    Counterpart("textbook.gd", "gradient_descent"),
    Counterpart("textbook.heavy_ball", "heavy_ball", renamed={"a": "momentum"}),
    Counterpart("textbook.ema_momentum", "ema_momentum", renamed={"b": "beta"}),
    Counterpart(
        "textbook.ema_momentum_bias_corrected", "ema_momentum", renamed={"b": "beta"}, added={"bias_correction": True}
    ),
    Counterpart("textbook.nesterov_lookahead", "nesterov_lookahead", renamed={"a": "momentum"}),
    Counterpart("textbook.adam_no_bias_correction", "adam", added={"bias_correction": False}),
    Counterpart("textbook.amsgrad_reddi", "amsgrad", added={"bias_correction": False}),
    Counterpart("textbook.adagrad_eps_outside", "adagrad"),
    Counterpart("textbook.adagrad_eps_inside", "adagrad", added={"epsilon_inside": True}),
    Counterpart("textbook.rmsprop_eps_inside", "rmsprop", renamed={"rho": "alpha"}, added={"epsilon_inside": True}),
    Counterpart("optax.adagrad", "adagrad", added={"epsilon_inside": True}),
    # optax.rmsprop is left out: our RMSProp has no initial average of squares and no Nesterov form.
]
SCHEDULERS = [
    Counterpart("torch.optim.lr_scheduler.StepLR", "step"),
    Counterpart("torch.optim.lr_scheduler.ExponentialLR", "exponential"),
    Counterpart("torch.optim.lr_scheduler.LambdaLR", "inverse_time", when={"lr_lambda": "1/(1+decay*k)"}),
    Counterpart("torch.optim.lr_scheduler.CosineAnnealingLR", "cosine"),
    Counterpart("torch.optim.lr_scheduler.ReduceLROnPlateau", "plateau", when={"mode": "min", "eps": 1e-8}),
]


def translated(table, registry, name, values):
    """(our key, our values) of a reference class with these values, or None where we have no counterpart."""
    values = dict(values)
    values.update(zip(("beta1", "beta2"), values.pop("betas", ()), strict=False))
    for row in table:
        if row.name == name and row.key in registry and row.when.items() <= values.items():
            renamed = RENAMED | dict(row.renamed)
            ours = {renamed.get(a, a): b for a, b in values.items() if a not in row.when} | dict(row.added)
            known = registry[row.key].fields
            if any(value for field, value in ours.items() if field not in known):
                continue  # something is switched on that the method does not have
            return row.key, {field: METRICS.get(value, value) for field, value in ours.items() if field in known}
    return None


def excerpt(case):
    """What the tests need of one reference run, or None if we have no counterpart for it."""
    method = translated(METHODS, OPTIMIZERS, case["source"]["class"], case["hyperparameters"])
    schedule = case["scheduler"] and translated(
        SCHEDULERS, SCHEDULES, case["scheduler"]["class"], case["scheduler"]["hyperparameters"]
    )
    if method is None or (case["scheduler"] and schedule is None) or case["surface"]["name"] not in LANDSCAPES:
        return None
    return {
        "id": case["id"],
        "optimizer": method[0],
        "hyperparameters": method[1],
        "schedule": schedule,
        "landscape": case["surface"]["name"],
        "parameters": case["surface"]["params"],
    } | {name: case[name] for name in KEPT}


def main(folder):
    """Write the fixture from the reference in folder."""
    reference = json.loads((Path(folder) / "trajectories_public.json").read_text(encoding="utf-8"))
    arrays = np.load(Path(folder) / "trajectories_public.npz")
    runs, kept = [], {}
    for case in reference["list"]:
        run = excerpt(case)
        if run is None:
            print("left out:", case["id"])
            continue
        runs.append(run)
        kept[f"{run['id']}.points"] = arrays[case["arrays"]["points"]][: run["compare_steps"] + 1]
        if run["schedule"]:
            kept[f"{run['id']}.learning_rates"] = arrays[case["arrays"]["lrs"]]
    lines = ",\n".join(json.dumps(run) for run in runs)
    TARGET.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    np.savez_compressed(TARGET.with_suffix(".npz"), **kept)
    print(len(runs), "runs kept")


if __name__ == "__main__":
    main(sys.argv[1])
