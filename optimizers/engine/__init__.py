"""What every optimizer file is made of, and the machinery that compiles and runs it."""

from optimizers.engine import fields, latex
from optimizers.engine.effort import Effort
from optimizers.engine.elsewhere import Form, Torch
from optimizers.engine.functions import sign, sqrt
from optimizers.engine.record import Optimizer, Schedule, Search, Switch, plain_rate
from optimizers.engine.surface import hessian, loss_and_gradient, wanted
from registry import choice, flag, milestone_list, number

__all__ = [
    "Effort",
    "Form",
    "Optimizer",
    "Schedule",
    "Search",
    "Switch",
    "Torch",
    "choice",
    "fields",
    "flag",
    "hessian",
    "latex",
    "loss_and_gradient",
    "milestone_list",
    "number",
    "plain_rate",
    "sign",
    "sqrt",
    "wanted",
]
