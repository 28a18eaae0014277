"""Samples as a visitor hands them over: two columns of a table of text, or points on a canvas."""

from collections.abc import Sequence
from typing import Any

from landscapes.core.data import FEWEST, MOST, Samples
from playground.settings.tables import Table, decoded, read_table
from registry import FieldError

LARGEST_FILE = 1_000_000  # bytes
LONGEST_NAME = 30  # characters of a column's name that are shown


def read_file(content: bytes) -> Table:
    """The table in a file of text. Raises FieldError naming what is wrong with it."""
    if len(content) > LARGEST_FILE:
        raise FieldError("data", f"{len(content):,} bytes", f"must be at most {LARGEST_FILE:,} bytes")
    return read_table(decoded(content))


def read_rows(text: str) -> Samples:
    """The samples of rows "x, y" under a header or not. Raises FieldError naming row and column."""
    return samples_of(read_table(text))


def samples_of(table: Table, columns: tuple[int, ...] = ()) -> Samples:
    """The samples in two columns of a table, by place; in its first two of numbers if none are named.

    Raises FieldError naming what is wrong.
    """
    if not FEWEST <= len(table.rows) <= MOST:
        said = {0: "no rows", 1: "one row"}.get(len(table.rows), f"more than {MOST:,} rows")
        raise FieldError("data", said, f"must have {FEWEST} to {MOST:,} rows")
    columns = columns or table.usable[:2]
    if len(columns) < 2:
        raise FieldError("data", f"{len(columns)} columns of numbers", "must have two columns of numbers")
    return table.pairs((columns[0], columns[1]))


def described(table: Table, columns: tuple[int, ...]) -> str:
    """What samples_of reads of these columns of a table, in a sentence."""
    x, y = (table.names[place][:LONGEST_NAME] for place in columns)
    others = len(table.names) - 2
    said = [f"{len(table.rows):,} pairs", f"columns {x} and {y}" + f" of {others + 2}" * (others > 0)]
    return ", ".join([*said, "header skipped" if table.headed else "no header"]) + "."


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
