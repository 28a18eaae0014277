"""Records what torch.optim.lr_scheduler gives, step by step: `python -m tests.reference.make_schedules`.

Needs torch (2.13 made the file); the tests do not. Each case is one of our schedules with our settings, run for STEPS
steps from the learning rate RATE; kept are the rates in force and, where the scheduler moves them, the momenta.
"""

import json
import warnings
from pathlib import Path

STEPS = 90
RATE = 0.3
TARGET = Path(__file__).with_name("schedules.json")

CASES = [
    ("step", {"step_size": 30, "gamma": 0.8}),
    ("step", {"step_size": 1, "gamma": 0.99}),
    ("multi_step", {"milestones": [60, 20, 61], "gamma": 0.4}),
    ("multi_step", {"milestones": [0, 10, 10, 500], "gamma": 0.5}),
    ("exponential", {"gamma": 0.97}),
    ("constant_factor", {"factor": 0.25, "total_iters": 30}),
    ("constant_factor", {"factor": 1 / 3, "total_iters": 1}),
    ("linear_warmup", {"start_factor": 0.1, "end_factor": 1.0, "total_iters": 40}),
    ("linear_warmup", {"start_factor": 1.0, "end_factor": 0.0, "total_iters": 70}),
    ("linear_warmup", {"start_factor": 0.5, "end_factor": 0.05, "total_iters": 200}),
    ("polynomial", {"total_iters": 60, "power": 2.0}),
    ("polynomial", {"total_iters": 300, "power": 0.5}),
    ("polynomial", {"total_iters": 30, "power": 0.0}),
    ("cosine", {"t_max": 90, "eta_min": 0.0}),
    ("cosine", {"t_max": 25, "eta_min": 0.001}),
    ("cosine", {"t_max": 7, "eta_min": 0.5}),
    ("cosine_restarts", {"t_0": 10, "t_mult": 2, "eta_min": 1e-4}),
    ("cosine_restarts", {"t_0": 7, "t_mult": 1, "eta_min": 0.0}),
    ("cosine_restarts", {"t_0": 1, "t_mult": 3, "eta_min": 0.5}),
    ("inverse_time", {"decay": 0.1}),
    ("one_cycle", {"max_lr": 0.1, "total_steps": 90}),
    (
        "one_cycle",
        {"max_lr": 0.1, "total_steps": 100, "pct_start": 0.35, "three_phase": True, "final_div_factor": 50.0},
    ),
    ("one_cycle", {"max_lr": 2.0, "total_steps": 95, "anneal": "linear", "div_factor": 20.0, "max_momentum": 0.9}),
    ("one_cycle", {"max_lr": 0.1, "total_steps": 90, "pct_start": 0.0, "cycle_momentum": False}),
    ("one_cycle", {"max_lr": 0.1, "total_steps": 95, "pct_start": 1.0, "anneal": "linear"}),
    ("one_cycle", {"max_lr": 0.1, "total_steps": 90, "pct_start": 0.7, "three_phase": True}),
    ("one_cycle", {"max_lr": 0.1, "total_steps": 90, "pct_start": 0.005, "three_phase": True}),
    ("cyclic", {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 13}),
    ("cyclic", {"base_lr": 2e-4, "max_lr": 2e-3, "step_size_up": 5, "step_size_down": 11, "mode": "triangular2"}),
    ("cyclic", {"base_lr": 0.0, "max_lr": 1.0, "step_size_up": 9, "mode": "exp_range", "gamma": 0.98}),
    ("cyclic", {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 40, "step_size_down": 1, "cycle_momentum": False}),
    (
        "sequential",
        {"schedules": [("linear_warmup", {"total_iters": 30}), ("cosine", {"t_max": 60})], "milestones": [30]},
    ),
    (
        "sequential",
        {
            "schedules": [
                ("constant_factor", {"factor": 0.25, "total_iters": 7}),
                ("multi_step", {"milestones": [5, 12], "gamma": 0.5}),
                ("cosine_restarts", {"t_0": 6, "t_mult": 2, "eta_min": 0.0}),
                ("step", {"step_size": 4, "gamma": 0.7}),
            ],
            "milestones": [10, 40, 71],
        },
    ),
    (
        "sequential",
        {"schedules": [("polynomial", {"total_iters": 20}), ("exponential", {"gamma": 0.9})], "milestones": [25]},
    ),
    (
        "sequential",
        {
            "schedules": [
                ("linear_warmup", {"total_iters": 10}),
                ("cyclic", {"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 8}),
                ("inverse_time", {"decay": 0.5}),
            ],
            "milestones": [15, 60],
        },
    ),
]

CLASSES = {
    "step": "StepLR",
    "multi_step": "MultiStepLR",
    "exponential": "ExponentialLR",
    "constant_factor": "ConstantLR",
    "linear_warmup": "LinearLR",
    "polynomial": "PolynomialLR",
    "cosine": "CosineAnnealingLR",
    "cosine_restarts": "CosineAnnealingWarmRestarts",
    "one_cycle": "OneCycleLR",
    "cyclic": "CyclicLR",
}
RENAMED = {"t_max": "T_max", "t_0": "T_0", "t_mult": "T_mult", "anneal": "anneal_strategy"}


def scheduler(optimizer, key, settings):
    """PyTorch's scheduler for one of our schedules with all its settings."""
    from torch.optim import lr_scheduler

    if key == "inverse_time":
        return lr_scheduler.LambdaLR(optimizer, lambda k: 1 / (1 + settings["decay"] * k))
    if key == "sequential":
        parts = [scheduler(optimizer, part, dict(own)) for part, own in settings["schedules"]]
        return lr_scheduler.SequentialLR(optimizer, parts, list(settings["milestones"]))
    if key == "cyclic":
        settings = settings | {"step_size_down": settings["step_size_down"] or None}
    return getattr(lr_scheduler, CLASSES[key])(
        optimizer, **{RENAMED.get(name, name): settings[name] for name in settings}
    )


def record(key, settings):
    """The rates, and the values of beta1, of an optimizer that stands still."""
    import torch

    still = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([still], lr=RATE, betas=(0.5, 0.999))
    made, rates, momenta = scheduler(optimizer, key, settings), [], []
    for _ in range(STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        momenta.append(optimizer.param_groups[0]["betas"][0])
        optimizer.step()
        made.step()
    return {"schedule": [key, settings], "rates": rates, "momenta": momenta if set(momenta) != {0.5} else None}


def main():
    """Write the file."""
    import torch

    from optimizers import SCHEDULES

    torch.set_default_dtype(torch.float64)
    warnings.simplefilter("ignore")  # a scheduler that ends exactly with the run warns of the step after it
    cases = [record(key, SCHEDULES[key].checked(settings)) for key, settings in CASES]
    lines = ",\n".join(json.dumps(case) for case in cases)
    TARGET.write_text(f'{{"torch": "{torch.__version__}", "rate": {RATE}, "cases": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
