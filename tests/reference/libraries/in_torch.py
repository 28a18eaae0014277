"""torch.optim, its schedulers, and pytorch_optimizer: float64 on the CPU, gradients by autograd of our formulas.

The default dtype has to be float64 too: NAdam and ASGD otherwise keep a part of their state in float32.
"""

from collections import defaultdict
from importlib import import_module

import numpy as np
import torch

from tests.reference.recording import Recording

torch.set_default_dtype(torch.float64)
KEPT = {  # our names for what is recorded of a class's state
    "ASGD": {"eta": "eta", "mu": "mu", "averaged": "ax"},
    "NAdam": {"mu_product": "mu_product"},
    "Rprop": {"step_size": "step_size"},
    "LBFGS": {"func_evals": "func_evals", "n_iter": "n_iter"},
}


def run(case, landscape):
    """The Recording of a case."""
    library, _, name = case["class"].rpartition(".")
    point = torch.tensor(case["start"], requires_grad=True)
    optimizer = getattr(import_module(library), name)([point], **tuples(case["hyperparameters"]))
    group, hyperparameters = optimizer.param_groups[0], dict(optimizer.defaults)
    scheduler = case["scheduler"] and scheduler_of(optimizer, case["scheduler"])

    def loss():
        return landscape.formulas.value(point[0], point[1], *landscape.arguments)

    def closure():
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return value

    points, rows = [point.tolist()], defaultdict(list)
    while len(points) <= case["steps"] and np.isfinite(points[-1]).all():
        if scheduler:
            rows["learning_rates"].append(float(group["lr"]))
            if case["scheduler"]["hyperparameters"].get("cycle_momentum"):
                rows["momenta"].append(group["betas"][0] if "betas" in group else group["momentum"])
        before = optimizer.step(closure)
        if scheduler:
            scheduler.advance(before, loss)
        points.append(point.tolist())
        for ours, theirs in KEPT.get(name, {}).items():
            rows[ours].append(np.array(optimizer.state[point][theirs]))
    return Recording(hyperparameters, np.array(points), {key: np.array(row) for key, row in rows.items()})


def tuples(hyperparameters):
    """JSON has lists where the libraries want tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in hyperparameters.items()}


class Plain:
    """A scheduler that counts steps."""

    def __init__(self, scheduler):
        self.scheduler = scheduler

    def advance(self, before, after):
        """After a step."""
        self.scheduler.step()


class Watching(Plain):
    """A scheduler that is fed the loss before or after the step."""

    def __init__(self, scheduler, metric):
        super().__init__(scheduler)
        self.metric = metric

    def advance(self, before, after):
        """After a step: before is the loss before it, after() the loss after it."""
        self.scheduler.step((before if self.metric == "loss_before_step" else after()).item())


def scheduler_of(optimizer, scheduler):
    """The scheduler with its way to advance."""
    hyperparameters = dict(scheduler["hyperparameters"])
    metric = hyperparameters.pop("metric", None)
    made = made_scheduler(optimizer, scheduler["class"], hyperparameters)
    return Watching(made, metric) if metric else Plain(made)


def made_scheduler(optimizer, path, hyperparameters):
    """The library's scheduler; of LambdaLR only the inverse-time decay."""
    hyperparameters = dict(hyperparameters)
    if "lr_lambda" in hyperparameters:
        decay = hyperparameters.pop("decay")
        hyperparameters["lr_lambda"] = lambda k: 1 / (1 + decay * k)
    if "schedulers" in hyperparameters:
        inner = hyperparameters["schedulers"]
        hyperparameters["schedulers"] = [
            made_scheduler(optimizer, one["class"], one["hyperparameters"]) for one in inner
        ]
    return getattr(torch.optim.lr_scheduler, path.rpartition(".")[2])(optimizer, **hyperparameters)
