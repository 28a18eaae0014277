"""Compiled code that cannot be read is compiled anew and replaced; if it cannot be written, there is no cache."""

import shutil
import subprocess

import pytest

from tests.optimizers.engine.house import House
from tests.optimizers.engine.test_training_cache import ONE_TRAINING


def emptied(contents):
    return b""


def cut(contents):
    return contents[: len(contents) // 2]


def garbled(contents):
    """Every thousandth byte is changed."""
    return bytes(byte ^ 255 if i % 1000 == 500 else byte for i, byte in enumerate(contents))


DAMAGES = (emptied, cut, garbled)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return House(tmp_path_factory.mktemp("damaged_cache"))


@pytest.fixture(scope="module")
def first(house):
    """A run and a training, in processes that found no compiled code."""
    return house.trace("adam", "ellipse_rotated"), house.run(ONE_TRAINING)


@pytest.mark.parametrize("turn", range(len(DAMAGES)))
def test_each_damage_to_each_file_is_mended(house, first, turn):
    files = sorted(path for path in house.cache.rglob("*") if path.is_file())
    assert len(files) == 7
    for i, path in enumerate(files):
        path.write_bytes(DAMAGES[(i + turn) % len(DAMAGES)](path.read_bytes()))
    run, training = house.trace("adam", "ellipse_rotated"), house.run(ONE_TRAINING)
    assert (run["points"], training["weights"]) == (first[0]["points"], first[1]["weights"])
    assert run["passes"] and training["passes"]
    assert house.trace("adam", "ellipse_rotated")["passes"] == 0
    assert house.run(ONE_TRAINING)["passes"] == 0


def test_an_unreadable_file_is_compiled_anew(house, first):
    """A folder in place of a file can be neither read nor replaced."""
    path = next(house.cache.rglob("*landscape_*.nbc"))
    path.unlink()
    path.mkdir()
    assert house.trace("adam", "ellipse_rotated")["points"] == first[0]["points"]
    path.rmdir()


FULL_AFTER_THE_IMPORTS = """
import resource
import optimizers
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
"""


def test_files_that_cannot_grow(house, first, tmp_path):
    """A limit on file sizes simulates a disk that fills up while the server runs."""
    pytest.importorskip("resource", reason="no limits of resources on this system")
    found = house.run(FULL_AFTER_THE_IMPORTS + ONE_TRAINING, NUMBA_CACHE_DIR=str(tmp_path))
    assert found["weights"] == first[1]["weights"]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_full_disk(house, first, tmp_path):
    """The small disk holds some of the files, not all."""
    if (
        not shutil.which("mount")
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmp_path], stderr=subprocess.DEVNULL
        ).returncode
    ):
        pytest.skip("no disk can be mounted here: needs root on Linux")
    try:
        found = house.trace("adam", "ellipse_rotated", NUMBA_CACHE_DIR=str(tmp_path))
        kept = [path.stat().st_size for path in tmp_path.rglob("*.nbc")]
    finally:
        subprocess.run(["umount", tmp_path], check=True)
    assert found["points"] == first[0]["points"]
    assert 0 < len(kept) < 3


def test_a_folder_that_has_gone(house, first, tmp_path):
    gone = "import shutil, optimizers\nshutil.rmtree({!r})\n".format(str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    found = house.run(gone + ONE_TRAINING, NUMBA_CACHE_DIR=str(tmp_path / "cache"))
    assert found["weights"] == first[1]["weights"]
