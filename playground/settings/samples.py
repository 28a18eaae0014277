"""Samples as a visitor provides them: two columns of a table in a text file, or points drawn on a canvas."""

from collections.abc import Sequence
from typing import Any

from landscapes.core.data import FEWEST, MOST, Samples
from playground.settings.tables import Table, decoded, read_table
from registry import FieldError, Message

LARGEST_FILE = 1_000_000  # bytes
LONGEST_NAME = 30  # characters of a column's name that are shown


def read_file(content: bytes) -> Table:
    """The table in a text file. Raises FieldError naming what is wrong with it."""
    if len(content) > LARGEST_FILE:
        raise FieldError(
            "data",
            Message("{count} bytes", count=f"{len(content):,}"),
            Message("must be at most {most} bytes", most=f"{LARGEST_FILE:,}"),
        )
    return read_table(decoded(content))


def read_rows(text: str) -> Samples:
    """The samples of rows "x, y", with or without a header. Raises FieldError naming row and column."""
    return samples_of(read_table(text))


def samples_of(table: Table, columns: tuple[int, ...] = ()) -> Samples:
    """The samples in two columns of a table. Raises FieldError naming what is wrong.

    columns: their numbers from 0; () for the first two that hold numbers.
    """
    if not FEWEST <= len(table.rows) <= MOST:
        most = f"{MOST:,}"
        few = {0: Message("no rows"), 1: Message("one row")}
        found = few.get(len(table.rows), Message("more than {most} rows", most=most))
        raise FieldError("data", found, Message("must have {fewest} to {most} rows", fewest=FEWEST, most=most))
    columns = columns or table.usable[:2]
    if len(columns) < 2:
        raise FieldError(
            "data", Message("{count} columns of numbers", count=len(columns)), "must have two columns of numbers"
        )
    return table.pairs((columns[0], columns[1]))


def described(table: Table, columns: tuple[int, ...]) -> Message:
    """What samples_of reads from these columns of a table, in a sentence."""
    x, y = (table.names[column][:LONGEST_NAME] for column in columns)
    count = len(table.names)
    used = (
        Message("columns {x} and {y} of {count}", x=x, y=y, count=count)
        if count > 2
        else Message("columns {x} and {y}", x=x, y=y)
    )
    header = Message("header skipped") if table.headed else Message("no header")
    return Message("{pairs} pairs, {columns}, {header}.", pairs=f"{len(table.rows):,}", columns=used, header=header)


def write_rows(samples: Samples) -> str:
    """The samples as read_rows reads them."""
    return "\n".join(f"{x!r}, {y!r}" for x, y in samples)


def read_points(points: Any) -> Samples:
    """The samples in a list of pairs, as the canvas sends it. Raises FieldError for anything else."""
    if not isinstance(points, Sequence) or not FEWEST <= len(points) <= MOST:
        raise FieldError(
            "data", Message("points"), Message("must be {fewest} to {most} points", fewest=FEWEST, most=f"{MOST:,}")
        )
    try:
        return tuple((float(x), float(y)) for x, y in points)
    except (TypeError, ValueError, OverflowError):
        raise FieldError("data", points, "must be pairs of numbers") from None
