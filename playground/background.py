"""Threads for what visitors ask for: a bounded number for all of them together, and a way to end what they do."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

from starlette.requests import Request

from optimizers.engine.stopping import Stop, under

Result = TypeVar("Result")


class Workers:
    """So many threads. Once they are closed, what they do and whatever they are handed raises Stopped."""

    def __init__(self, threads: int):
        self._pool = ThreadPoolExecutor(threads)
        self._stops: set[Stop] = set()
        self._closed = False
        self._lock = Lock()

    def submit(self, work: Callable[..., Result], *given: Any, stop: Stop | None = None) -> Future[Result]:
        """The result of work(*given) to come; it raises Stopped once `stop` is set, begun or not."""
        stop = stop or Stop()
        with self._lock:
            self._stops.add(stop)
            if self._closed:
                stop.set()
        future = self._pool.submit(self._do, stop, work, given)
        future.add_done_callback(lambda _: self._forget(stop))
        return future

    def close(self) -> None:
        """End all that is under way or waits, and whatever comes."""
        with self._lock:
            self._closed = True
            for stop in self._stops:
                stop.set()

    def _forget(self, stop: Stop) -> None:
        with self._lock:
            self._stops.discard(stop)

    @staticmethod
    def _do(stop: Stop, work: Callable[..., Result], given: tuple[Any, ...]) -> Result:
        stop.check()
        with under(stop):
            return work(*given)


async def while_asked(request: Request, workers: Workers, work: Callable[[], Result]) -> Result:
    """The result of work(), which ends early, with Stopped, when the asker has gone."""
    stop = Stop()
    working: asyncio.Future[Any] = asyncio.wrap_future(workers.submit(work, stop=stop))
    gone: asyncio.Future[Any] = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        if gone.done():
            stop.set()
        return await working
    finally:
        stop.set()
        gone.cancel()


async def _gone(request: Request) -> None:
    """Comes back when the asker has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
