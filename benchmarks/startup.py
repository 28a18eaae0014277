"""How long one waits: for the first paths of a new process, for the next landscape, for the first picture of the page.

Every measurement is a process of its own, timed from its start to the line it prints. "Empty cache" gives numba a new
folder; "warm cache" one that an earlier run has filled. The two take turns.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.browser import ROOT, chromium, open_page, serve, wait_for_port
from benchmarks.rows import Missing, Row, limited, missing, slower
from benchmarks.timing import medians, seconds

RACE = ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta", "adam", "amsgrad")
STEPS = 1_000
ROUNDS = 5

FIRST_PATHS = f"""
from landscapes import LANDSCAPES
from optimizers import trace
for optimizer in {RACE}:
    trace(optimizer, LANDSCAPES["rosenbrock"], steps={STEPS})
print("done", flush=True)
"""

NEXT_LANDSCAPES = f"""
import json, time
from landscapes import LANDSCAPES
from playground.race import race
from playground.settings import Settings
settings = Settings().with_value("optimizers", {RACE}).with_value("steps", {STEPS})
race(settings)
taken = {{}}
for landscape in LANDSCAPES:
    if landscape != settings.landscape:
        begin = time.perf_counter()
        race(settings.with_value("landscape", landscape))
        taken[landscape] = time.perf_counter() - begin
print(json.dumps(taken), flush=True)
"""

EVERYTHING = """
import json, time
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES
from optimizers.engine import callbacks, trace
from optimizers.engine.loop import compiled_loop
begin, cpu = time.perf_counter(), time.process_time()
compiled_loop()
for optimizer in OPTIMIZERS.values():
    trace.rule_addresses(optimizer)
for landscape in LANDSCAPES.values():
    trace.surface_addresses(landscape, OPTIMIZERS["newton"])
for schedule in SCHEDULES.values():
    if schedule.observe:
        callbacks.schedule_callback(schedule)
print(json.dumps(dict(seconds=time.perf_counter() - begin, cpu=time.process_time() - cpu)), flush=True)
"""


def rows() -> list[Row]:
    """The rows of library and page."""
    return [*_first_paths(), *_everything(), *_next_landscape(), _first_picture()]


def _first_paths() -> list[Row]:
    what = f"new process to {len(RACE)} runs of {STEPS:,} steps"
    with tempfile.TemporaryDirectory() as filled:
        _run(FIRST_PATHS, filled)
        taken = medians({"warm": lambda: _run(FIRST_PATHS, filled), "empty": _with_empty_cache}, ROUNDS)
    return [
        limited(f"{what}, warm cache", taken["warm"], "s", at_most=0.8),
        limited(f"{what}, empty cache", taken["empty"], "s", at_most=4.0),
        slower(f"{what}, empty cache", taken["empty"], "warm cache", taken["warm"]),
    ]


def _with_empty_cache() -> str:
    with tempfile.TemporaryDirectory() as empty:
        return _run(FIRST_PATHS, empty)


def _run(program: str, cache: str | Path) -> str:
    """What the program prints; returns with its first line, so that the process's end is not waited for."""
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(cache)}
    process = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process.stdout.readline()


def _everything() -> list[Row]:
    """Every method, landscape, Hessian and schedule: more than any visitor asks for."""
    with tempfile.TemporaryDirectory() as folder:
        cold, *warm = (json.loads(_run(EVERYTHING, folder)) for _ in range(1 + ROUNDS))
    loading = statistics.median(taken["seconds"] for taken in warm)
    return [
        limited("compile every method and landscape, empty cache, CPU", cold["cpu"], "s", at_most=40.0),
        limited("load every method and landscape, warm cache", loading, "s", at_most=1.0),
    ]


def _next_landscape() -> list[Row]:
    what = f"next landscape, {len(RACE)} runs of {STEPS:,} steps, not cached"
    with tempfile.TemporaryDirectory() as empty:
        taken = json.loads(_run(NEXT_LANDSCAPES, empty))
    slowest = max(taken, key=taken.__getitem__)
    return [
        limited(f"{what}: median of {len(taken)}", statistics.median(taken.values()), "s", at_most=0.15),
        limited(f"{what}: {slowest}", taken[slowest], "s", at_most=0.15),
    ]


def _first_picture() -> Row:
    what = "server start to the first picture in the browser, warm cache"
    try:
        with chromium() as browser:
            _show_first_picture(browser)
            taken = [seconds(lambda: _show_first_picture(browser)) for _ in range(ROUNDS)]
    except Missing as reason:
        return missing(what, str(reason))
    return limited(what, statistics.median(taken), "s", at_most=3.5)


def _show_first_picture(browser) -> None:
    with serve() as address:
        wait_for_port(address)
        open_page(browser, address).context.close()
