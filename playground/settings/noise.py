"""What makes a race random: noise on the gradients, and the seed from which noise and batches are drawn."""

from dataclasses import replace

from optimizers.engine import recipe
from registry import Number

NOISE = recipe.NOISE
SEED = replace(recipe.SEED, help="Another draw of the noise, and of the samples in each batch.")
SEEDS = Number(
    1,
    1,
    50,
    "Runs of each method, from this seed and those after it: the path becomes a cloud of paths, the loss a band. "
    "Smaller batches and more noise make the cloud wider.",
    at_least=1,
    at_most=50,
    integer=True,
)
RANDOMNESS_FIELDS = {"noise": NOISE, "seed": SEED, "seeds": SEEDS}
