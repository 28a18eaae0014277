"""Elementary functions of the update rules, which never raise: a NaN is a result and shows as one."""

import math


def sqrt(x):
    """Square root of a float; NaN below zero, as in compiled code."""
    return math.sqrt(x) if x >= 0.0 else math.nan


def sign(x):
    """1, -1, or x itself where it is a zero or NaN, so that a NaN is not taken for standing still."""
    return 1.0 if x > 0.0 else -1.0 if x < 0.0 else x
