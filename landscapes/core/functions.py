"""Elementary functions that take floats, arrays and complex numbers alike.

A formula is written once and is used in three ways: the compiled path and the plain Python float, which must agree to
the last bit (so floats go to `math`, whose functions the compiler calls too), and NumPy arrays and complex numbers
(which go to NumPy). Overflow gives infinity or NaN, as in compiled code, never an exception.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

_LARGEST_EXPONENT = 709.782712893384  # exp of anything above is infinite in float64


def compiled_as(function: Callable[..., float]) -> Callable[[Any], Any]:
    """Mark a function as equal, for floats, to one that the compiler knows or can compile, and uses in its place."""

    def mark(marked: Any) -> Any:
        marked.compiled_as = function
        return marked

    return mark


@compiled_as(math.sin)
def sin(x):
    """sin(x), x in radians."""
    if isinstance(x, float):
        return math.sin(x) if math.isfinite(x) else math.nan
    return np.sin(x)


@compiled_as(math.cos)
def cos(x):
    """cos(x), x in radians."""
    if isinstance(x, float):
        return math.cos(x) if math.isfinite(x) else math.nan
    return np.cos(x)


@compiled_as(math.exp)
def exp(x):
    """E to the power of x."""
    if isinstance(x, float):
        return math.inf if x > _LARGEST_EXPONENT else math.exp(x)
    return np.exp(x)


@compiled_as(math.tanh)
def tanh(x):
    """Hyperbolic tangent of x."""
    if isinstance(x, float):
        return math.tanh(x)
    return np.tanh(x)


@compiled_as(math.sqrt)
def sqrt(x):
    """The square root of x; NaN below zero."""
    if isinstance(x, float):
        return math.sqrt(x) if x >= 0.0 else math.nan
    return np.sqrt(x)


@compiled_as(math.fabs)
def absolute(x):
    """|x|; of a complex number the continuation of the real function, x or -x by the sign of its real part."""
    if isinstance(x, float):
        return math.fabs(x)
    return x * sign(x) if np.iscomplexobj(x) else np.abs(x)


def _sign_of_float(x):
    return 1.0 if x > 0.0 else -1.0 if x < 0.0 else x


@compiled_as(_sign_of_float)
def sign(x):
    """The derivative of |x|: 1, -1, or 0 at the kink; of a complex number by its real part."""
    if isinstance(x, float):
        return _sign_of_float(x)
    return np.sign(np.real(x))


@compiled_as(math.log1p)
def log1p(x):
    """log(1 + x) for x above -1, accurate for small x."""
    if isinstance(x, float):
        return math.log1p(x)
    return np.log1p(x)


def _smaller_float(x, y):
    return x if x < y else y


@compiled_as(_smaller_float)
def smaller(x, y):
    """The smaller of x and y; of complex numbers by the real part."""
    if isinstance(x, float) and isinstance(y, float):
        return _smaller_float(x, y)
    return np.where(np.real(x) < np.real(y), x, y)[()]
