"""Every group of benchmarks works: `python -m benchmarks --quick` prints its figures, or which peer is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PEERS = ("PyTorch", "torch.optim", "optax", "matplotlib", "gcc")


def measured(group):
    """The rows of a group's table: what, here, beside, there, ratio, target, verdict."""
    command = [sys.executable, "-W", "error", "-m", "benchmarks", "--quick", group]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    _, _, *rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("group", ["kernels", "gif", "network"])
def test_a_group_prints_figures(group):
    rows = measured(group)
    assert len(rows) > 3
    for what, here, beside, *_ in rows:
        assert here or any(peer in beside for peer in PEERS), what


def test_an_unknown_group_is_refused_by_name():
    command = [sys.executable, "-m", "benchmarks", "kernel"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "'kernel'" in done.stderr and "kernels" in done.stderr
