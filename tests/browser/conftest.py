"""A server of the page and a Chromium that looks at it."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections import defaultdict
from pathlib import Path
from time import monotonic, sleep

import pytest

from playground.stage.bundle import bundle

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRAWN = "globalThis.lossCurves?.state().done"
RACING = "globalThis.lossLandscape?.state?.().updates > 0"
# A race that rests brings the tabs under it: until their chart stands, the page may move by what comes.
STANDING = f"{RACING} && (globalThis.lossLandscape.state().playing || document.querySelector('.js-plotly-plot'))"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
# While Streamlit runs, what may be stale fades.
CALM = "!document.querySelector('[data-stale=true]') && document.querySelector('[data-test-script-state=notRunning]')"
# Once what a selector finds has stood where it is for a while: a new size of the window takes its time to be answered.
UNMOVED = """async (selector) => {
  const within = (root) =>
    [root, ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? within(shadowRoot) : []))];
  const place = (node) => Object.values(node.getBoundingClientRect().toJSON()).join();
  let before = null;
  for (let frames = 0; frames < 8; ) {
    await new Promise(requestAnimationFrame);
    const now = within(document).flatMap((root) => [...root.querySelectorAll(selector)].map(place)).join();
    frames = now === before ? frames + 1 : 0;
    before = now;
  }
}"""
LONGEST_HISTORY = 25  # entries; a browser keeps 50
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


WITH_MODULES = """async ([sources, text, argument]) => {
  const load = (source) => import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  return eval(text)(Object.assign({}, ...(await Promise.all(sources.map(load)))), argument);
}"""


def pytest_collection_modifyitems(items):
    """Skip tests that need a browser if there is none, except in CI, where that is a failure."""
    if CHROMIUM is None and not os.environ.get("CI"):
        for item in items:
            if ROOT / "tests" / "browser" in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: apt install chromium"))


@pytest.fixture
def with_modules(browser):
    """with_modules(paths, function, argument) -> what a JavaScript function returns on an empty page.

    Its arguments are everything that the modules at these paths under assets export, by name, and `argument`.
    """
    page = browser.new_page()

    def evaluate(paths, function, argument=None):
        return page.evaluate(WITH_MODULES, [[bundle(path) for path in paths], function, argument])

    yield evaluate
    page.close()


@pytest.fixture(scope="session")
def server():
    """The address of a running page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}/"
    try:
        _wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address, patience=60):
    deadline = monotonic() + patience
    while True:
        try:
            urllib.request.urlopen(address + "_stcore/health", timeout=5).close()
            return
        except OSError:  # nobody answers yet, or not in time
            if monotonic() > deadline:
                raise
            sleep(0.1)


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Tab:
    """A page that test after test can use: a browser takes twice as long to open a page as to show another address."""

    def __init__(self, browser, options):
        self.size = options["viewport"]
        self.page = browser.new_context(**options).new_page()
        self.complaints = []
        complain = self.complaints.append
        self.page.on("console", lambda message: complain(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: complain(str(error)))
        self.page.on("request", lambda request: complain(request.url) if _is_foreign(request.url) else None)

    def clear(self):
        """Leave no trace of what has been done; returns whether the tab can be used again."""
        page = self.page
        if page.is_closed():
            return False
        if page.url != "about:blank":
            page.evaluate("() => [localStorage, sessionStorage].forEach((storage) => storage.clear())")
            page.goto("about:blank")
        page.mouse.move(0, 0)
        page.set_viewport_size(self.size)
        page.context.clear_cookies()
        page.context.clear_permissions()
        self.complaints.clear()
        return page.evaluate("history.length") < LONGEST_HISTORY


@pytest.fixture(scope="session")
def idle_tabs():
    """Options -> the tabs that no test uses at present."""
    return defaultdict(list)


@pytest.fixture
def visit(browser, server, idle_tabs):
    """visit(query, ready, **context options) -> a page on which the race is drawn, or what else `ready` waits for.

    No page may complain or look outside.
    """
    used = []

    def opened(query="", ready=STANDING, **options):
        options = {"viewport": {"width": 1440, "height": 900}, **options}
        idle = idle_tabs[repr(sorted(options.items()))]
        tab = idle.pop() if idle else Tab(browser, options)
        used.append((tab, idle))
        tab.page.goto(server + query)
        tab.page.wait_for_function(ready, timeout=60_000)
        return tab.page

    yield opened
    complaints = [complaint for tab, _ in used for complaint in tab.complaints]
    for tab, idle in used:
        if tab.clear():
            idle.append(tab)
        else:
            tab.page.context.close()
    assert complaints == []


@pytest.fixture
def digits(visit):
    """The page on digits once its curves are drawn, as a link opens it."""

    def opened(query="", **options):
        return visit("?page=digits" + query, ready=DRAWN, **options)

    return opened


@pytest.fixture
def audit():
    """audit(page, rules) -> what axe-core finds serious or critical on it: lines of rule, element and reason.

    Without rules it asks all of axe-core's.

    Skipped where axe-core is not installed, except in CI, where its absence is a failure.
    """
    if not AXE.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no axe-core: npm ci")

    def found(page, rules=()):
        if not page.evaluate("'axe' in globalThis"):
            page.add_script_tag(path=AXE)
        page.wait_for_function(CALM, timeout=60_000)
        options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
        violations = page.evaluate("(options) => axe.run(options).then(({ violations }) => violations)", options)
        serious = [violation for violation in violations if violation["impact"] in ("serious", "critical")]
        return [
            f"{violation['id']}: {node['html'][:120]}: {node['failureSummary']}"
            for violation in serious
            for node in violation["nodes"]
        ]

    return found


def resized(page, width, height, parts):
    """The page in a window of another size, once its parts (a selector) stand still."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(UNMOVED, parts)
    return page


def _is_foreign(url):
    return not url.startswith(("http://localhost:", "ws://localhost:", "data:", "blob:"))
