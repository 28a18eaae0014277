"""A slice as files: its grid of losses, and the projected paths, both as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator

from playground.digits.slicing import Projected, Slicing

GRID_HEAD = ("first", "second", "loss")
PATH_HEAD = ("path", "update", "first", "second", "loss", "loss_on_plane", "explained")


def grid_csv(slicing: Slicing) -> str:
    """A row for each point of the finest complete grid; no rows if there is none yet."""
    picture = slicing.shown and slicing.shown.picture
    first, second, values = (part.tolist() for part in picture) if picture else ([], [], [])
    return _csv(GRID_HEAD, ((a, b, values[j][i]) for j, b in enumerate(second) for i, a in enumerate(first)))


def paths_csv(slicing: Slicing) -> str:
    """A row for each recorded point of each path."""
    named = zip(slicing.request.names, slicing.paths, strict=True)
    return _csv(PATH_HEAD, (row for name, path in named for row in _rows(name, path)))


def _rows(name: str, path: Projected) -> Iterator[tuple[object, ...]]:
    seen = path.seen
    columns = path.updates, *seen.coordinates.T, seen.losses, seen.shown_losses, seen.explained
    return ((name, *row) for row in zip(*(column.tolist() for column in columns), strict=True))


def _csv(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return target.getvalue()
