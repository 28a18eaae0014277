"""Samples as a visitor hands them over: two columns of text, or points on a canvas."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from landscapes.core.data import FEWEST, LARGEST, MOST, Samples
from registry import FieldError

LARGEST_FILE = 1_000_000  # bytes
DELIMITERS = (";", "\t", ",")
NUMBER = f"must be a number within {LARGEST:g}"


def read_file(content: bytes) -> Samples:
    """The samples in a file of text. Raises FieldError naming what is wrong with it."""
    if len(content) > LARGEST_FILE:
        raise FieldError("data", f"{len(content):,} bytes", f"must be at most {LARGEST_FILE:,} bytes")
    try:
        return read_rows(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FieldError("data", "bytes that are no text", "must be a text file in UTF-8") from None


def read_rows(text: str) -> Samples:
    """The samples of rows "x, y", divided by commas, semicolons or tabs, under a header or not.

    Between semicolons or tabs a comma may stand for the decimal point. Raises FieldError naming row and column.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=lambda mark: (mark in first, mark != ","))
    samples: list[tuple[float, float]] = []
    for place, (number, cells) in enumerate(_rows(text, delimiter)):
        if place == 0 and not any(_is_number(cell, delimiter) for cell in cells):
            continue  # a header
        if len(samples) == MOST:
            raise FieldError("data", f"more than {MOST:,} rows", f"must have {FEWEST} to {MOST:,} rows")
        if len(cells) != 2:
            raise FieldError(f"data row {number}", delimiter.join(cells), "must have two columns, x and y")
        x, y = (_number(number, column, cell, delimiter) for column, cell in enumerate(cells, 1))
        samples.append((x, y))
    if len(samples) < FEWEST:
        said = {0: "no rows", 1: "one row"}[len(samples)]
        raise FieldError("data", said, f"must have {FEWEST} to {MOST:,} rows")
    return tuple(samples)


def write_rows(samples: Samples) -> str:
    """The samples as read_rows takes them."""
    return "\n".join(f"{x!r}, {y!r}" for x, y in samples)


def read_points(points: Any) -> Samples:
    """The samples of a list of pairs, as the canvas sends them. Raises FieldError for anything else."""
    if not isinstance(points, Sequence) or not FEWEST <= len(points) <= MOST:
        raise FieldError("data", "points", f"must be {FEWEST} to {MOST:,} points")
    try:
        return tuple((float(x), float(y)) for x, y in points)
    except (TypeError, ValueError, OverflowError):
        raise FieldError("data", points, "must be pairs of numbers") from None


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The number of each row that is not empty, from 1, with its cells."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise FieldError(f"data row {reader.line_num}", str(error), "must be two columns of text") from None


def _value(cell: str, delimiter: str) -> float:
    return float(cell if delimiter == "," else cell.replace(",", "."))


def _is_number(cell: str, delimiter: str) -> bool:
    try:
        _value(cell, delimiter)
    except ValueError:
        return False
    return True


def _number(row: int, column: int, cell: str, delimiter: str) -> float:
    name = f"data row {row}, column {column}"
    if not _is_number(cell, delimiter):
        raise FieldError(name, cell, NUMBER)
    value = _value(cell, delimiter)
    if not abs(value) <= LARGEST:
        raise FieldError(name, cell, NUMBER)
    return value
