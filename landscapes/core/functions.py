"""Elementary functions that take floats, arrays and complex numbers alike.

A formula is written once and serves three readers: the compiled path and the plain Python float, which must agree to
the last bit (so floats go to `math`, whose functions the compiler calls too), and NumPy arrays and complex numbers
(which go to NumPy). Overflow gives infinity or NaN, as in compiled code, never an exception.
"""

import math

import numpy as np

_LARGEST_EXPONENT = 709.782712893384  # exp of anything above is infinite in float64


def sin(x):
    """sin(x), x in radians."""
    if isinstance(x, float):
        return math.sin(x) if math.isfinite(x) else math.nan
    return np.sin(x)


def cos(x):
    """cos(x), x in radians."""
    if isinstance(x, float):
        return math.cos(x) if math.isfinite(x) else math.nan
    return np.cos(x)


def exp(x):
    """E to the power of x."""
    if isinstance(x, float):
        return math.inf if x > _LARGEST_EXPONENT else math.exp(x)
    return np.exp(x)


def tanh(x):
    """Hyperbolic tangent of x."""
    if isinstance(x, float):
        return math.tanh(x)
    return np.tanh(x)
