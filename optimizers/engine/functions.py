"""Elementary functions of the update rules, which never raise: NaN is a result like any other."""

import math


def sqrt(x):
    """Square root of a float; NaN below zero, as in compiled code."""
    return math.sqrt(x) if x >= 0.0 else math.nan


def sign(x):
    """1, -1, or x itself if it is zero or NaN, so that NaN is not taken for a rest."""
    return 1.0 if x > 0.0 else -1.0 if x < 0.0 else x
