"""Where everything is on a picture: maps as large as its size allows, with words above or beside them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from playground.exports.drawing.lettering import Slot, line_height, text_width, wrap
from playground.exports.drawing.sizes import BARE, Sizes

DASHED_SWATCH = 34  # units, with the room after it
COLUMN = 160  # units for a column of words under a map
WIDEST_WORDS = 150  # units beside a map; longer names are shortened
WIDEST_LOSS, WIDEST_OUTCOME = "loss 8.88e-88 ", "local min., step 8888"
WORTH_IT = 1.05  # words are beside the maps if that makes the maps this much wider
SEPARATOR = " · "  # between footnotes
SMALLEST_MAP = 16  # px
SMALL_MAP, FINEST = 140, 0.6  # units; on a smaller map lines are finer, down to this share of their width


class Cell(NamedTuple):
    """A map's left top corner in px, and which axes it carries."""

    left: int
    top: int
    bottom_axis: bool = False
    left_axis: bool = False


class Caption(NamedTuple):
    """The lines about one racer. swatch: a piece of its path. values: None if they are not shown."""

    swatch: Slot
    name: Slot
    values: Slot | None
    loss: Slot
    outcome: Slot


@dataclass(frozen=True)
class Layout:
    """A picture's layout; there are no captions if there is no room for words."""

    sizes: Sizes
    map_size: tuple[int, int]
    cells: tuple[Cell, ...]
    captions: tuple[Caption, ...]
    footnotes: tuple[str, ...]

    @property
    def footnote_slots(self) -> tuple[Slot, ...]:
        """The slots of the footnotes."""
        sizes, high = self.sizes, line_height(self.sizes.quiet)
        top = sizes.height - sizes.margin - high * len(self.footnotes)
        width = sizes.width - 2 * sizes.margin
        return tuple(Slot(sizes.margin, top + high * i, width, sizes.quiet) for i in range(len(self.footnotes)))

    @property
    def unit(self) -> float:
        """What lines and marks on the maps grow with, in px; less than that of the letters if the maps are tiny."""
        return self.sizes.unit * min(1.0, max(FINEST, min(self.map_size) / (SMALL_MAP * self.sizes.unit)))


class _Plan(NamedTuple):
    """Maps in columns and rows; words: their width (beside) or height (above or below) at each map, in px."""

    columns: int
    rows: int
    width: int
    height: int
    words: int
    beside: bool


def lay_out(
    size: tuple[int, int],
    aspect: float,
    titles: Sequence[str],
    overlay: bool,
    footnotes: Sequence[str] = (),
    valued: bool = False,
) -> Layout:
    """The layout of a picture of `size` px for racers of these titles, a map each or all on one.

    aspect: of a map. footnotes: what is written at its bottom. valued: whether captions say what has been set.
    """
    maps = 1 if overlay else len(titles)
    for bare in (min(size) < BARE, True):
        sizes = Sizes(*size, bare, valued=valued)
        lines = wrap(footnotes, SEPARATOR, sizes.quiet, size[0] - 2 * sizes.margin)
        sizes = replace(sizes, footnotes=len(lines))
        plans = list(_plans(sizes, aspect, maps, titles, overlay))
        if plans:
            break
    plan = max(plans, key=lambda plan: plan.width * (1.0 if plan.beside else WORTH_IT))
    cells = tuple(_cells(sizes, plan, maps))
    captions = _legend(sizes, plan, cells[0], len(titles)) if overlay else _captions(sizes, plan, cells)
    shown = () if sizes.bare else tuple(captions)
    return Layout(sizes, (plan.width, plan.height), cells, shown, () if sizes.bare else tuple(lines))


def _plans(sizes: Sizes, aspect: float, maps: int, titles: Sequence[str], overlay: bool) -> Iterator[_Plan]:
    width, height = sizes.room
    places = (
        [(0, False)]
        if sizes.bare
        else [(_over(sizes, titles, overlay), False), (_beside(sizes, titles, overlay), True)]
    )
    for columns in range(1, maps + 1):
        rows = math.ceil(maps / columns)
        ragged = sizes.axis if rows > 1 and maps % columns else 0
        for words, beside in places:
            wide = (width - sizes.gap * (columns - 1)) / columns - words * beside
            high = (height - ragged - sizes.gap * (rows - 1)) / rows - words * (not beside)
            map_width = min(wide, high * aspect)
            if map_width >= (1 if sizes.bare else SMALLEST_MAP):
                yield _Plan(columns, rows, int(map_width), max(1, int(map_width / aspect)), words, beside)


def _over(sizes: Sizes, titles: Sequence[str], overlay: bool) -> int:
    """The height of the words over a map, or of the legend under the only one."""
    rows = math.ceil(len(titles) / _legend_columns(sizes)) if overlay else 1
    return sizes.lines * sizes.line * rows + sizes.px(6)


def _beside(sizes: Sizes, titles: Sequence[str], overlay: bool) -> int:
    """The width of the words beside a map, or of the legend beside the only one."""
    widest = max(text_width(title, sizes.plain) for title in titles)
    words = max(min(widest, sizes.px(WIDEST_WORDS)), text_width(WIDEST_OUTCOME, sizes.quiet))
    return words + sizes.gap + (sizes.px(DASHED_SWATCH) + sizes.gap if overlay else 0)


def _cells(sizes: Sizes, plan: _Plan, maps: int) -> Iterator[Cell]:
    across, down = _pitch(sizes, plan)
    width, height = sizes.room
    left = sizes.gutter + (0 if plan.beside else (width - plan.columns * across + sizes.gap) // 2)
    top = sizes.head + max(0, height - plan.rows * down + sizes.gap) // 2
    above = plan.words if maps > 1 and not plan.beside else 0
    for i in range(maps):
        row, column = divmod(i, plan.columns)
        lowest = i + plan.columns >= maps
        yield Cell(left + column * across, top + row * down + above, lowest, column == 0)


def _pitch(sizes: Sizes, plan: _Plan) -> tuple[int, int]:
    """From one map to the next, across and down."""
    across = plan.width + sizes.gap
    if plan.beside:
        across = (sizes.room[0] + sizes.gap) // plan.columns
    return across, plan.height + sizes.gap + (0 if plan.beside else plan.words)


def _captions(sizes: Sizes, plan: _Plan, cells: tuple[Cell, ...]) -> Iterator[Caption]:
    """Panels: the words over each map or at its right."""
    for cell in cells:
        if plan.beside:
            left = cell.left + plan.width + sizes.gap
            width = _pitch(sizes, plan)[0] - plan.width - 2 * sizes.gap
            yield _stacked(sizes, left, cell.top, width)
        else:
            yield _paired(sizes, cell.left, cell.top - plan.words, plan.width, sizes.px(DASHED_SWATCH))


def _legend(sizes: Sizes, plan: _Plan, cell: Cell, count: int) -> Iterator[Caption]:
    """Overlay: the words about all racers at the right of the map or under it."""
    if plan.beside:
        left = cell.left + plan.width + 2 * sizes.gap
        pitch = min((sizes.lines + 1) * sizes.line + sizes.gap, plan.height // count)
        for i in range(count):
            yield _listed(sizes, left, cell.top + i * pitch, sizes.width - left - sizes.margin, pitch)
        return
    columns = _legend_columns(sizes)
    width = sizes.room[0] // columns
    for i in range(count):
        row, column = divmod(i, columns)
        top = cell.top + plan.height + sizes.axis + sizes.px(6) + row * sizes.lines * sizes.line
        yield _paired(sizes, sizes.gutter + column * width, top, width - sizes.gap, sizes.px(DASHED_SWATCH))


def _legend_columns(sizes: Sizes) -> int:
    return max(1, sizes.room[0] // sizes.px(COLUMN))


def _stacked(sizes: Sizes, left: int, top: int, width: int) -> Caption:
    """Swatch, name, loss and outcome under each other."""
    tops = [top + max(0, sizes.line * i - sizes.px(6)) for i in range(sizes.lines + 2)]
    return Caption(
        Slot(left, tops[0], sizes.px(DASHED_SWATCH), sizes.quiet),
        Slot(left, tops[1], width, sizes.plain),
        Slot(left, tops[2], width, sizes.quiet) if sizes.valued else None,
        Slot(left, tops[-2], width, sizes.plain),
        Slot(left, tops[-1], width, sizes.quiet),
    )


def _listed(sizes: Sizes, left: int, top: int, width: int, height: int) -> Caption:
    """The name right of its swatch, loss and outcome under it; what lies under `height` px has no width."""
    swatch = sizes.px(DASHED_SWATCH)
    indent, room = left + swatch, width - swatch
    lines, last = height // sizes.line, sizes.lines
    return Caption(
        Slot(left, top, swatch, sizes.plain),
        Slot(indent, top, room, sizes.plain),
        Slot(indent, top + sizes.line, room if lines > 2 else 0, sizes.quiet) if sizes.valued else None,
        Slot(indent, top + (last - 1) * sizes.line, room if lines >= last else 0, sizes.plain),
        Slot(indent, top + last * sizes.line, room if lines > last else 0, sizes.quiet),
    )


def _paired(sizes: Sizes, left: int, top: int, width: int, swatch: int) -> Caption:
    """The name right of its swatch; under it the loss and, if the map is wide enough, the outcome."""
    loss = min(width, text_width(WIDEST_LOSS, sizes.plain))
    lower = top + (sizes.lines - 1) * sizes.line
    return Caption(
        Slot(left, top, swatch, sizes.plain),
        Slot(left + swatch, top, width - swatch, sizes.plain),
        Slot(left, top + sizes.line, width, sizes.quiet) if sizes.valued else None,
        Slot(left, lower, loss, sizes.plain),
        Slot(left + loss, lower + sizes.px(2), width - loss, sizes.quiet, "right"),
    )
