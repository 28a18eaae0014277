"""What torch's schedulers make of a learning rate, for libraries that have others of their own."""

import torch

from tests.reference.libraries.in_torch import made_scheduler


def planned_rates(scheduler, rate, steps):
    """The learning rate of every step; not for a scheduler that watches the loss."""
    idle = torch.optim.SGD([torch.zeros(1)], lr=rate)
    made, rates = made_scheduler(idle, scheduler["class"], scheduler["hyperparameters"]), []
    for _ in range(steps):
        rates.append(float(idle.param_groups[0]["lr"]))
        idle.step()
        made.step()
    return rates
