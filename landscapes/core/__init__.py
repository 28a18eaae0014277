"""What every landscape file is made of."""

from landscapes.core.functions import absolute, cos, exp, sign, sin, sqrt, tanh
from landscapes.core.known import known_critical_points
from landscapes.core.record import CriticalPoints, Formulas, Landscape
from registry import Number

__all__ = [
    "CriticalPoints",
    "Formulas",
    "Landscape",
    "Number",
    "absolute",
    "cos",
    "exp",
    "known_critical_points",
    "sign",
    "sin",
    "sqrt",
    "tanh",
]
