"""Hyperparameters that many methods share, so that their range, limits and help are written once."""

from typing import Any

from registry import flag, number


def learning_rate(default: float, low: float = 1e-5, high: float = 10.0) -> Any:
    """The field of a learning rate."""
    text = "Longer steps: faster at first, then zigzag across the valley, then divergence."
    return number(default, low, high, text, scale="log", at_least=0.0)


def momentum(default: float) -> Any:
    """The field of a momentum coefficient."""
    text = "More inertia: zigzags are damped and long slopes run faster, but the path overshoots and circles."
    return number(default, 0.0, 0.99, text, scale="near_one", at_least=0.0)


def average(default: float, text: str) -> Any:
    """The field of the coefficient of an exponential moving average, in [0, 1)."""
    return number(default, 0.0, 0.9999, text, scale="near_one", at_least=0.0, below=1.0)


def epsilon(default: float) -> Any:
    """The field of the small number that keeps a denominator away from zero."""
    text = "Steps shrink where the gradient is small; when large, the method loses its scaling per axis."
    return number(default, 1e-12, 1.0, text, scale="log", at_least=0.0)


BETA1 = average(0.9, "A longer memory of past gradients: a smoother, heavier path that turns later.")
BETA2 = average(0.999, "A longer memory of past squares: the step size per axis adapts more slowly.")
WEIGHT_DECAY = number(0.0, 0.0, 0.5, "A pull towards the origin; the path no longer ends in the minimum.", at_least=0.0)
DECOUPLED_WEIGHT_DECAY = flag(False, "The pull towards the origin bypasses the scaling: every axis decays at one pace.")
MAXIMIZE = flag(False, "Climbs instead of descending.")
BIAS_CORRECTION = flag(True, "Makes up for averages that start at zero; without it the first steps are off in size.")
EPSILON_INSIDE = flag(False, "Epsilon under the square root (as in Keras and some papers) in place of beside it.")
FIRST_ESTIMATE = number(
    1e-6, 1e-8, 1.0, "A larger first guess of the distance: it gets going sooner.", scale="log", above=0.0
)
TOWARDS_AVERAGE = number(
    0.9, 0.0, 1.0, "Gradients are taken nearer to the average: a steadier path.", at_least=0.0, at_most=1.0
)
WARMUP_STEPS = number(
    0, 0, 200, "A gentle start: the rate grows to its full size over so many steps.", at_least=0, integer=True
)
WEIGHT_LR_POWER = number(2.0, 0.0, 4.0, "The steps of the warm-up count less in the average.", at_least=0.0)
