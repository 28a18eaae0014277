"""The line of PyTorch that makes the same optimizer with the same settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from optimizers import OPTIMIZERS

NAMES = {
    "learning_rate": "lr",
    "epsilon": "eps",
    "initial_accumulator": "initial_accumulator_value",
    "history": "history_size",
    "line_search": "line_search_fn",
}
PAIRS = {"betas": ("beta1", "beta2"), "etas": ("eta_minus", "eta_plus"), "step_sizes": ("step_min", "step_max")}


@dataclass(frozen=True)
class Torch:
    """A class of torch.optim. fixed: arguments that make it this method. always: ours whose default is another there.

    absent: settings of ours that it does not have, with the value at which it is the same. unless_zero: a setting at
    whose 0 it refuses the fixed arguments, and is the same without them.
    """

    name: str
    fixed: Mapping[str, Any] = field(default_factory=dict)
    always: tuple[str, ...] = ()
    absent: Mapping[str, Any] = field(default_factory=dict)
    unless_zero: str = ""


TORCH = {
    "gradient_descent": Torch("SGD"),
    "momentum": Torch("SGD", always=("momentum",)),
    "nesterov": Torch("SGD", {"nesterov": True}, always=("momentum",), unless_zero="momentum"),
    "adagrad": Torch("Adagrad", absent={"epsilon_inside": False}),
    "rmsprop": Torch("RMSprop", absent={"epsilon_inside": False}),
    "adadelta": Torch("Adadelta"),
    "adam": Torch("Adam", absent={"bias_correction": True}),
    "amsgrad": Torch("Adam", {"amsgrad": True}, absent={"bias_correction": True}),
    "adamw": Torch("AdamW"),
    "adamax": Torch("Adamax"),
    "nadam": Torch("NAdam"),
    "radam": Torch("RAdam"),
    "rprop": Torch("Rprop"),
    "asgd": Torch("ASGD"),
    "lbfgs": Torch("LBFGS", always=("max_eval",)),
}


def torch_line(optimizer: str, values: Mapping[str, Any]) -> str | None:
    """torch.optim.Adam(params, lr=0.05, ...) with what differs from its defaults; None where torch has no such thing.

    values: all hyperparameters of the optimizer by name.
    """
    known = TORCH.get(optimizer)
    if known is None or any(values[name] != same for name, same in known.absent.items()):
        return None
    fields = OPTIMIZERS[optimizer].fields
    changed = {name for name, value in values.items() if value != fields[name].default}
    told = changed | {"learning_rate", *known.always}
    arguments = {}
    for name, value in values.items():
        pair = next((pair for pair, parts in PAIRS.items() if name in parts), None)
        if pair and told.intersection(PAIRS[pair]):
            arguments[pair] = tuple(values[part] for part in PAIRS[pair])
        elif not pair and name in told - known.absent.keys():
            arguments[NAMES.get(name, name)] = value
    if values.get(known.unless_zero) != 0:
        arguments |= known.fixed
    written = [f"{name}={value!r}" for name, value in arguments.items()]
    return f"torch.optim.{known.name}(params, {', '.join(written)})"
