"""The part of the plane of (w, b) that is drawn for a loss whose predictions depend on w x + b."""

import numpy as np


def half_widths(x: np.ndarray, line: tuple[float, float], steepest: float, margin: float) -> tuple[float, float]:
    """(half the map's width along w, half its height along b): both move the mean square of w x + b equally.

    So the valley, b = constant - mean(x) w, runs along a diagonal however far x lies from 0. The map is centred
    on line = (w, b) and contains the origin and slopes of `steepest`, with a margin (above 1) as a factor.
    """
    w, b = line
    size = float(np.sqrt(np.mean(x * x)))
    half = float(margin * max(abs(b), size * max(abs(w), steepest))) or 1.0
    return half / size, half
