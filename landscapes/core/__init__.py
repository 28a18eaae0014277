"""What every landscape file is made of."""

from landscapes.core.functions import cos, exp, sin, tanh
from landscapes.core.record import CriticalPoints, Formulas, Landscape
from registry import Number

__all__ = ["CriticalPoints", "Formulas", "Landscape", "Number", "cos", "exp", "sin", "tanh"]
