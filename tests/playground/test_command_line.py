"""The command line writes what it claims; if anything is wrong it writes one line that names it, and no file."""

import csv
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from landscapes import LANDSCAPES
from optimizers import trace
from playground.__main__ import main
from playground.exports.formats import FORMATS
from playground.settings.pages import PAGES

ROOT = Path(__file__).parents[2]
QUICK = ("--size", "120x100", "--frames", "3")

BAD = {
    "unknown field": (["?momentun.beta=1"], "momentun.beta", "is not a setting"),
    "bad value": (["?adam.beta1=7"], "adam.beta1", "below 1"),
    "bad landscape": (["landscape=sadle"], "landscape", "saddle"),
    "two bad": (["?steps=0&seed=x"], "steps", "1 more"),
    "field twice": (["?steps=20&steps=30"], "steps", "once"),
    "no address": (["http://[::1"], "link = 'http://[::1'", "must be an address"),
    "20,000 names": (["?" + "&".join(f"n{i}=1" for i in range(20_000))], "link", "at most 200 settings"),
    "another page": (["?page=digits&seeds=3"], "page = 'digits'", "must be surfaces: only races"),
    "no page": (["?page=poems"], "page = 'poems'", "must be surfaces"),
    "line break": (["?a%0Ab%1b=3"], "a b ", "is not a setting"),
    "no frames": (["", "--frames", "0"], "frames = 0", "at least 1"),
    "many frames": (["", "--frames", "1000000000"], "frames = 1000000000", "at most 1000"),
    "huge frames": (["", "--frames", "9" * 5000], "frames", "at most 1000"),
    "more frames than browsers show": (["", "--frames", "200", "--seconds", "2"], "frames = 200", "at most 100 in 2 s"),
    "words for frames": (["", "--frames", "ten"], "frames = 'ten'", "whole number"),
    "no size": (["", "--size", "0x0"], "size = '0x0'", "from 64 to 2160"),
    "lopsided size": (["", "--size", "99999x1"], "size = '99999x1'", "from 64 to 2160"),
    "half a size": (["", "--size", "720"], "size = '720'", "720x540"),
    "no time": (["", "--seconds", "0"], "seconds = 0.0", "at least 0.1"),
    "endless time": (["", "--seconds", "inf"], "seconds = inf", "at most 120"),
    "unknown theme": (["", "--theme", "sepia"], "theme = 'sepia'", "light, dark"),
    "unknown option": (["", "--colour", "red"], "--colour", "unrecognized"),
    "option without value": (["", "--frames"], "--frames", "expected one argument"),
}


def refuses(capsys, *arguments):
    """The one line on stderr with which the command line gives up."""
    try:
        code = main([*arguments])
    except SystemExit as exit:
        code = exit.code
    said = capsys.readouterr()
    assert code == 2
    assert not said.out
    assert said.err.endswith("\n")
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize(
    "link",
    [
        "",
        "?",
        "?landscape=saddle&steps=20",
        "?page=surfaces&fbclid=x&utm_source=y",
        "https://example.org/app?layout=overlay",
    ],
)
def test_writes_a_film_and_says_so(link, tmp_path, capsys):
    target = tmp_path / "film.gif"
    assert main(["gif", link, str(target), *QUICK, "--seconds", "0.5", "--theme", "dark"]) == 0
    said = capsys.readouterr()
    assert not said.err
    assert said.out.startswith(f"{target}: 3 frames, 120x100 px, ")
    with Image.open(target) as film:
        assert (film.n_frames, film.size) == (3, (120, 100))
    assert os.listdir(tmp_path) == ["film.gif"]


def test_writes_the_runs_as_a_table(tmp_path, capsys):
    target = tmp_path / "runs.csv"
    assert main(["csv", "?optimizers=adam,momentum&steps=20&landscape=himmelblau", str(target)]) == 0
    said = capsys.readouterr()
    assert not said.err
    assert said.out.startswith(f"{target}: 42 rows, ")
    with target.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    run = trace("momentum", LANDSCAPES["himmelblau"], steps=20, learning_rate=float(rows[-2]["learning_rate"]))
    assert [float(row["loss"]) for row in rows if row["optimizer"] == "Momentum"] == run.losses.tolist()
    assert os.listdir(tmp_path) == ["runs.csv"]


def test_every_page_of_races_is_drawn(tmp_path, capsys, monkeypatch):
    first = next(page for page in PAGES.values() if page.is_first)
    monkeypatch.setitem(PAGES, "duels", replace(first, key="duels"))
    assert main(["csv", "?page=duels&steps=30&optimizers=adam", str(tmp_path / "duel.csv")]) == 0
    assert "31 rows" in capsys.readouterr().out
    assert "must be surfaces or duels" in refuses(capsys, "csv", "?page=digits", str(tmp_path / "digits.csv"))


def test_an_option_of_another_format_is_refused(tmp_path, capsys):
    assert "--frames" in refuses(capsys, "csv", "", str(tmp_path / "runs.csv"), "--frames", "3")


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_named_in_one_line(case, tmp_path, capsys):
    (link, *options), named, allowed = BAD[case]
    line = refuses(capsys, "gif", link, str(tmp_path / "film.gif"), *options)
    assert named in line
    assert allowed in line
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize(
    ("output", "allowed"),
    [
        ("", "path of a file"),
        ("missing/film.gif", "folder that exists"),
        ("folder", "not a folder"),
        ("n" * 300, "too long"),
    ],
)
def test_a_bad_output_is_named(output, allowed, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    line = refuses(capsys, "gif", "", output, *QUICK)
    assert "output = " in line
    assert allowed in line
    assert os.listdir(tmp_path) == ["folder"]


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, capsys, monkeypatch):
    def refuse(self, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in refuses(capsys, "gif", "", str(tmp_path / "film.gif"), *QUICK)


def test_a_device_is_left_alone(capsys):
    assert "device" in refuses(capsys, "gif", "", os.devnull, *QUICK)


@pytest.mark.parametrize(("error", "code"), [(OSError(28, "No space left on device"), 2), (KeyboardInterrupt(), 130)])
def test_the_old_file_stays_if_writing_fails(error, code, tmp_path, capsys, monkeypatch):
    target = tmp_path / "film.gif"
    target.write_bytes(b"old")

    def fail(scene, file, **options):
        file.write(b"half")
        raise error

    monkeypatch.setitem(FORMATS, "gif", replace(FORMATS["gif"], write=fail))
    assert main(["gif", "", str(target)]) == code
    assert capsys.readouterr().err.count("\n") == 1
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["film.gif"]


def test_a_command_is_needed(capsys):
    assert "command" in refuses(capsys)
    assert "gif" in refuses(capsys, "jpeg")


@pytest.mark.parametrize(("link", "code", "lines"), [("?steps=30", 0, 0), ("?steps=-1", 2, 1)])
def test_as_a_program(link, code, lines, tmp_path):
    command = [sys.executable, "-m", "playground", "gif", link, str(tmp_path / "film.gif"), *QUICK]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == lines
    assert (tmp_path / "film.gif").exists() == (code == 0)
