"""Elementary functions of the update rules, which never raise: a NaN is a result and shows as one."""

import math


def sqrt(x):
    """Square root of a float; NaN below zero, as in compiled code."""
    return math.sqrt(x) if x >= 0.0 else math.nan
