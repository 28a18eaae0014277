"""Makes regression.json and regression.npz, the runs of batch, stochastic and mini-batch descent that the tests repeat.

    python -m tests.reference.make_regression FOLDER

FOLDER holds regression_public.json and .npz: torch.optim 2.13 in float64 on a linear regression with 64 samples, with
the order in which the samples were shown and the tolerance that float64 arithmetic itself warrants.
"""

import json
import sys
from pathlib import Path

import numpy as np

from optimizers import OPTIMIZERS
from tests.reference.names import RENAMED

TARGET = Path(__file__).with_name("regression.json")
ARRAYS = ("order", "points", "loss_full", "loss_batch", "grads", "lrs")
KEYS = {"Adam": "adam", "RMSprop": "rmsprop", "Adagrad": "adagrad"}
SCHEDULES = {"StepLR": "step", "ExponentialLR": "exponential"}


def method(name, values):
    """(our key, our hyperparameters) of a class of torch.optim with these values."""
    if name == "SGD":
        key = "nesterov" if values["nesterov"] else "momentum" if values["momentum"] else "gradient_descent"
    else:
        key = KEYS[name]
    values = dict(values) | dict(zip(("beta1", "beta2"), values.get("betas", ()), strict=False))
    ours = {RENAMED.get(name, name): value for name, value in values.items()}
    return key, {name: value for name, value in ours.items() if name in OPTIMIZERS[key].fields}


def excerpt(case):
    """What the tests need of one run."""
    key, hyperparameters = method(case["source"]["class"].rpartition(".")[2], case["hyperparameters"])
    schedule = case["scheduler"] and [
        SCHEDULES[case["scheduler"]["class"].rpartition(".")[2]],
        case["scheduler"]["hyperparameters"],
    ]
    return {
        "id": case["id"],
        "optimizer": key,
        "hyperparameters": hyperparameters,
        "schedule": schedule,
        "start": case["init"],
        "batch_size": case["batch_size"],
        "atol": case["atol"],
    }


def main(folder):
    """Write the fixture from the reference in folder."""
    reference = json.loads((Path(folder) / "regression_public.json").read_text(encoding="utf-8"))
    stored = np.load(Path(folder) / "regression_public.npz")
    kept = {"x": stored["x"], "y": stored["y"]}
    for case in reference["cases"]:
        kept |= {f"{case['id']}.{name}": stored[case["arrays"][name]] for name in ARRAYS}
    lines = ",\n".join(json.dumps(excerpt(case)) for case in reference["cases"])
    TARGET.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    np.savez_compressed(TARGET.with_suffix(".npz"), **kept)


if __name__ == "__main__":
    main(sys.argv[1])
