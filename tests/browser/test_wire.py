"""The player reads from a message what Python has packed, bit by bit."""

import base64

import numpy as np
import pytest

from playground.stage.wire import pack

DECODED = """({ decodeMessage }, message) => {
  const { arrays } = decodeMessage(Uint8Array.from(atob(message), (letter) => letter.charCodeAt(0)));
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, [...array]]));
}"""


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (7, 1), (5, 8)])
def test_a_surface_and_its_paths_arrive_as_they_were(with_modules, shape):
    draws = np.random.default_rng(1)
    sent = {
        "surface": draws.integers(0, 2**16, shape).astype("<u2"),
        "points": draws.normal(size=(2, 3)).astype("<f4"),
        "distant": draws.normal(size=(2, 2)).astype("<f8"),
    }
    message = base64.b64encode(pack({}, sent)).decode()
    read = with_modules(["shared/message.js"], DECODED, message)
    assert read == {name: array.ravel().tolist() for name, array in sent.items()}
