"""The line of PyTorch that creates the same optimizer with the same settings."""

from collections.abc import Mapping
from typing import Any

from optimizers import OPTIMIZERS

NAMES = {"learning_rate": "lr", "epsilon": "eps"}
PAIRS = {"betas": ("beta1", "beta2")}


def torch_line(optimizer: str, values: Mapping[str, Any]) -> str | None:
    """torch.optim.Adam(params, lr=0.05, ...) with what differs from its defaults; None if torch has no such method.

    values: all hyperparameters of the optimizer by name.
    """
    record = OPTIMIZERS[optimizer]
    torch = record.torch
    if torch is None or any(values[name] != same for name, same in torch.absent.items()):
        return None
    names, pairs = {**NAMES, **torch.names}, {**PAIRS, **torch.pairs}
    changed = {name for name, value in values.items() if value != record.fields[name].default}
    named = changed | {"learning_rate", *torch.always}
    arguments: dict[str, Any] = {}
    for name, value in values.items():
        pair = next((pair for pair, parts in pairs.items() if name in parts), None)
        if pair and named.intersection(pairs[pair]):
            arguments[pair] = tuple(values[part] for part in pairs[pair])
        elif not pair and name in named - torch.absent.keys():
            arguments[names.get(name, name)] = value
    if values.get(torch.unless_zero) != 0:
        arguments |= torch.fixed
    written = [f"{name}={value!r}" for name, value in arguments.items()]
    return f"torch.optim.{torch.name}(params, {', '.join(written)})"
