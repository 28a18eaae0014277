"""Runs every line of PyTorch that the page shows, at random settings: writes lines.json and lines.npz.

    python -m tests.reference.make_lines        (python -m tests.reference.make runs it too)

Each case draws the settings of a method from all that its fields allow, their ends and zero included, a surface, a
start and at times a schedule, reads torch_line() as Python and lets torch run it. Kept are the points after the steps
of KEPT, up to the first that is not finite, as far as float64 arithmetic warrants agreement: PyTorch repeats the run
from starts that differ in the last bit, and MARGIN times how far these runs part is what another code may be away.
"""

import json
import random
import warnings
from pathlib import Path

import numpy as np
import torch

from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES, Optimizer
from playground.study.pytorch import torch_line
from registry import Choice, Flag
from tests.reference.compare import ROUNDING
from tests.reference.make_schedules import scheduler
from tests.reference.measure import CHAOTIC, MARGIN, nearby
from tests.reference.recorded import deviation

TARGET = Path(__file__).with_name("lines.json")
CASES = 12  # for each method
STEPS = 34
KEPT = (1, 2, 3, 5, 8, 13, 21, 34)
SURFACES = ("ellipse", "himmelblau", "quadratic_bowl", "rosenbrock", "saddle", "six_hump_camel", "styblinski_tang")
MOVING = "cyclic", "one_cycle"  # what moves the momentum
STILL = "step", "cosine", "inverse_time"
FROM_ZERO = "momentum", "adam", "nadam"  # where PyTorch takes a momentum that begins at 0 and rises
LIMITS = {"max_iter": 5, "max_eval": 20}  # a step of L-BFGS is chaotic after more
TORCH = [key for key, method in OPTIMIZERS.items() if method.torch]


def drawn(draw, field, name):
    """A value of a field: its default, an end of what is allowed or of the slider, or any on the slider."""
    if isinstance(field, Flag):
        return draw.random() < 0.5
    if isinstance(field, Choice):
        return draw.choice(field.options)
    low, high = field.low, LIMITS.get(name, field.high)
    between = low * (high / low) ** draw.random() if field.scale == "log" else low + (high - low) * draw.random()
    ends = [low, high] + [end for end in (field.at_least, field.at_most) if abs(end) < np.inf]
    value = draw.choice([field.default, draw.choice(ends), between, between])
    return int(value) if field.integer else float(f"{value:.4g}")


def settings_of(draw, optimizer):
    """All hyperparameters of a method, of which PyTorch knows."""
    fields = OPTIMIZERS[optimizer].fields
    changes = {name: drawn(draw, field, name) for name, field in fields.items()}
    rate = fields["learning_rate"]
    changes["learning_rate"] = draw.choice([0.0] + 19 * [float(f"{rate.default * 10 ** draw.uniform(-1, 1.5):.3g}")])
    if inertia := OPTIMIZERS[optimizer].inertia:
        changes[inertia] = draw.choice([changes[inertia], changes[inertia], 0.0])
    return OPTIMIZERS[optimizer].checked(changes | dict(OPTIMIZERS[optimizer].torch.absent))


def schedule_of(draw, record: Optimizer, values):
    """None, or a schedule of ours with all its settings; half of those that move the momentum take it to 0."""
    if record.key == "rprop" or draw.random() < 0.4:
        return None
    key = draw.choice(MOVING if record.inertia and draw.random() < 0.8 else STILL)
    changes = {"t_max": 9, "step_size": 4, "decay": 0.1, "total_steps": STEPS + 2}
    if key in MOVING:
        highest = draw.choice([0.9, 0.95, 0.5])
        changes |= {"base_lr": values["learning_rate"] / 10, "max_lr": values["learning_rate"]}
        ends = [draw.choice([0.0, 0.0, 0.3]), highest]
        if record.key in FROM_ZERO and draw.random() < 0.5:
            ends = [highest, 0.0]
        changes |= {"base_momentum": ends[0], "max_momentum": ends[1], "step_size_up": 4}
        changes |= {"cycle_momentum": record.inertia is not None, "anneal": draw.choice(["cos", "linear"])}
    return key, SCHEDULES[key].checked({n: v for n, v in changes.items() if n in SCHEDULES[key].fields})


def case_of(optimizer, number):
    """The settings of case number so and so of a method."""
    draw = random.Random(f"{optimizer} {number}")
    values, surface = settings_of(draw, optimizer), LANDSCAPES[draw.choice(SURFACES)]
    start = [float(f"{0.8 * draw.uniform(*axis):.4g}") for axis in surface.domain]
    if draw.random() < 0.15:
        start[draw.randrange(2)] = 0.0
    schedule = schedule_of(draw, OPTIMIZERS[optimizer], values)
    if schedule and schedule[1].get("cycle_momentum"):
        values[OPTIMIZERS[optimizer].inertia] = schedule[1]["max_momentum"]
    return {
        "optimizer": optimizer,
        "hyperparameters": changed(OPTIMIZERS[optimizer], values),
        "schedule": schedule and (schedule[0], changed(SCHEDULES[schedule[0]], schedule[1])),
        "landscape": surface.key,
        "start": start,
        "line": torch_line(optimizer, values),
    }


def changed(record, values):
    """The values that differ from the record's defaults."""
    return {name: value for name, value in values.items() if value != record.fields[name].default}


def run(case, start, factor=1.0):
    """The points of the line, shape (rows, 2), up to the first that is not finite."""
    landscape = LANDSCAPES[case["landscape"]]
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = eval(case["line"], {"torch": torch, "params": [point]})
    made = case["schedule"] and scheduler(optimizer, *all_settings(*case["schedule"]))

    def closure():
        optimizer.zero_grad()
        loss = factor * landscape.formulas.value(point[0], point[1], *landscape.arguments)
        loss.backward()
        return loss

    points = [point.tolist()]
    while len(points) <= STEPS and np.isfinite(points[-1]).all():
        try:
            optimizer.step(closure)
        except IndexError:  # its line search breaks down over a loss that is NaN
            return np.array([*points, [np.nan, np.nan]])
        if made:
            made.step()
        points.append(point.tolist())
    return np.array(points)


def all_settings(key, changes):
    """The schedule with all its settings."""
    return key, SCHEDULES[key].checked(changes)


def measured(case):
    """The case with its points, and how far another code may be from them."""
    points = run(case, case["start"])
    spread, lengths = np.zeros(len(points)), {len(points)}
    for start, factor in nearby(case["start"]):
        other = run(case, start, factor)
        lengths.add(len(other))
        rows = min(len(points), len(other))
        spread[:rows] = np.maximum(spread[:rows], deviation(other[:rows], points[:rows]))
        spread[rows:] = np.inf
    finite = np.isfinite(points).all(axis=1)
    allowed = np.where(finite, MARGIN * np.maximum.accumulate(np.nan_to_num(spread, nan=np.inf)), 0.0)
    steps = [step for step in KEPT if step < len(points) and finite[step] and allowed[step] <= CHAOTIC]
    atol = max([ROUNDING, *(float(f"{allowed[step]:.1e}") for step in steps)])
    ends = {"finite": int(finite.sum()) if len(lengths) == 1 else None}
    return case | {"atol": atol, "steps": steps} | ends, points[steps]


def main():
    """Write both files."""
    torch.set_default_dtype(torch.float64)
    warnings.simplefilter("ignore")  # of schedulers: a cycle of the momentum of AdamW and its like
    made = [measured(case_of(optimizer, number)) for optimizer in TORCH for number in range(CASES)]
    lines = ",\n".join(json.dumps(case) for case, _ in made)
    TARGET.write_text(f'{{"torch": "{torch.__version__}", "cases": [\n{lines}\n]}}\n', encoding="utf-8")
    np.savez_compressed(TARGET.with_suffix(".npz"), points=np.concatenate([points for _, points in made]))
    print(f"{len(made)} lines, {TARGET.with_suffix('.npz').stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
