"""Work in the background: a bounded number of threads for all visitors together, fair turns, and a way to end it."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from math import inf
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from starlette.requests import Request

from optimizers.engine.stopping import Stop, under

Result = TypeVar("Result")


class _Job(NamedTuple):
    """A job that waits for a thread."""

    future: Future[Any]
    work: Callable[[], Any]


class Workers:
    """A fixed number of threads. Once they are closed, all work, running or new, raises Stopped.

    Visitors take turns: the second job of one waits for the first job of every other.
    """

    def __init__(self, threads: int):
        self._pool = ThreadPoolExecutor(threads)
        self._waiting: OrderedDict[str, deque[_Job]] = OrderedDict()  # by visitor; the first one is next
        self._stops: set[Stop] = set()
        self._closed = False
        self._lock = Lock()

    def submit(
        self, work: Callable[..., Result], *arguments: Any, stop: Stop | None = None, visitor: str = ""
    ) -> Future[Result]:
        """A future for work(*arguments); it raises Stopped once `stop` is set, whether the work has begun or not."""
        stop = stop or Stop()
        future: Future[Result] = Future()

        def run() -> Result:
            stop.check()
            with under(stop):
                return work(*arguments)

        with self._lock:
            self._stops.add(stop)
            if self._closed:
                stop.set()
            self._waiting.setdefault(visitor, deque()).append(_Job(future, run))
        future.add_done_callback(lambda _: self._forget(stop))
        self._pool.submit(self._serve)
        return future

    def close(self) -> None:
        """Stop everything that runs or waits, and everything that is submitted later."""
        with self._lock:
            self._closed = True
            for stop in self._stops:
                stop.set()

    def _forget(self, stop: Stop) -> None:
        with self._lock:
            self._stops.discard(stop)

    def _serve(self) -> None:
        """Do the oldest job of the visitor whose turn it is."""
        with self._lock:
            visitor, jobs = self._waiting.popitem(last=False)
            job = jobs.popleft()
            if jobs:
                self._waiting[visitor] = jobs
        if not job.future.set_running_or_notify_cancel():
            return
        try:
            result = job.work()
        except BaseException as problem:
            job.future.set_exception(problem)
        else:
            job.future.set_result(result)


class Task:
    """Work in the background whose progress can be read at any time. share: how much of it is done, from 0 to 1.

    It stops when it is cancelled, when the last of those who joined it leaves, or when nobody has watched it for
    `patience` seconds. begin() hands it to the workers; the work calls go_on() from time to time.
    """

    def __init__(self, patience: float = inf):
        self.share, self.stop = 0.0, Stop()
        self.future: Future[Any] | None = None
        self._patience, self._watched = patience, monotonic()
        self._waiters = 0

    def begin(self, workers: Workers, work: Callable[..., Any], *arguments: Any, visitor: str = "") -> None:
        """Hand work(*arguments) to the workers."""
        self.future = workers.submit(work, *arguments, stop=self.stop, visitor=visitor)

    @property
    def done(self) -> bool:
        """Whether it has ended, or never needed to begin."""
        return self.future is None or self.future.done()

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self.stop.is_set

    def cancel(self) -> None:
        """Stop soon; what has been computed is kept."""
        self.stop.set()

    def join(self) -> None:
        """Wait for it together with everybody else who has joined."""
        self._waiters += 1

    def leave(self) -> None:
        """Stop waiting; it is cancelled if nobody else waits."""
        self._waiters -= 1
        if not self._waiters and self.future:
            self.cancel()

    def watch(self) -> None:
        """Note that somebody is watching."""
        self._watched = monotonic()

    def wait(self) -> None:
        """Block until it has ended."""
        if self.future:
            wait([self.future])

    def go_on(self, share: float | None = None) -> None:
        """Record the progress. Raises Stopped if the work is to end."""
        if share is not None:
            self.share = share
        if monotonic() - self._watched > self._patience:
            self.cancel()
        self.stop.check()


def visitor_of(request: Request) -> str:
    """Who asks, as far as the server can tell: the address of the client."""
    return request.client.host if request.client else ""


async def while_asked(request: Request, workers: Workers, work: Callable[[], Result]) -> Result:
    """The result of work(). Raises Stopped, and ends the work early, when the client has gone."""
    stop = Stop()
    working: asyncio.Future[Result] = asyncio.wrap_future(workers.submit(work, stop=stop, visitor=visitor_of(request)))
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
    """Returns when the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
