"""Waiting times: for the first paths of a new process, for the next landscape, for the first picture of the page.

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
from typing import NamedTuple

from benchmarks.browser import ROOT, chromium, open_page, serve, wait_for_port
from benchmarks.rows import Missing, Row, limited, missing, slower
from benchmarks.timing import medians, seconds

RACE = ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta", "adam", "amsgrad")
STEPS = 1_000

FIRST_PATHS = """
from landscapes import LANDSCAPES
from optimizers import trace
for optimizer in {race}:
    trace(optimizer, LANDSCAPES["rosenbrock"], steps={steps})
print("done", flush=True)
"""

NEXT_LANDSCAPES = """
import json, time
from landscapes import LANDSCAPES
from playground.race.runs import race
from playground.settings.race import Settings
settings = Settings().with_value("optimizers", {race}).with_value("steps", {steps})
race(settings)
taken = dict()
for landscape in list(LANDSCAPES)[:{landscapes}]:
    if landscape != settings.value("landscape"):
        begin = time.perf_counter()
        race(settings.with_value("landscape", landscape))
        taken[landscape] = time.perf_counter() - begin
print(json.dumps(taken), flush=True)
"""

EVERYTHING = """
import json, time
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, SCHEDULES
from optimizers.engine import callbacks, descent
from optimizers.engine.loop import compiled_loop
begin, cpu = time.perf_counter(), time.process_time()
compiled_loop()
for optimizer in list(OPTIMIZERS.values())[:{optimizers}]:
    descent.rule_addresses(optimizer)
for landscape in list(LANDSCAPES.values())[:{landscapes}]:
    descent.surface_addresses(landscape, OPTIMIZERS["newton"])
for schedule in SCHEDULES.values():
    if schedule.observe:
        callbacks.schedule_callback(schedule)
print(json.dumps([time.perf_counter() - begin, time.process_time() - cpu]), flush=True)
"""


class Effort(NamedTuple):
    """How much is measured. optimizers, landscapes: so many of them are "every one", from the first."""

    rounds: int = 5
    race: tuple[str, ...] = RACE
    optimizers: int | None = None
    landscapes: int | None = None


QUICK = Effort(rounds=1, race=RACE[:1], optimizers=2, landscapes=3)


def rows(quick: bool = False) -> list[Row]:
    """The rows of library and page."""
    effort = QUICK if quick else Effort()
    return [
        *_first_paths(effort),
        *_everything(effort),
        *_next_landscape(effort),
        _first_picture(effort.rounds),
    ]


def _first_paths(effort: Effort) -> list[Row]:
    program = FIRST_PATHS.format(race=effort.race, steps=STEPS)
    what = f"new process to {len(effort.race)} runs of {STEPS:,} steps"
    with tempfile.TemporaryDirectory() as filled:
        _run(program, filled)
        calls = {"warm": lambda: _run(program, filled), "empty": lambda: _with_empty_cache(program)}
        taken = medians(calls, effort.rounds)
    return [
        limited(f"{what}, warm cache", taken["warm"], "s", at_most=0.8),
        limited(f"{what}, empty cache", taken["empty"], "s", at_most=4.0),
        slower(f"{what}, empty cache", taken["empty"], "warm cache", taken["warm"]),
    ]


def _with_empty_cache(program: str) -> str:
    with tempfile.TemporaryDirectory() as empty:
        return _run(program, empty)


def _run(program: str, cache: str | Path) -> str:
    """What the program prints; returns with its first line, so that the process's end is not waited for."""
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(cache)}
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.kill()
    return line


def _everything(effort: Effort) -> list[Row]:
    """Every method, landscape, Hessian and schedule: more than any visitor asks for."""
    program = EVERYTHING.format(optimizers=effort.optimizers, landscapes=effort.landscapes)
    with tempfile.TemporaryDirectory() as folder:
        cold, *warm = (json.loads(_run(program, folder)) for _ in range(1 + effort.rounds))
    loading = statistics.median(wall for wall, _ in warm)
    return [
        limited("compile every method and landscape, empty cache, CPU", cold[1], "s", at_most=40.0),
        limited("load every method and landscape, warm cache", loading, "s", at_most=1.0),
    ]


def _next_landscape(effort: Effort) -> list[Row]:
    program = NEXT_LANDSCAPES.format(race=effort.race, steps=STEPS, landscapes=effort.landscapes)
    what = f"next landscape, {len(effort.race)} runs of {STEPS:,} steps, not cached"
    with tempfile.TemporaryDirectory() as empty:
        taken = json.loads(_run(program, empty))
    slowest = max(taken, key=taken.__getitem__)
    return [
        limited(f"{what}: median of {len(taken)}", statistics.median(taken.values()), "s", at_most=0.15),
        limited(f"{what}: {slowest}", taken[slowest], "s", at_most=0.15),
    ]


def _first_picture(rounds: int) -> Row:
    what = "server start to the first picture in the browser, warm cache"
    try:
        with chromium() as browser:
            if rounds > 1:
                _show_first_picture(browser)  # fills the cache
            taken = [seconds(lambda: _show_first_picture(browser)) for _ in range(rounds)]
    except Missing as reason:
        return missing(what, str(reason))
    return limited(what, statistics.median(taken), "s", at_most=3.5)


def _show_first_picture(browser) -> None:
    with serve() as address:
        wait_for_port(address)
        open_page(browser, address).context.close()
