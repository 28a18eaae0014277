"""How responsive the page is in a headless Chromium: drags of a start, keys on a slider, playback; bytes an update.

Times are taken inside the page (probe.js): performance.now() at the pointer move or key press and in the animation
frame that shows the answer. The pointer moves once a frame, as a mouse does; a move that is overtaken by a newer
one has no picture and does not count.
"""

import statistics
import time
from typing import Any, NamedTuple

from benchmarks.browser import AS_STREAMLIT_COMES, STREAMLIT_ENVIRONMENT, chromium, open_page, serve, wait_for_port
from benchmarks.rows import Missing, Row, limited, missing, slower
from benchmarks.startup import RACE, STEPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from playground.race.internals import INTERNALS
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import query_text, write_link
from playground.settings.race import Settings
from playground.settings.tuning import working_learning_rate
from playground.stage.messages import paths_message

SMALL = Settings().with_value("steps", 300)
LARGE = Settings().with_value("optimizers", RACE).with_value("steps", STEPS)
RAISED = LARGE.with_value("dimensions", "3")
SHOWN = LARGE.with_value("show", tuple(INTERNALS))
CLOUDED = LARGE.with_value("steps", 300).with_value("noise", 2.0).with_value("seeds", 50)
PLAYBACKS = ((LARGE, 58.0), (RAISED, 55.0), (SHOWN, 58.0), (CLOUDED, 55.0))  # with the least frames a second
SLIDER = ".st-key-adam-learning_rate input[type=range]"


class Effort(NamedTuple):
    """How much is measured. drag, playback: ms. settling: seconds that a new server gets for its background work.

    presses: the slider has at least 20 stops below where it begins. playbacks: the first so many of PLAYBACKS.
    arrows: whether a start is dragged with all arrows on, too.
    """

    drag: int = 6_000
    playback: int = 5_000
    presses: int = 20
    playbacks: int | None = None
    arrows: bool = True
    settling: float = 5.0


QUICK = Effort(drag=500, playback=300, presses=1, playbacks=1, arrows=False, settling=0.0)


def rows(quick: bool = False) -> list[Row]:
    """The rows of the page; a single one if there is no browser."""
    effort = QUICK if quick else Effort()
    if not quick:
        _fill_cache()
    try:
        with chromium() as browser, serve() as address:
            wait_for_port(address)
            open_page(browser, address).context.close()
            time.sleep(effort.settling)
            return [
                *_dragging(browser, address, effort),
                *_slider(browser, address, effort),
                *(_playback(browser, address, *each, effort.playback) for each in PLAYBACKS[: effort.playbacks]),
                *(_dragging_arrows(browser, address, effort) if effort.arrows else ()),
                *_orbit(browser, address, effort.playback),
            ]
    except Missing as reason:
        return [missing("everything in a browser", str(reason))]


def _fill_cache() -> None:
    """Compiles what a server compiles in the background, so that nothing is compiled while it is measured."""
    for optimizer in OPTIMIZERS:
        working_learning_rate(optimizer, Settings().surface)
    for landscape in LANDSCAPES:
        race(Settings().with_value("landscape", landscape))


def _open(browser: Any, address: str, settings: Settings) -> Any:
    page = open_page(browser, f"{address}?{query_text(write_link(settings))}")
    page.evaluate("probe.quiet()")
    return page


def _size(settings: Settings) -> str:
    arrows = ", all arrows on" if settings.show else ""
    return f"{len(settings.entries)} x {settings.steps:,} steps{arrows}"


def _dragging(browser: Any, address: str, effort: Effort) -> list[Row]:
    small, large = (_drag(browser, address, settings, effort.drag) for settings in (SMALL, LARGE))
    what = f"drag of the start while playing, {_size(LARGE)}"
    latencies = sorted(large["latencies"])
    return [
        limited(f"{what}: move to picture, median", statistics.median(latencies) / 1000, "s", at_most=0.035),
        limited(f"{what}: 95th percentile", statistics.quantiles(latencies, n=20)[-1] / 1000, "s", at_most=0.070),
        limited(f"{what}: updates a second", 1000 * large["updates"] / large["ms"], "/ s", at_least=30.0),
        *_bytes(SMALL, small, 15_000),
        *_bytes(LARGE, large, 97_000),
    ]


def _dragging_arrows(browser: Any, address: str, effort: Effort) -> list[Row]:
    measured = _drag(browser, address, SHOWN, effort.drag)
    what = f"drag of the start while playing, {_size(SHOWN)}: move to picture, median"
    return [
        limited(what, statistics.median(measured["latencies"]) / 1000, "s", at_most=0.035),
        *_bytes(SHOWN, measured, 420_000),
    ]


def _drag(browser: Any, address: str, settings: Settings, ms: int) -> Any:
    """What probe.drag says about a drag on the first map that lasts so many ms."""
    page = _open(browser, address, settings)
    _play(page)
    canvas = page.locator(".ll-canvas").first
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.evaluate("probe.quiet()")
    measured = canvas.evaluate("(canvas, ms) => probe.drag(canvas, ms)", ms)
    page.mouse.up()
    page.evaluate("probe.quiet()")
    page.context.close()
    return measured


def _play(page: Any) -> None:
    """Plays from the beginning, again and again."""
    page.keyboard.press("Home")
    state = page.evaluate("globalThis.lossLandscape.state()")
    if not state["loop"]:
        page.keyboard.press("l")
    if not state["playing"]:
        page.keyboard.press(" ")


def _bytes(settings: Settings, measured: Any, at_most: float) -> list[Row]:
    message = len(paths_message(race_scene(settings, race(settings)), 1))
    return [
        limited(f"paths message, {_size(settings)}", message, "B", at_most=at_most),
        limited(
            f"all bytes received for an update, {_size(settings)}",
            measured["bytes"] / measured["updates"],
            "B",
            at_most=at_most,
        ),
    ]


def _slider(browser: Any, address: str, effort: Effort) -> list[Row]:
    """Presses on the slider of Adam's learning rate: here and on the same page with Streamlit's defaults, in turn.

    The page for comparison has garbage collections after every run, no uvloop, and no live route.
    """
    with serve(AS_STREAMLIT_COMES, STREAMLIT_ENVIRONMENT) as plain_address:
        wait_for_port(plain_address)
        still = LARGE.with_value("step", STEPS // 2)
        here, plain = _open(browser, address, still), _open(browser, plain_address, still)
        plain.route("**/live/**", lambda route: route.abort())
        time.sleep(effort.settling)
        taken: dict[Any, list[float]] = {here: [], plain: []}
        for page in [here, plain] * effort.presses:
            taken[page].append(press(page) / 1000)
        medians = [statistics.median(taken[page]) for page in (here, plain)]
        here.context.close()
        plain.context.close()
    what = f"key press on a slider to the picture, {_size(LARGE)}"
    return [
        limited(f"{what}: median", medians[0], "s", at_most=0.090),
        slower(f"{what}: median", medians[0], "with Streamlit's defaults", medians[1], at_most=0.5),
    ]


def press(page: Any) -> float:
    """The ms of one press, always downwards, so that the result is never cached."""
    page.bring_to_front()
    page.locator(SLIDER).focus()
    page.evaluate("probe.arm()")
    page.keyboard.press("ArrowLeft")
    taken = page.evaluate("probe.key")
    page.evaluate("probe.quiet()")
    return float(taken)


def _playback(browser: Any, address: str, settings: Settings, at_least: float, ms: int) -> Row:
    page = _open(browser, address, settings)
    _play(page)
    rate = page.evaluate("ms => probe.playback(ms)", ms)
    page.context.close()
    more = ", all arrows on" if settings.show else f", {settings.seeds} seeds" if settings.seeds > 1 else ""
    what = f"playback in {settings.dimensions}-D{more}, {len(RACE)} panels, {settings.steps:,} steps: frames a second"
    return limited(what, rate, "/ s", at_least=at_least)


def _orbit(browser: Any, address: str, ms: int) -> list[Row]:
    """Frames while the camera moves and the race plays: each draws the surface and all paths anew."""
    page = _open(browser, address, RAISED)
    _play(page)
    canvas = page.locator(".ll-canvas").first
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.9)
    page.mouse.down()
    taken = sorted(canvas.evaluate("(canvas, ms) => probe.orbit(canvas, ms)", ms))
    page.mouse.up()
    page.context.close()
    what = f"camera move in 3-D while playing, {_size(RAISED)}"
    return [
        limited(f"{what}: a frame, median", statistics.median(taken) / 1000, "s", at_most=0.130),
        limited(f"{what}: 95th percentile", statistics.quantiles(taken, n=20)[-1] / 1000, "s", at_most=0.130),
    ]
