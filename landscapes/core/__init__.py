"""What every landscape file is made of."""

from landscapes.core.data import drawn_around, mean_of, mean_of_pair, mean_of_three
from landscapes.core.framing import half_widths
from landscapes.core.functions import absolute, cos, exp, log1p, sign, sin, smaller, sqrt, tanh
from landscapes.core.known import known_critical_points
from landscapes.core.record import CriticalPoints, Formulas, Landscape, Race
from landscapes.core.search import all_critical_points
from registry import Number

__all__ = [
    "CriticalPoints",
    "Formulas",
    "Landscape",
    "Number",
    "Race",
    "absolute",
    "all_critical_points",
    "cos",
    "drawn_around",
    "exp",
    "half_widths",
    "known_critical_points",
    "log1p",
    "mean_of",
    "mean_of_pair",
    "mean_of_three",
    "sign",
    "sin",
    "smaller",
    "sqrt",
    "tanh",
]
