"""What a first visit costs: bytes on the wire until the first picture, and seconds on a slow mobile connection."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from benchmarks.browser import PATIENCE, RACING, WINDOW, chromium, serve, wait_for_port
from benchmarks.proxy import http2
from benchmarks.rows import Missing, Row, limited, missing
from benchmarks.timing import seconds


class Connection(NamedTuple):
    """latency: ms; throughput: bytes a second, either way."""

    latency: int
    throughput: int


SLOW_4G = Connection(400, 400_000)
QUICK = Connection(40, 10_000_000)


def rows(quick: bool = False) -> list[Row]:
    """The figures of the page on surfaces; quick takes a connection that is hardly slow."""
    what = "first visit to the first picture"
    try:
        with chromium() as browser, serve() as address:
            wait_for_port(address)
            return [_bytes(what, browser, address), *_slow(what, browser, address, QUICK if quick else SLOW_4G)]
    except Missing as reason:
        return [missing(what, str(reason))]


def _bytes(what: str, browser: Any, address: str) -> Row:
    with counted_bytes(address) as (counted, received):
        _visit(browser, counted)
        return limited(f"{what}, on the wire", received(), "B", at_most=1.6e6)


def _slow(what: str, browser: Any, address: str, slow: Connection) -> Iterator[Row]:
    """The visit on a slow connection: with the server as it is, and with HTTP/2 in front of it."""
    what += f", {slow.latency} ms and {slow.throughput // 1000} kB/s"
    yield limited(what, seconds(lambda: _visit(browser, address, slow)), "s", at_most=7.0)
    try:
        with http2(address) as proxied:
            taken = seconds(lambda: _visit(browser, proxied, slow))
            yield limited(f"{what}, HTTP/2", taken, "s", at_most=7.0)
    except Missing as reason:
        yield missing(f"{what}, HTTP/2", str(reason))


def _visit(browser: Any, address: str, slow: Connection | None = None) -> None:
    page = browser.new_context(viewport=WINDOW).new_page()
    if slow:
        limits = {
            "latency": slow.latency,
            "downloadThroughput": slow.throughput,
            "uploadThroughput": slow.throughput,
        }
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", {"offline": False, **limits})
    page.goto(address, timeout=1000 * PATIENCE)
    page.wait_for_function(RACING, timeout=1000 * PATIENCE)
    page.context.close()


@contextmanager
def counted_bytes(server: str) -> Iterator[tuple[str, Callable[[], int]]]:
    """An address that leads to the server, and a function that says how many bytes have come back through it."""
    counted: list[int] = []
    behind = urlsplit(server)
    listener = socket.create_server(("127.0.0.1", 0))

    def pump(source: socket.socket, target: socket.socket, sizes: list[int]) -> None:
        try:
            while received := source.recv(65536):
                sizes.append(len(received))
                target.sendall(received)
        except OSError:
            pass
        finally:
            source.close()
            target.close()

    def accept() -> None:
        while True:
            try:
                visitor, _ = listener.accept()
            except OSError:
                return
            server_side = socket.create_connection((behind.hostname, behind.port or 80))
            threading.Thread(target=pump, args=(visitor, server_side, []), daemon=True).start()
            threading.Thread(target=pump, args=(server_side, visitor, counted), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://localhost:{listener.getsockname()[1]}/", lambda: sum(counted)
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
