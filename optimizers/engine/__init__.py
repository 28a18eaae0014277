"""What every optimizer file is made of, and the machinery that compiles and runs it."""

from optimizers.engine import fields
from optimizers.engine.functions import sqrt
from optimizers.engine.record import Optimizer, Schedule
from registry import choice, flag, number

__all__ = ["Optimizer", "Schedule", "choice", "fields", "flag", "number", "sqrt"]
