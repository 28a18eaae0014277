"""Streamlit's own scripts and styles, compressed once: it would send them plain, four times as many bytes."""

import gzip
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders

STATIC = Path(streamlit.__file__).parent / "static" / "static"
TEXT = (".js", ".css", ".json", ".svg")
_TAKEN = re.compile(r"(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[^,]*)?(,|$)")


class CompressedStatic:
    """An ASGI layer around an app that serves Streamlit's static files under `prefix`/static/.

    What the app says about a file is kept (how long it may be cached, that it has not changed); only the body differs.
    """

    def __init__(self, app: Any, prefix: str = ""):
        self._app, self._root = app, f"{prefix}/static/"

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request."""
        file = self._wanted(scope)
        if file is None:
            await self._app(scope, receive, send)
            return
        body = await run_in_threadpool(compressed, file)
        is_replaced = False

        async def replace(message: Any) -> None:
            nonlocal is_replaced
            if message["type"] == "http.response.start" and message["status"] == 200:
                is_replaced = True
                _describe(MutableHeaders(raw=message["headers"]), body)
                await send(message)
                await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
            elif not is_replaced:
                await send(message)

        await self._app(scope, receive, replace)

    def _wanted(self, scope: Any) -> Path | None:
        """The requested file, if it can be sent compressed to this client."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        headers = Headers(scope=scope)
        if not _TAKEN.search(headers.get("Accept-Encoding", "")) or "Range" in headers:
            return None
        return _files().get(scope["path"].removeprefix(self._root)) if scope["path"].startswith(self._root) else None


@cache
def _files() -> dict[str, Path]:
    """What can be sent compressed, by its path below the prefix."""
    return {file.relative_to(STATIC).as_posix(): file for file in STATIC.rglob("*") if file.suffix in TEXT}


@lru_cache(maxsize=1024)  # more than Streamlit has files
def compressed(file: Path) -> bytes:
    """The contents of a file as gzip."""
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)


def _describe(headers: MutableHeaders, body: bytes) -> None:
    headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(len(body))
    headers.add_vary_header("Accept-Encoding")
    if "ETag" in headers:
        headers["ETag"] = "W/" + headers["ETag"].removeprefix("W/")
