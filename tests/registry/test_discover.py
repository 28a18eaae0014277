"""A registry lists a folder: every file by its name, and a file without a record is an error that names it."""

import importlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from landscapes import LANDSCAPES, Landscape
from registry import discover


@dataclass(frozen=True)
class Record:
    number: int
    key: str = ""


@pytest.fixture
def package(tmp_path, monkeypatch, request):
    """A function that makes a package of the given files and imports it."""

    def make(**files):
        name = f"package_of_{request.node.name}"
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").touch()
        for stem, text in files.items():
            (folder / f"{stem}.py").write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        return importlib.import_module(name)

    return make


def record(number):
    """The text of a file that defines a record."""
    return f"from tests.registry.test_discover import Record\nRECORD = Record({number})\n"


def test_every_file_by_its_name_in_order(package):
    found = discover(package(b=record(2), a=record(1), c=record(3)), "RECORD")
    assert found == {"a": Record(1, "a"), "b": Record(2, "b"), "c": Record(3, "c")}
    assert list(found) == ["a", "b", "c"]


def test_subpackages_are_passed_over(package):
    outer = package(a=record(1))
    inner = Path(outer.__file__).parent / "core"
    inner.mkdir()
    (inner / "__init__.py").touch()
    assert list(discover(outer, "RECORD")) == ["a"]


def test_a_file_without_a_record_is_named(package):
    incomplete = package(a=record(1), forgetful="RECRD = 1\n")
    with pytest.raises(ImportError, match=r"forgetful\.py defines no RECORD"):
        discover(incomplete, "RECORD")


def test_an_error_in_a_file_is_not_hidden(package):
    broken = package(broken="1 / 0\n")
    with pytest.raises(ZeroDivisionError):
        discover(broken, "RECORD")


def test_landscapes_are_discovered():
    assert all(isinstance(land, Landscape) and land.key == name for name, land in LANDSCAPES.items())
