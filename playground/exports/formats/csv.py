"""The runs as a table for spreadsheets and notebooks: a row for each optimizer and step.

As in RFC 4180 (Y. Shafranovich, 2005), in UTF-8. Numbers are written so that they read back exactly; after a
divergence they are nan, but for the learning rates, which go on as planned. A field is empty if a method has no such
number, and in the last row if the number belongs to the step that leaves the point. Text that a spreadsheet would take
for a formula gets an apostrophe in front.
"""

import codecs
import csv
from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO

import numpy as np

from playground.exports.format import Format, Progress
from playground.scene.scene import Path, Scene

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # how a cell begins that spreadsheets compute

Columns = dict[str, list[float]]


def write_csv(scene: Scene, target: BinaryIO, progress: Progress | None = None) -> str:
    """Writes the scene's paths and what is recorded along them to a binary file; returns the number of rows in words.

    Numbers with a component for each axis have two columns, such as gradient.x and gradient.y.
    progress: called as progress(done, paths) after every path; an exception that it raises ends the writing.
    """
    tables = [_columns(path, scene.stage.ground.axes) for path in scene.paths]
    names = list(dict.fromkeys(name for columns in tables for name in columns))
    steps = [scene.count(step) for step in range(scene.steps + 1)]
    writer = csv.writer(codecs.getwriter("utf-8")(target))
    writer.writerow(map(_words, ["optimizer", "step", *names]))
    for done, (path, columns) in enumerate(zip(scene.paths, tables, strict=True), 1):
        cells = (columns.get(name, []) for name in names)
        writer.writerows((_words(path.title), *row) for row in zip_longest(steps, *cells))
        if progress:
            progress(done, len(scene.paths))
    return f"{len(scene.paths) * len(steps)} rows"


def _columns(path: Path, axes: tuple[str, str]) -> Columns:
    """The numbers of a path by column, from the first step on."""
    columns = dict(zip(axes, path.points.T.tolist(), strict=True)) | {"loss": path.losses.tolist()}
    for name, rows in path.recorded.items():
        columns |= _by_axis(name, rows, axes)
    return columns


def _by_axis(name: str, rows: np.ndarray, axes: tuple[str, str]) -> Iterator[tuple[str, list[float]]]:
    if rows.ndim == 1:
        yield name, rows.tolist()
    else:
        yield from ((f"{name}.{axis}", column) for axis, column in zip(axes, rows.T.tolist(), strict=True))


def _words(text: str) -> str:
    """A text as a cell that is no formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


FORMAT = Format(
    title="CSV",
    about="The runs: a row for each optimizer and step.",
    suffix=".csv",
    media_type="text/csv",
    write=write_csv,
    unit="run",
    tabular=True,
)
