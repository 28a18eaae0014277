"""A server of the page and a headless Chromium that visits it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.rows import Missing

ROOT = Path(__file__).parent.parent
PROBE = Path(__file__).with_name("probe.js")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--ignore-certificate-errors"]
WINDOW = {"width": 1440, "height": 900}
PATIENCE = 60.0  # seconds
RACING = "globalThis.lossLandscape?.state?.().updates > 0"

AS_SET_UP = "from streamlit.web.cli import main; main()"
AS_STREAMLIT_COMES = "import sys, gc; sys.modules['uvloop'] = None; gc.freeze = lambda: None; " + AS_SET_UP
STREAMLIT_ENVIRONMENT = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}


@contextmanager
def serve(launch: str = AS_SET_UP, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """A server on a free port, started by the Python text `launch`; gives its address at once, before it answers."""
    port = free_port()
    options = [
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
        "--server.headless",
        "true",
    ]
    process = subprocess.Popen(
        [sys.executable, "-c", launch, *options],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(address: str) -> None:
    """Returns when something listens at http://host:port/. Raises Missing if nothing does for a long time."""
    host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            time.sleep(0.005)
    raise Missing("the server did not start")


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium: the system's, else Playwright's own. Raises Missing if there is none."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise Missing("Playwright is not installed") from None
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        except Error:
            raise Missing("there is no Chromium here") from None
        yield browser
        browser.close()


def open_page(browser: Any, address: str, ready: str = RACING) -> Any:
    """A tab of its own with the probe in it, when the first paths, or what else `ready` waits for, have been drawn."""
    page = browser.new_context(viewport=WINDOW).new_page()
    page.add_init_script(path=PROBE)
    page.goto(address)
    page.wait_for_function(ready, timeout=1000 * PATIENCE)
    return page
