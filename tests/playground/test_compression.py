"""Streamlit's scripts and styles are sent compressed, and their headers stay true."""

import gzip
import urllib.error
import urllib.request

import pytest

from playground.compression import STATIC
from tests.playground.test_server import serving

SCRIPT = max((STATIC / "js").glob("*.js"), key=lambda path: path.stat().st_size)


@pytest.fixture(scope="module")
def ask():
    """ask(path, **headers) -> status, headers, body."""
    with serving() as server:

        def asked(path, method="GET", **headers):
            named = {name.replace("_", "-"): text for name, text in headers.items()}
            request = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", method=method, headers=named)
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return answer.status, answer.headers, answer.read()
            except urllib.error.HTTPError as refusal:
                return refusal.code, refusal.headers, refusal.read()

        yield asked


def test_a_script_comes_compressed_and_is_kept(ask):
    status, headers, body = ask(f"/static/js/{SCRIPT.name}", Accept_Encoding="gzip, br")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(body) == SCRIPT.read_bytes()
    assert int(headers["Content-Length"]) == len(body) < SCRIPT.stat().st_size / 2
    assert "immutable" in headers["Cache-Control"]
    assert "Accept-Encoding" in headers["Vary"]


def test_who_has_it_is_told_so(ask):
    _, headers, _ = ask(f"/static/js/{SCRIPT.name}", Accept_Encoding="gzip")
    again = ask(f"/static/js/{SCRIPT.name}", Accept_Encoding="gzip", If_None_Match=headers["ETag"])
    assert (again[0], again[2]) == (304, b"")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Accept_Encoding": "br"},
        {"Accept_Encoding": "br, gzip;q=0"},
        {"Accept_Encoding": "gzip", "Range": "bytes=0-9"},
    ],
)
def test_who_cannot_take_it_gets_the_file(ask, headers):
    status, given, body = ask(f"/static/js/{SCRIPT.name}", **headers)
    assert given["Content-Encoding"] is None
    assert body == SCRIPT.read_bytes()[: 10 if status == 206 else None]


def test_a_head_says_the_same_without_the_body(ask):
    _, headers, body = ask(f"/static/js/{SCRIPT.name}", "HEAD", Accept_Encoding="gzip")
    assert (body, headers["Content-Encoding"]) == (b"", "gzip")
    assert headers["Content-Length"] == ask(f"/static/js/{SCRIPT.name}", Accept_Encoding="gzip")[1]["Content-Length"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/none.js",
        "/static/../index.html",
        "/static/%2e%2e/%2e%2e/hello.py",
        "/static/a%00.js",
        f"/static/{'a' * 300}.js",
    ],
)
def test_nothing_else_is_given_away(ask, path):
    """Streamlit answers an unknown path with its page, or not at all."""
    status, _, body = ask(f"/static/{path}", Accept_Encoding="gzip")
    assert status in (400, 404) or body.startswith((b"<!", b"\n<!", b"<html"))
