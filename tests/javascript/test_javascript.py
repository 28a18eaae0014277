"""The modules of the page's JavaScript that need no browser, each tested by a file beside this one, in Node."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.javascript.expected import expected

FOLDER = Path(__file__).parent
FILES = sorted(path.name for path in FOLDER.glob("*.test.js"))
NODE = shutil.which("node")
OLDEST = 18  # the first version of Node with a test runner


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """node(file) -> the finished run of a test file, with what Python expects; skipped without Node, except in CI."""
    version = subprocess.run([NODE, "--version"], capture_output=True, text=True, check=True).stdout if NODE else "v0.0"
    if int(version[1:].split(".")[0]) < OLDEST:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no Node {OLDEST} on this machine: apt install nodejs")
    values = tmp_path_factory.mktemp("javascript") / "expected.json"
    values.write_text(json.dumps(expected(), allow_nan=False), encoding="utf-8")

    def run(file):
        environment = {**os.environ, "EXPECTED": str(values)}
        return subprocess.run([NODE, "--test", FOLDER / file], env=environment, capture_output=True, text=True)

    return run


@pytest.mark.parametrize("file", FILES)
def test_in_node(node, file):
    run = node(file)
    assert run.returncode == 0, run.stdout + run.stderr
