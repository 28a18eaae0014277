"""The schedule that watches the loss, against ReduceLROnPlateau as PyTorch documents it, written out here."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscapes import LANDSCAPES
from optimizers import SCHEDULES, trace

PLATEAU = SCHEDULES["plateau"]
SMALLEST_CUT = 1e-8


class ReduceOnPlateau:
    """docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html, mode min."""

    def __init__(self, lr, factor, patience, threshold, threshold_mode, cooldown, min_lr, metric):
        self.lr, self.factor, self.patience, self.min_lr = lr, factor, patience, min_lr
        self.threshold, self.threshold_mode, self.cooldown = threshold, threshold_mode, cooldown
        self.best, self.bad_epochs, self.cooldown_left = math.inf, 0, 0

    def step(self, loss):
        """The rate after one more loss."""
        if self.threshold_mode == "rel":
            improved = loss < self.best * (1.0 - self.threshold)
        else:
            improved = loss < self.best - self.threshold
        if improved:
            self.best = loss
            self.bad_epochs = 0
        else:
            self.bad_epochs += 1
        if self.cooldown_left > 0:
            self.cooldown_left -= 1
            self.bad_epochs = 0
        if self.bad_epochs > self.patience:
            self._reduce()
            self.cooldown_left = self.cooldown
            self.bad_epochs = 0
        return self.lr

    def _reduce(self):
        new = max(self.lr * self.factor, self.min_lr)
        if self.lr - new > SMALLEST_CUT:
            self.lr = new


some_settings = st.fixed_dictionaries(
    {
        "factor": st.sampled_from([0.0, 0.1, 0.5, 0.99, 1 - 1e-9]),
        "patience": st.integers(0, 4),
        "threshold": st.sampled_from([0.0, 1e-4, 0.1, 2.0]),
        "threshold_mode": st.sampled_from(["rel", "abs"]),
        "cooldown": st.integers(0, 4),
        "min_lr": st.sampled_from([0.0, 0.01, 0.05, 1.0]),
        "metric": st.sampled_from(["before", "after"]),
    }
)
a_loss = st.sampled_from([0.0, 1.0, -1.0, 0.9999, math.nan, math.inf, -math.inf]) | st.floats(-3, 3)


@given(some_settings, st.lists(a_loss, min_size=2, max_size=60))
def test_observe_on_any_losses(chosen, losses):
    expected, s = ReduceOnPlateau(0.1, **chosen), PLATEAU.settings(*PLATEAU.numbers(chosen).tolist())
    rate, state = 0.1, PLATEAU.initial_state
    for before, after in pairwise(losses):
        rate, state = PLATEAU.observe(before, after, rate, state, s)
        assert rate == expected.step(before if chosen["metric"] == "before" else after)


@settings(deadline=None)  # the first run loads compiled code
@given(some_settings, st.sampled_from(sorted(LANDSCAPES)), st.sampled_from([1e-4, 1e-2, 0.1]))
def test_traced_runs(chosen, landscape, learning_rate):
    run = trace("momentum", LANDSCAPES[landscape], steps=60, schedule=("plateau", chosen), learning_rate=learning_rate)
    plain = ReduceOnPlateau(learning_rate, **chosen)
    watched = run.losses[:-1] if chosen["metric"] == "before" else run.losses[1:]
    expected = [learning_rate, *map(plain.step, watched[:-1].tolist())]
    made = int(np.isfinite(run.points).all(axis=1).sum())  # a run that diverges keeps its last rate
    assert run.learning_rates[:made].tolist() == expected[: min(made, 60)]
    assert (run.learning_rates[made - 1 :] == run.learning_rates[min(made, 60) - 1]).all()


@pytest.mark.parametrize(("metric", "first_cut"), [("before", 5), ("after", 4)])
def test_when_the_first_cut_comes(metric, first_cut):
    """The first step leads into the minimum: from loss 1 on there is no progress, and patience 2 is out at loss 4.

    Loss 4 is the one after step 3, which sets the rate of step 4, and the one before step 4, which sets that of step 5.
    """
    bowl = LANDSCAPES["ellipse"].with_parameters(kappa=1.0)
    chosen = {"patience": 2, "factor": 0.5, "threshold": 0.0, "metric": metric}
    run = trace("gradient_descent", bowl, (1.0, 0.0), 10, schedule=("plateau", chosen), learning_rate=1.0)
    assert run.learning_rates.tolist()[: first_cut + 1] == [1.0] * first_cut + [0.5]
