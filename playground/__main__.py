"""The playground without its page: `python -m playground gif "?landscape=saddle" saddle.gif` writes a race as a GIF."""

import argparse
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from playground.exports.formats.gif import FASTEST, FRAMES, SECONDS, SIDE, SIZE, THEME, check_speed, write_gif
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import read_link, split_link
from playground.settings.race import Settings
from playground.words.translation import spoken_in, take_language
from registry import FieldError

WRONG, STOPPED = 2, 130
SURFACES = "surfaces"  # the page whose links are drawn


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {_one_line(message)}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; 0, 2 if something is wrong with it (one line on stderr says what), 130 if interrupted."""
    chosen = _parser().parse_args(arguments)
    try:
        print(chosen.run(chosen))
    except FieldError as error:
        print(f"playground {chosen.command}: {_one_line(str(error))}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print(f"playground {chosen.command}: stopped", file=sys.stderr)
        return STOPPED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("playground", description="The loss landscape playground without its page.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    gif = commands.add_parser("gif", help="write a race as an animated GIF", allow_abbrev=False)
    gif.add_argument("link", help="a link of the page or its part from the question mark on; empty for the default")
    gif.add_argument("output", help="the file to write; one that is there is replaced")
    gif.add_argument(
        "--frames",
        default=str(FRAMES.default),
        help=f"{FRAMES.allowed}, at most {FASTEST} a second (default: %(default)s)",
    )
    gif.add_argument("--size", default="{}x{}".format(*SIZE), help="width x height in px (default: %(default)s)")
    seconds = f"without the last frame's pause; {SECONDS.allowed} (default: %(default)s)"
    gif.add_argument("--seconds", default=f"{SECONDS.default:g}", help=seconds)
    gif.add_argument("--theme", default=THEME.default, help=f"{THEME.allowed} (default: %(default)s)")
    gif.set_defaults(run=_gif)
    return parser


def _gif(chosen: argparse.Namespace) -> str:
    """Writes the film; what has been written, in a line."""
    query = split_link(chosen.link)
    language, settings = take_language(query), _settings(query)
    size = _size(chosen.size)
    frames = int(FRAMES.parse("frames", chosen.frames))
    seconds = SECONDS.parse("seconds", chosen.seconds)
    check_speed(frames, seconds)
    theme: Any = THEME.parse("theme", chosen.theme)
    target = _target(chosen.output)
    began = time.perf_counter()
    with _replacing(target) as file, spoken_in(language):
        write_gif(race_scene(settings, race(settings)), file, size, frames, seconds, theme, _reporter())
    kilobytes, took = target.stat().st_size / 1000, time.perf_counter() - began
    return f"{target}: {frames} frames, {size[0]}x{size[1]} px, {kilobytes:.0f} kB, written in {took:.1f} s"


def _settings(query: dict[str, str]) -> Settings:
    page = query.pop("page", SURFACES)
    if page != SURFACES:
        raise FieldError("page", page, f"must be {SURFACES}: only their races are drawn without a browser")
    settings, problems = read_link(query)
    if problems:
        more = f" ({len(problems) - 1} more like this)" if len(problems) > 1 else ""
        raise FieldError(problems[0].field, problems[0].value, problems[0].allowed + more)
    return settings


def _size(text: str) -> tuple[int, int]:
    sides = re.fullmatch(r"(\d+)x(\d+)", text, re.ASCII)
    try:
        if sides is None:
            raise FieldError("size", text, SIDE.allowed)
        width, height = (int(SIDE.parse("size", side)) for side in sides.groups())
    except FieldError:
        allowed = f"must be width x height in px, like 720x540, each from {SIDE.at_least} to {SIDE.at_most}"
        raise FieldError("size", text, allowed) from None
    return width, height


def _target(output: str) -> Path:
    """The file to write, links in its path followed. Raises FieldError if there can be none."""
    if not output or "\0" in output:
        raise FieldError("output", output, "must be the path of a file")
    target = Path(os.path.realpath(output))
    if os.path.exists(target) and not os.path.isfile(target):
        raise FieldError("output", output, "must be a file, not a folder or a device")
    if not os.path.isdir(target.parent):
        raise FieldError("output", output, "must lie in a folder that exists")
    return target


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """A new file beside the target that takes its place at the end, or goes if anything fails."""
    beside = target.with_name(f".playground-{os.getpid()}.part")
    try:
        file = beside.open("xb")
    except OSError as error:
        reason = f"must lie in a folder that can be written to ({error.strerror})"
        raise FieldError("output", str(target), reason) from None
    try:
        with file:
            yield file
        os.replace(beside, target)
    except OSError as error:
        raise FieldError("output", str(target), f"could not be written ({error.strerror})") from None
    finally:
        beside.unlink(missing_ok=True)


def _reporter() -> Callable[[int, int], None] | None:
    """Counts the frames on stderr if that is a terminal."""
    if not sys.stderr.isatty():
        return None

    def report(done: int, total: int) -> None:
        print(f"\rframe {done}/{total}", end="\r\033[K" if done == total else "", file=sys.stderr, flush=True)

    return report


def _one_line(text: str) -> str:
    """The text with whatever does not print, line breaks among it, as spaces."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


if __name__ == "__main__":
    sys.exit(main())
