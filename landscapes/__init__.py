"""What is descended: one file per surface. `LANDSCAPES` maps each file's name to its record.

>>> from landscapes import LANDSCAPES
>>> LANDSCAPES["ellipse"].with_parameters(kappa=50.0).gradient(1.0, 1.0)
(1.0, 50.0)
"""

import sys

from landscapes.core import Landscape
from registry import discover

LANDSCAPES: dict[str, Landscape] = discover(sys.modules[__name__], "LANDSCAPE")

__all__ = ["LANDSCAPES", "Landscape"]
