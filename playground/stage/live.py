"""What the player requests while something is dragged: a message for any link, without a rerun of Streamlit.

A response depends on the query alone. Nothing is kept between two requests, and the page's settings change only when
the drag ends and its last value reaches Streamlit. Work that nobody waits for any longer is stopped.
"""

import os
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from optimizers.engine.stopping import Stopped
from playground.background import Workers, while_asked
from playground.race.runs import race
from playground.scene.race_scene import race_scene, race_stage
from playground.settings.link import read_link, split_query
from playground.settings.race import Settings
from playground.stage.messages import paths_message, stage_message
from playground.words.translation import language_of, spoken_in
from registry import FieldError

# Declared to be encoded already, so that the server does not spend milliseconds on compressing floats.
HEADERS = {"Cache-Control": "no-store", "Content-Encoding": "identity"}
WORKERS = Workers(os.cpu_count() or 2)  # for all visitors together


def routes(base: str = "") -> list[Route]:
    """The routes under the server's base path: race and stage, each with the settings as its query."""
    return [
        Route(f"{base}/live/race", _answer(_race, ("seq", "near"))),
        Route(f"{base}/live/stage", _answer(_stage)),
    ]


def _race(settings: Settings, seq: int | None, near: int | None) -> bytes:
    return paths_message(race_scene(settings, race(settings), dragged=True), seq, near)


def _stage(settings: Settings) -> bytes:
    return stage_message(race_stage(settings))


def _answer(message: Callable[..., bytes], numbers: tuple[str, ...] = ()) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that answers message(settings, *numbers); the numbers are parameters of the query, not settings."""

    def body_of(query: dict[str, str]) -> bytes:
        values = [_whole(query.pop(name, "")) for name in numbers]
        language = language_of(query)
        settings, _ = read_link(query)  # a bad field has been reported on the page already
        with spoken_in(language):
            return message(settings, *values)

    async def answer(request: Request) -> Response:
        try:
            query = split_query(request.scope["query_string"].decode("latin-1"))
            body = await while_asked(request, WORKERS, partial(body_of, query))
        except FieldError as problem:
            return PlainTextResponse(str(problem), status_code=400)
        except Stopped:
            return PlainTextResponse("", status_code=503)
        return Response(body, media_type="application/octet-stream", headers=HEADERS)

    return answer


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 16 else None
