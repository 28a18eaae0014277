"""The command line: `loss-landscape page`, or `python -m playground page` in a checkout, opens the page.

The other commands need no page: `loss-landscape gif "?landscape=saddle" saddle.gif` writes a race as a GIF. There is
one for each export format, with the format's fields as its options.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from playground.assets import APP
from playground.exports.format import Format, Progress
from playground.exports.formats import FORMATS
from playground.race.runs import race
from playground.scene.race_scene import race_scene
from playground.settings.link import split_link
from playground.settings.page import Page
from playground.settings.pages import PAGE, PAGES
from playground.settings.race import Settings
from playground.words.translation import spoken_in, take_language
from registry import FieldError

WRONG, STOPPED = 2, 130


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{self.prog}: {_one_line(message)}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line. Returns 0, 2 if something is wrong (one line on stderr says what), or 130 if interrupted."""
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
    parser = _Parser("playground", description="The loss landscape playground.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for kind in FORMATS.values():
        _add_command(commands, kind)
    environment = "Streamlit's settings come from the environment, for example STREAMLIT_SERVER_PORT=8600."
    page = commands.add_parser("page", help="open the page", description=environment, allow_abbrev=False)
    page.set_defaults(run=_page)
    return parser


def _page(chosen: argparse.Namespace) -> NoReturn:
    """Serves the page until it is stopped."""
    from streamlit.web import cli  # half a second that no other command needs

    sys.exit(cli.main(["run", str(APP)], prog_name="streamlit"))


def _add_command(commands: "argparse._SubParsersAction[_Parser]", kind: Format) -> None:
    command = commands.add_parser(kind.key, help=kind.about, description=kind.about, allow_abbrev=False)
    command.add_argument("link", help="a link, or its part from the question mark on; empty for the defaults")
    command.add_argument("output", help="the file to write; an existing one is replaced")
    name: str
    field: Any  # each kind of field writes and reads values of its own
    for name, field in kind.fields.items():
        text = f"{field.help} It {field.allowed}".replace("%", "%%")
        default = field.write(field.default)
        command.add_argument(f"--{name.replace('_', '-')}", default=default, help=f"{text} (default: %(default)s)")
    command.set_defaults(run=partial(_export, kind))


def _export(kind: Format, chosen: argparse.Namespace) -> str:
    """Writes the file and returns a line that says what has been written."""
    query = split_link(chosen.link)
    language, settings = take_language(query), _settings(query)
    options = kind.checked({name: field.parse(name, getattr(chosen, name)) for name, field in kind.fields.items()})
    target = _target(chosen.output)
    began = time.perf_counter()
    with _replacing(target) as file, spoken_in(language):
        written = kind.write(race_scene(settings, race(settings)), file, progress=_reporter(kind.unit), **options)
    kilobytes, took = target.stat().st_size / 1000, time.perf_counter() - began
    return f"{target}: {written}, {kilobytes:.0f} kB, written in {took:.1f} s"


def _settings(query: dict[str, str]) -> Settings:
    key = query.pop("page", PAGE.default)
    races: dict[str, Page[Settings]] = {key: page for key, page in PAGES.items() if isinstance(page.settings, Settings)}
    if key not in races:
        raise FieldError("page", key, f"must be {' or '.join(races)}: only races are drawn without a browser")
    settings, problems = races[key].read(query, races[key].settings)
    if problems:
        more = f" ({len(problems) - 1} more like this)" if len(problems) > 1 else ""
        raise FieldError(problems[0].field, problems[0].value, problems[0].allowed + more)
    return settings


def _target(output: str) -> Path:
    """The file to write, with links in its path resolved. Raises FieldError if it cannot be one."""
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
    """A new file beside the target, which replaces it at the end and is removed if anything fails."""
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


def _reporter(unit: str) -> Progress | None:
    """A function that shows the progress on stderr, if that is a terminal."""
    if not sys.stderr.isatty():
        return None

    def report(done: int, total: int) -> None:
        print(f"\r{unit} {done}/{total}", end="\r\033[K" if done == total else "", file=sys.stderr, flush=True)

    return report


def _one_line(text: str) -> str:
    """The text with spaces in place of everything unprintable, line breaks included."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


if __name__ == "__main__":
    sys.exit(main())
