"""The curves of the trainings as bytes for the page's canvas: medians over the seeds, with bands."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from playground.digits.learning import Learning
from playground.digits.table import table
from playground.digits.training import Learned
from playground.settings.digits import DigitsSettings
from playground.settings.digits_link import write_digits_link
from playground.settings.fields import has_slider
from playground.settings.link import query_text
from playground.stage.wire import pack
from playground.words.digits import CURVES, PAGE
from playground.words.translation import with_language

QUANTITIES = ("train_losses", "test_losses", "train_accuracies", "test_accuracies")


def curves_message(learning: Learning) -> bytes:
    """All results so far.

    The array `curves` has the shape (quantities, methods, 3, epochs + 1): median, lowest and highest; what has not been
    measured is NaN.
    """
    settings, methods = learning.settings, learning.methods
    names = ", ".join(method.title for method in methods)
    titles = {quantity: PAGE[quantity] for quantity in QUANTITIES}
    header: dict[str, Any] = {
        "query": query_text(with_language(write_digits_link(settings))),
        "done": learning.done,
        "share": learning.share,
        "cast": [{"title": method.title, "diverged": method.diverged} for method in methods],
        "quantities": titles,
        "alts": [PAGE["alt"].format(title=title, methods=names, epochs=settings.epochs) for title in titles.values()],
        "seeds": settings.seeds,
        "epochs": settings.epochs,
        "per_epoch": per_epoch(settings, len(learning.images.train)),
        "axis": CURVES[settings.axis],
        "note": PAGE["bands"].format(seeds=settings.seeds) if settings.seeds > 1 else PAGE["one_seed"],
        "table": table(methods),
        "fields": [name for name, field in settings.fields() if has_slider(field)],
    }
    curves = np.array([spread(method.learned, settings.epochs) for method in methods])
    return pack(header, {"curves": np.ascontiguousarray(curves.swapaxes(0, 1), dtype="<f8")})


def per_epoch(settings: DigitsSettings, images: int) -> int:
    """How many of what the axis counts make an epoch."""
    return {"epochs": 1, "updates": -(-images // settings.batch_size), "examples": images}[settings.axis]


def spread(learned: Sequence[Learned], epochs: int) -> np.ndarray:
    """Median, lowest and highest of each quantity, shape (quantities, 3, epochs + 1), of the trainings.

    These may be at different epochs: each value is taken over those that have got that far; NaN if none has.
    """
    result, first = np.full((len(QUANTITIES), 3, epochs + 1), np.nan), 0
    curves = [np.array([getattr(each, quantity) for quantity in QUANTITIES]) for each in learned]
    for end in sorted({curve.shape[1] for curve in curves}):
        values = np.array([curve[:, first:end] for curve in curves if curve.shape[1] >= end])
        middle = np.median(values, axis=0) if len(values) > 1 else values[0]
        result[:, :, first:end] = np.stack([middle, values.min(axis=0), values.max(axis=0)], axis=1)
        first = end
    return result
