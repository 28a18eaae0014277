"""How responsive the page on digits is: from a key press or a drag on a slider to the new curves.

Every press requests a training of 10 epochs that is not cached. The time of the training alone, on a free thread of
this machine, is given beside it.
"""

import statistics
import time
from typing import Any, NamedTuple

from benchmarks.browser import chromium, open_page, serve, wait_for_port
from benchmarks.page import press
from benchmarks.rows import Missing, Row, limited, missing, slower
from landscapes.networks import Perceptron, digits
from optimizers import train

DRAWN = "globalThis.lossCurves?.state().done"
THUMB = ".st-key-adam-learning_rate [data-testid=stSliderThumbValue]"
WHAT = "digits, four methods, 10 epochs"


class Effort(NamedTuple):
    """How much is measured. settling: seconds that a new server gets for its background work."""

    presses: int = 20
    moves: int = 300
    settling: float = 5.0


QUICK = Effort(presses=2, moves=20, settling=0.0)


def rows(quick: bool = False) -> list[Row]:
    """The rows of the page on digits; a single one if there is no browser."""
    effort = QUICK if quick else Effort()
    alone = _training(effort.presses)
    try:
        with chromium() as browser, serve() as address:
            wait_for_port(address)
            page = open_page(browser, f"{address}?page=digits&adam.learning_rate=0.1", DRAWN)
            time.sleep(effort.settling)
            pressed = [press(page) / 1000 for _ in range(effort.presses)]
            updates = _drag(page, effort.moves)
            page.context.close()
    except Missing as reason:
        return [missing("the page on digits in a browser", str(reason))]
    answer = statistics.median(pressed)
    return [
        limited(f"{WHAT}: key press on a slider to the changed curve, median", answer, "s", at_most=0.150),
        slower(f"{WHAT}: the same", answer, "the training alone", alone),
        limited(f"{WHAT}: drag of a slider, trainings drawn a second", updates, "/ s", at_least=10.0),
    ]


def _training(trainings: int) -> float:
    """The seconds of a training, compiled already."""
    seconds = []
    for i in range(trainings):
        begin = time.perf_counter()
        train("adam", Perceptron(), digits(), epochs=10, learning_rate=0.03 + 0.001 * i)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds)


def _drag(page: Any, moves: int) -> float:
    """Pictures a second while the slider of a rate is moved back and forth over all its stops."""
    thumb, track = page.locator(THUMB).bounding_box(), page.locator(".st-key-adam-learning_rate").bounding_box()
    height = thumb["y"] + thumb["height"] + 8
    page.mouse.move(thumb["x"] + thumb["width"] / 2, height)
    page.mouse.down()
    before, begin = page.evaluate("globalThis.lossCurves.state().updates"), time.perf_counter()
    for i in range(moves):
        page.mouse.move(track["x"] + track["width"] * (0.15 + 0.7 * (i * 0.37 % 1)), height)
    updates, seconds = page.evaluate("globalThis.lossCurves.state().updates") - before, time.perf_counter() - begin
    page.mouse.up()
    return updates / seconds
