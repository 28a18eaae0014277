"""Reading the messages to the player."""

import asyncio
import json
import struct
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from starlette.requests import Request

from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.stage.messages import paths_message


def read_message(message):
    """Header and arrays of a message of the page to the player."""
    length = struct.unpack("<I", message[:4])[0]
    header, offset, arrays = json.loads(message[4 : 4 + length]), 4 + length, {}
    for name, kind, shape in header["arrays"]:
        arrays[name] = np.frombuffer(
            message, "<u2" if kind == "d2" else f"<{kind}", int(np.prod(shape)), offset
        ).reshape(shape)
        offset += arrays[name].nbytes
        if kind == "d2":
            arrays[name] = arrays[name].cumsum(axis=0, dtype="<u2").cumsum(axis=1, dtype="<u2")
    assert offset == len(message)
    return header, arrays


def race_message(settings, dragged=False):
    """The paths message of the race of these settings."""
    return paths_message(race_scene(settings, race(settings), dragged))


def completed(coroutine):
    """Its result; in a thread of its own, because the browser tests leave this one with a loop that runs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def ask(endpoint, query):
    """The response of a live route to a client that stays connected."""

    async def nobody_leaves():
        await asyncio.Event().wait()

    request = Request({"type": "http", "query_string": query.encode(), "headers": []}, nobody_leaves)
    return completed(endpoint(request))
