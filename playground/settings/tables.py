"""Tables in text files: the encoding, the delimiter and the header are found from the text.

pandas and csv.Sniffer guess a delimiter from a few rows, and CleverCSV knows no decimal commas; here each delimiter is
tried on the whole text, and the one that gives the most numbers wins.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from landscapes.core.data import LARGEST, MOST
from registry import FieldError, Message

DELIMITERS = (";", "\t", ",", "|")
NUMBER = Message("must be a number within {largest}", largest=f"{LARGEST:g}")
HEADER = Message("must be numbers, or names of columns: no name begins with a digit")
KINDS = Message("may have decimal commas or commas between thousands: write points, or no commas")
_SEPARATOR = re.compile(r'"?sep=([^\r\n"])"?[ \t]*(\r\n|\r|\n)', re.IGNORECASE)
_DATA = re.compile(r"[+\-\N{MINUS SIGN}]?[.,]?\d")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3}){2,}(\.\d*)?|[+-]?\d{1,3},\d{3}\.\d*")
_DECIMAL = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d*),\d+([eE][+-]?\d+)?")

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Table:
    """names: of the columns. rows: the number of the line on which each ends, and its cells. headed: whether there was
    a header. usable: indices of the columns that are mostly numbers. read: converts a cell to a number.
    """

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    headed: bool
    usable: tuple[int, ...]
    read: Callable[[str], float]

    def pairs(self, columns: tuple[int, int]) -> tuple[tuple[float, float], ...]:
        """The numbers of two columns, by index. Raises FieldError naming the row and column of anything else."""
        return tuple((self._number(row, columns[0]), self._number(row, columns[1])) for row in self.rows)

    def _number(self, row: Row, column: int) -> float:
        value = _value(row[1][column], self.read)
        if value is None or not abs(value) <= LARGEST:
            place = Message("data row {row}, column {column}", row=row[0], column=column + 1)
            raise FieldError(place, row[1][column], NUMBER)
        return value


def read_table(text: str) -> Table:
    """The table in a text. Raises FieldError naming the row that is wrong."""
    separator_line = _SEPARATOR.match(text)
    delimiters = (separator_line[1],) if separator_line else DELIMITERS
    text = text[separator_line.end() :] if separator_line else text
    tried = [(delimiter, rows) for delimiter in delimiters if (rows := _rows(text, delimiter)) is not None]
    if not tried:
        raise FieldError("data", Message("cells that never end"), "must be two columns of text")
    delimiter, rows = max(tried, key=lambda each: _shares(each[1]))
    rows = [(number + bool(separator_line), cells) for number, cells in rows]
    headed = bool(rows) and not any(_DATA.match(cell) for cell in rows[0][1])
    body = _even(rows)[headed:]
    width = len(body[0][1]) if body else 0
    read = _reader(delimiter, [cell for _, cells in body for cell in cells])
    usable = tuple(place for place in range(width) if _is_usable(body, place, read))
    names = tuple(f"column {place + 1}" for place in range(width))
    if headed:
        given = [" ".join(cell.split()) for cell in rows[0][1]]
        names = tuple(given[place] or name for place, name in enumerate(names))
    elif len(body) > 1 and usable and all(_value(body[0][1][place], read) is None for place in usable):
        raise FieldError(_row(body[0][0]), delimiter.join(body[0][1]), HEADER)
    return Table(names, tuple(body), headed, usable, read)


def decoded(content: bytes) -> str:
    """The text of a file: UTF-16 if it begins with its mark, UTF-8, or Windows-1252. Raises FieldError otherwise."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FieldError("data", Message("bytes that are not text"), "must be a text file in UTF-8, UTF-16 or Windows-1252")


def _rows(text: str, delimiter: str) -> list[Row] | None:
    """The rows that are not empty, at most a header and one too many; None if this delimiter does not work."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        filled = ((reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells))
        return [(number, [cell.strip() for cell in cells]) for number, cells in islice(filled, MOST + 2)]
    except csv.Error:
        return None


def _shares(rows: list[Row]) -> tuple[float, float]:
    """The share of numbers among the cells of rows with several cells, times the share of such rows; and that share."""
    several = [cells for _, cells in rows if len(cells) > 1]
    cells = [cell for row in several for cell in row if cell]
    numbers = sum(_value(cell, _with_commas) is not None for cell in cells)
    share = len(several) / max(1, len(rows))
    return share * numbers / max(1, len(cells)), share


def _even(rows: list[Row]) -> list[Row]:
    """The rows at one length, without columns at their ends that are empty. Raises FieldError for a row too long."""
    first = len(rows[0][1]) if rows else 0
    lengths = [max((place for place, cell in enumerate(cells, 1) if cell), default=0) for _, cells in rows]
    width = min(first, max(lengths, default=0))
    for (number, cells), length in zip(rows, lengths, strict=True):
        if width < 2:
            raise FieldError(_row(number), " ".join(cells), "must have two columns")
        if length > first:
            allowed = Message("must have {count} columns, as the first row has", count=first)
            raise FieldError(_row(number), " ".join(cells), allowed)
    return [(number, (cells + [""] * width)[:width]) for number, cells in rows]


def _row(number: int) -> Message:
    return Message("data row {row}", row=number)


def _is_usable(body: list[Row], place: int, read: Callable[[str], float]) -> bool:
    """Whether most cells of a column are numbers; if there are two columns, both are used."""
    numbers = sum(_value(cells[place], read) is not None for _, cells in body)
    return len(body[0][1]) == 2 or 2 * numbers > len(body)


def _reader(delimiter: str, cells: list[str]) -> Callable[[str], float]:
    """How the cells' numbers are read. Raises FieldError if their commas may be of either kind."""
    commas = [cell for cell in map(_written, cells) if "," in cell and _DATA.match(cell)]
    if any(_THOUSANDS.fullmatch(cell) for cell in commas):
        return _without_commas
    grouped = [cell for cell in commas if _GROUPED.fullmatch(cell)]
    if delimiter != ";" and grouped and len(grouped) == sum(bool(_DECIMAL.fullmatch(cell)) for cell in commas):
        raise FieldError("data", grouped[0], KINDS)
    return _with_commas


def _value(cell: str, read: Callable[[str], float]) -> float | None:
    try:
        return read(_written(cell))
    except ValueError:
        return None


def _written(cell: str) -> str:
    return cell.replace("\N{MINUS SIGN}", "-")


def _with_commas(cell: str) -> float:
    """Of a cell with a decimal comma, or a point."""
    return float(cell.replace(".", "").replace(",", ".") if _DECIMAL.fullmatch(cell) else cell)


def _without_commas(cell: str) -> float:
    """Of a cell with commas between thousands."""
    return float(cell.replace(",", "") if _GROUPED.fullmatch(cell) else cell)
