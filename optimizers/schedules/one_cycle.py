"""One rise of the rate to its peak and one long fall to almost nothing, while the momentum does the opposite.

L. N. Smith and N. Topin (2018), Super-convergence, arxiv.org/abs/1708.07120; torch.optim.lr_scheduler.OneCycleLR.
Its rates come from max_lr and stand in for the method's own learning rate; the momentum (beta1, for methods like Adam)
is overwritten likewise, and where a method has none only the rate moves.
After total_steps PyTorch raises an error; here the last values stay in force.
"""

from typing import NamedTuple

import numpy as np

from optimizers.engine import Schedule, choice, flag, number
from optimizers.engine.schedule_fields import CYCLE_MOMENTUM, limit_of_momentum, own_rate, steps


class Settings(NamedTuple):
    max_lr: float = own_rate(0.1, "A higher peak.", "Highest rate")
    total_steps: int = steps(
        500, 10, 2000, "The cycle takes longer; after it, all stays as it is.", "Steps of the cycle"
    )
    pct_start: float = number(
        0.3, 0.0, 1.0, "The peak comes later.", at_least=0.0, at_most=1.0, label="Share of the steps that rise"
    )
    anneal: str = choice("cos", ("cos", "linear"), "Smooth bends or straight lines.", "Shape")
    cycle_momentum: bool = CYCLE_MOMENTUM
    base_momentum: float = limit_of_momentum(0.85, "More inertia at the peak of the rate.", "Lowest momentum")
    max_momentum: float = limit_of_momentum(0.95, "More inertia at the start and at the end.", "Highest momentum")
    div_factor: float = number(
        25.0, 1.0, 1000.0, "A lower first rate: the highest one divided by this.", scale="log", above=0.0,
        label="Peak over first rate",
    )  # fmt: skip
    final_div_factor: float = number(
        1e4, 1.0, 1e6, "A lower last rate: the first one divided by this.", scale="log", above=0.0,
        label="First over last rate",
    )  # fmt: skip
    three_phase: bool = flag(
        False, "Falls as fast as it rose, then fades in a third phase, as in the paper.", "Three phases"
    )


def rates(steps, learning_rate, s):
    first = s.max_lr / s.div_factor
    return _cycle(steps, s, first, s.max_lr, first / s.final_div_factor)


def momenta(steps, s):
    return _cycle(steps, s, s.max_momentum, s.base_momentum, s.max_momentum) if s.cycle_momentum else None


def _cycle(steps, s, first, peak, last):
    """From the first value to the peak and to the last, by way of the first again if there are three phases."""
    ends = [s.pct_start * s.total_steps - 1, s.total_steps - 1]
    values = [first, peak, last]
    if s.three_phase:
        ends.insert(1, 2 * s.pct_start * s.total_steps - 2)
        values.insert(2, first)
    k = np.minimum(np.arange(steps), s.total_steps - 1)
    phase = sum((k > end).astype(int) for end in ends[:-1])
    begin, end = np.array([0.0, *ends])[phase], np.array(ends)[phase]
    # A first phase that is over at step 0 has no length; PyTorch divides by zero there.
    done = np.divide(k - begin, end - begin, out=np.ones(steps), where=end != begin)
    start, stop = np.array(values)[phase], np.array(values)[phase + 1]
    if s.anneal == "linear":
        return (stop - start) * done + start
    return stop + (start - stop) / 2 * (np.cos(np.pi * done) + 1)


SCHEDULE = Schedule(
    title="One cycle",
    about=__doc__,
    formula=(
        r"\begin{gathered} \tfrac{\eta_{\max}}{d} \nearrow \eta_{\max} \searrow \tfrac{\eta_{\max}}{d\,d'} \\"
        r" \beta_{\max} \searrow \beta_{\min} \nearrow \beta_{\max} \end{gathered}"
    ),
    source="Smith and Topin (2018), arxiv.org/abs/1708.07120",
    settings=Settings,
    rates=rates,
    momenta=momenta,
)
