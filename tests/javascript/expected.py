"""Results of the page's Python for some values, with which those of the JavaScript modules are compared."""

import base64
from typing import Any

import numpy as np

from landscapes import LANDSCAPES
from playground.exports.drawing.clipping import clip_moves
from playground.exports.drawing.numbers import round_ticks, write_number
from playground.scene.levels import draw_surface
from playground.stage.wire import pack

BOX = ((-2.0, 2.0), (-1.0, 3.0))
TICKS = ((0.0, 1.0, 5), (-2.5, 2.5, 4), (0.0, 300.0, 6), (-1e-3, 4e-3, 5), (1e4, 9.3e4, 3), (0.1, 0.37, 7))


def expected() -> dict[str, Any]:
    """The values for the tests in JavaScript, by name; numbers that JSON lacks are strings."""
    return {
        "numbers": [[value, write_number(value)] for value in _numbers()],
        "ticks": [{"range": case, "ticks": round_ticks(*case)} for case in TICKS],
        "moves": _moves(),
        "levels": _levels(),
        "batches": [_batch(key) for key, landscape in LANDSCAPES.items() if landscape.data],
        "message": _message(),
    }


def _numbers() -> list[float]:
    draws = np.random.default_rng(3)
    spread = draws.choice([-1.0, 1.0], 200) * 10 ** draws.uniform(-9, 9, 200)
    return [0.0, 999.4, 999.6, 99949.0, 99951.0, 1e-3, 9.99e-4, -0.5, *spread.tolist()]


def _moves() -> dict[str, Any]:
    """Moves near the box, across it from far away, and so long that their squares would overflow."""
    draws = np.random.default_rng(4)
    near = draws.uniform(-4, 4, (200, 2, 2))
    far = draws.uniform(-1, 1, (200, 2, 2)) * 10 ** draws.uniform(0, 300, (200, 1, 1))
    moves = np.concatenate([near, far, -far[:, ::-1] + near * [0, 1]])
    parts = clip_moves(moves, BOX)[:, 0]
    return {"box": BOX, "moves": moves.reshape(-1, 4).tolist(), "parts": [_row(part) for part in parts]}


def _row(part: np.ndarray) -> list[float] | None:
    return None if np.isnan(part).any() else part.tolist()


def _levels() -> list[dict[str, Any]]:
    """Surfaces with a linear and with a logarithmic scale."""
    cases = []
    for key in ("rosenbrock", "eggholder", "michalewicz"):
        surface = draw_surface(LANDSCAPES[key], 20, 20)
        levels = np.linspace(0.0, 1.0, 9).tolist()
        losses = [surface.loss(level) for level in levels]
        told = {"low": surface.low, "high": surface.high, "stretch": surface.stretch}
        cases.append({"landscape": told, "levels": levels, "losses": losses})
    return cases


def _batch(key: str) -> dict[str, Any]:
    """The losses over a batch, one sample of which stands in it twice, at 5 x 5 points of the map."""
    record, batch, points = LANDSCAPES[key], [3, 7, 7, 20], 5
    u, v = np.meshgrid(*[np.linspace(low, high, points) for low, high in record.domain])
    losses = record.formulas.value(u, v, *record.values, tuple(record.data[i] for i in batch))
    told = {"sample_loss": record.sample_loss, "values": record.values, "domain": record.domain}
    samples = np.ravel(record.data).tolist()
    return {"landscape": told, "samples": samples, "batch": batch, "points": points, "losses": losses.ravel().tolist()}


def _message() -> dict[str, Any]:
    """A message to the player in base64, and its arrays."""
    draws = np.random.default_rng(1)
    arrays = {
        "surface": draws.integers(0, 2**16, (5, 8)).astype("<u2"),
        "points": draws.normal(size=(2, 3)).astype("<f4"),
        "distant": draws.normal(size=(2, 2)).astype("<f8"),
    }
    title = "Grün 10⁻³"
    packed = pack({"title": title}, arrays)
    read = {name: array.ravel().tolist() for name, array in arrays.items()}
    return {"bytes": base64.b64encode(packed).decode(), "title": title, "arrays": read}
