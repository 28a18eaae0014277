"""What the server does once, when it starts."""

import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from landscapes import LANDSCAPES
from landscapes.networks import Perceptron, digits
from optimizers import OPTIMIZERS, train
from playground.digits.rates import FIRST_ORDER
from playground.race import race
from playground.settings import Settings
from playground.tuning import working_learning_rate


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Compile in the background, the first page's needs first, while the server already answers."""
    threading.Thread(target=_warm_up, daemon=True).start()
    yield


def _warm_up() -> None:
    """Make every method and surface ready, then take all that is loaded out of garbage collection.

    Streamlit's own full collection after every run is switched off in .streamlit/config.toml: it would hold all
    threads for about 80 ms. Objects that live as long as the server need no collecting at all.
    """
    race(Settings())
    for optimizer in OPTIMIZERS:
        working_learning_rate(optimizer, Settings.landscape)
    for landscape in LANDSCAPES:
        race(Settings().with_value("landscape", landscape))
    for optimizer in FIRST_ORDER:
        train(optimizer, Perceptron(), digits(), epochs=1)
    gc.collect()
    gc.freeze()
