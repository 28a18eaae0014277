"""The curves of any link, which the page requests without a rerun of Streamlit, during a drag and otherwise.

A response is a stream of messages, each after its length (little-endian uint32): the results after a moment, more of
them from time to time, in the end all. A training stops when its client has gone, unless somebody else waits for it.
"""

import asyncio
import struct
from collections.abc import AsyncIterator
from concurrent.futures import Future
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from optimizers.engine.stopping import Stopped
from playground.background import visitor_of
from playground.digits.curves import curves_message
from playground.digits.learning import Learning
from playground.digits.own_images import trainings_of
from playground.digits.training import on_digits
from playground.settings.digits_link import read_digits_link
from playground.settings.link import split_query
from playground.stage.live import HEADERS
from playground.words.translation import ENGLISH, language_of, spoken_in
from registry import FieldError

BLINK = 0.3  # seconds; what takes no longer is sent at once, so that no curve has to grow again
MOMENT = 0.15  # seconds from one message to the next


def route(base: str = "") -> Route:
    """The route under the server's base path, with the settings as its query; images: the ticket of own images."""
    return Route(f"{base}/live/digits", _answer)


async def _answer(request: Request) -> Response:
    try:
        query = split_query(request.scope["query_string"].decode("latin-1"))
        ticket = query.pop("images", None)
        trainings = on_digits() if ticket is None else trainings_of(ticket)
        if trainings is None:
            return PlainTextResponse("", status_code=404)
        language = language_of(query)
        settings, _ = read_digits_link(query)  # a bad field has been reported on the page already
        learning = Learning(settings, trainings, visitor_of(request))
    except FieldError as problem:
        return PlainTextResponse(str(problem), status_code=400)
    return StreamingResponse(_messages(learning, language), media_type="application/octet-stream", headers=HEADERS)


async def _messages(learning: Learning, language: str = ENGLISH) -> AsyncIterator[bytes]:
    def message() -> bytes:
        with spoken_in(language):
            return _framed(curves_message(learning))

    try:
        waiting, patience = {_awaited(future) for future in learning.futures}, BLINK
        while waiting:
            done, waiting = await asyncio.wait(waiting, timeout=patience)
            patience = MOMENT
            for each in done:
                each.result()  # raises the exception, if there was one
            if waiting:
                yield message()
        yield message()
    except Stopped:
        pass  # the server is ending; the page requests a stream without its last message again
    finally:
        learning.leave()


def _awaited(future: Future[Any]) -> asyncio.Future[Any]:
    """The future for the event loop; its exception may be ignored, if the client has gone."""
    awaited = asyncio.wrap_future(future)
    awaited.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    return awaited


def _framed(message: bytes) -> bytes:
    return struct.pack("<I", len(message)) + message
