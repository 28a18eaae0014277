"""What the server does once, when it starts and when it is told to end."""

import asyncio
import gc
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any

from playground.page_view import PageView
from playground.pages import VIEWS
from playground.settings.pages import PAGE

ENDINGS = (signal.SIGTERM, signal.SIGINT)
GRACE = 5.0  # seconds that open connections are waited for when the server ends


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Compile in the background, the first page's needs first, while the server already answers.

    The server waits for open responses before it ends: they are cut short once it has been told to.
    """
    if threading.current_thread() is threading.main_thread():
        for ending in ENDINGS:
            server_ends = signal.getsignal(ending)
            if callable(server_ends):
                signal.signal(ending, _ending_first(server_ends, asyncio.get_running_loop()))
    threading.Thread(target=_warm_up, daemon=True).start()
    yield
    _end_work()


def _views() -> list[PageView]:
    """The page of a link that names none comes first."""
    return [VIEWS[key] for key in PAGE.options]


def _ending_first(server_ends: Callable[..., Any], loop: asyncio.AbstractEventLoop) -> Callable[..., None]:
    """The server's own shutdown, after all work has been told to stop; connections are cut after GRACE."""

    def end(number: int, frame: FrameType | None) -> None:
        _end_work()
        loop.call_soon_threadsafe(loop.call_later, GRACE, _leave)
        server_ends(number, frame)

    return end


def _leave() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGTERM)


def _end_work() -> None:
    for workers in [workers for view in _views() for workers in view.workers]:
        workers.close()


def _warm_up() -> None:
    """Make all pages ready, then take all that is loaded out of garbage collection.

    Streamlit's own full collection after every run is switched off in .streamlit/config.toml: it would hold all
    threads for about 80 ms. Objects that live as long as the server need no collecting at all.
    """
    for view in _views():
        view.warm_up()
    gc.collect()
    gc.freeze()
