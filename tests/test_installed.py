"""An installed copy has everything that the library, the command line and the page need, and works from any folder."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from time import monotonic, sleep

import pytest
from PIL import Image

PROJECT = Path(__file__).parents[1]
PACKAGES = ("registry", "landscapes", "optimizers", "playground")
BESIDE = ("assets", ".streamlit", "app.py")  # what the page needs beside the packages
RECIPE = ("pyproject.toml", "setup.py", "requirements.txt", "README.md", "LICENSE")
IGNORED = ("__pycache__", ".DS_Store")
PATIENCE = 60  # seconds, for slow machines
RACE = "?optimizers=adam&steps=5"  # one method on one surface, the same in all tests: each is compiled once
A_RUN = """
from landscapes import LANDSCAPES
from landscapes.networks import digits
from optimizers import trace

assert LANDSCAPES["ackley"].saddles and len(digits().test)
assert len(trace("adam", LANDSCAPES["rosenbrock"], steps=5).points) == 6
"""


def copied(names, source, target):
    """The folder `target` with these files and folders of another."""
    target.mkdir()
    for name in names:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=shutil.ignore_patterns(*IGNORED))
        else:
            shutil.copy(source / name, target / name)
    return target


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of an installed copy, made from a clean copy: setuptools keeps deleted files in build/."""
    folder = tmp_path_factory.mktemp("installed")
    source = copied([*PACKAGES, *BESIDE, *RECIPE], PROJECT, folder / "source")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--no-compile", "--target", folder / "site"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *options, source]
    done = subprocess.run(pip, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def elsewhere(installed, tmp_path):
    """What runs a command in another folder with the installed copy, as arguments of subprocess.run."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "STREAMLIT"))}
    return {"cwd": tmp_path, "env": inherited | {"PYTHONPATH": str(installed)}}


def files(folder, names):
    """All files in these parts of a folder."""
    found = {path for name in names for path in [folder / name, *(folder / name).rglob("*")] if path.is_file()}
    return {path.relative_to(folder).as_posix() for path in found if not set(path.parts) & set(IGNORED)}


def test_no_file_is_left_out(installed):
    packages, beside = files(PROJECT, PACKAGES), files(PROJECT, BESIDE)
    assert len(packages) > 200 and len(beside) > 100
    assert {name for name in packages if not name.endswith((".md", ".pot"))} - files(installed, PACKAGES) == set()
    assert beside - files(installed / "playground" / "root", BESIDE) == set()


def test_the_library_works_from_any_folder(elsewhere):
    subprocess.run([sys.executable, "-W", "error", "-c", A_RUN], check=True, **elsewhere)


def test_the_command_writes_a_film_from_any_folder(installed, elsewhere):
    command = shutil.which("loss-landscape", path=installed / "bin")
    assert command, "no command loss-landscape was installed"
    quick = ["--size", "120x100", "--frames", "3"]
    subprocess.run([sys.executable, command, "gif", RACE, "film.gif", *quick], check=True, **elsewhere)
    with Image.open(elsewhere["cwd"] / "film.gif") as film:
        assert film.n_frames == 3


def test_the_page_is_served_from_any_folder(elsewhere):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    elsewhere["env"] |= {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_HEADLESS": "true"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen([sys.executable, "-m", "playground", "page"], **pipes, **elsewhere) as server:
        try:
            race = answer(f"http://127.0.0.1:{port}/live/race{RACE}", server)
        finally:
            server.kill()
    assert len(race) > 6 * 8  # two numbers of four bytes for each of the points


def answer(address, server):
    """The response of a server once it has started."""
    deadline = monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as reply:
                return reply.read()
        except OSError:
            assert server.poll() is None, server.stdout.read().decode()
            assert monotonic() < deadline
            sleep(0.1)
