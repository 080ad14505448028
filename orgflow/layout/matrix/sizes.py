"""How wide the columns and how tall the rows of a matrix are, and what goes on which page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from orgflow.diagram import Cell, Label, Matrix, Row
from orgflow.layout import colours
from orgflow.layout.measure import longest_word, width
from orgflow.layout.panel import markers_width
from orgflow.layout.words import Words, height, words
from orgflow.scene import Align

LABEL, SECOND, HEAD, WORDS = 10.0, 8.0, 9.0, 8.5
"""Sizes of the words of rows, of their second language, of heads, of cells that hold words."""
WORDY = ("words", "plain")
PAD = 6.0
GAP = 5.0
"""Between the name of a group and its rows, and between one group and the next."""
MARKS = 2
"""How many findings a row shows; more are counted."""
_LOW = 20.0
_SLIM, _NARROW, _WORDY, _LONG = 20.0, 42.0, 66.0, 84.0
"""The least width of a column of heat, of letters, of words and of long words."""
_PILLS, _FIELDS = (150.0, 31.0), (220.0, 72.0)
"""How wide and tall a place is made at most: one with a pill in it, and one that is filled; on several pages, so that
they look alike, none is taller than with a pill."""
PILL = 2.5
"""What a pill leaves free beside its words."""
_PILL_WIDEST, _VERDICT_WIDEST = 64.0, 120.0
"""How wide they are made at most before their words are broken."""
_MANY = 10


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the group, the label, each column and the verdict are; `marks` is what findings take of the label."""

    group: float
    label: float
    column: float
    verdict: float
    marks: float

    @property
    def before(self) -> float:
        """How far the first column is from the left."""
        return self.group + self.label

    def label_words(self, row: Row) -> list[Words]:
        """What a row is called, broken to its place."""
        return stacked(row.label, LABEL, self.label - 2 * PAD - self.marks, bold=row.tone is not None)

    def cell_words(self, cell: Cell) -> list[Words]:
        """What a cell says, broken to its place."""
        if not cell.text:
            return []
        if cell.look in WORDY:
            ink = colours.INK if cell.look == "words" else colours.INK2
            return [words(cell.text, WORDS, self.column - 8, colour=ink, align="centre")]
        return [words(cell.text, HEAD, self.column - 6 - 2 * PILL, bold=True, align="centre")]

    def verdict_words(self, row: Row) -> list[Words]:
        """What the last column says of a row, broken to its place."""
        if not row.verdict:
            return []
        bold = row.tone is not None or row.verdict == "✓"
        return [words(row.verdict, HEAD, self.verdict - 2 * PAD, bold=bold, align="centre")]

    def row_height(self, row: Row) -> float:
        """The least height of a row."""
        said = [height(self.cell_words(cell)) + 8 for cell in row.cells if cell and cell.heat is None]
        return max(_LOW, height(self.label_words(row)) + 8, height(self.verdict_words(row)) + 8, *said)


class Sheet(NamedTuple):
    """A page: the numbers of its columns, and its rows with their heights."""

    columns: tuple[int, ...]
    rows: tuple[tuple[Row, float], ...]


def stacked(label: Label, size: float, room: float, *, bold: bool, align: Align = "left") -> list[Words]:
    """A label with its second language below."""
    stack = [words(label.first, size, room, bold=bold, colour=colours.INK, align=align)]
    if label.second:
        stack.append(words(label.second, SECOND, room, colour=colours.INK2, align=align, gap=1))
    return stack


def sheets(matrix: Matrix, room: float, tall: float) -> tuple[Widths, list[Sheet]]:
    """The widths, and what stands on which page.

    All of it if that fits. Else rows are shared out, and where not all columns fit beside each other a page shows only
    those that its rows use. Where one row uses more than fit, columns are shared out first, and a page shows only the
    rows that use them. `tall` is the room below the heads.
    """
    least, width = _least(matrix, room)
    free = room - least.before - least.verdict
    most = max(1, int(free // width))
    everything = tuple(range(len(matrix.columns)))
    broadest, tallest = _FIELDS if _filled(matrix) else _PILLS
    if len(everything) <= most:
        least = replace(least, column=min(free / max(1, len(everything)), broadest))
    pages = list(_shared_out(matrix.rows, everything, least, tall, most))
    widest = max(1, *(len(columns) for columns, _ in pages))
    column = min(free / widest, broadest)
    tallest = tallest if len(pages) == 1 else _PILLS[1]
    widths = replace(least, label=least.label + free - column * widest, column=column)
    return widths, [Sheet(columns, _stretched(rows, widths, tall, tallest)) for columns, rows in pages]


def _shared_out(
    rows: Sequence[Row], everything: tuple[int, ...], widths: Widths, tall: float, most: int
) -> Iterator[tuple[tuple[int, ...], tuple[Row, ...]]]:
    """The columns and rows of each page, of which no page takes more than `most` columns."""
    if any(len(_used([row], everything)) > most for row in rows):
        for part in _parts(everything, most):
            using = _using(rows, part, first=part[0] == 0)
            yield from ((part, page) for page in _paged(using, widths, tall, part, most) if page)
        return
    for page in _paged(rows, widths, tall, everything, most):
        used = everything if len(everything) <= most else _used(page, everything) or everything
        yield from ((part, page) for part in _parts(used, most))


def _least(matrix: Matrix, room: float) -> tuple[Widths, float]:
    """The least widths, and that of a column."""
    most = max((sum(row.id in callout.targets for callout in matrix.callouts) for row in matrix.rows), default=0)
    marks = markers_width(min(most, MARKS)) + 9 if most else 0.0
    longest = max((_across(row.label) for row in (*matrix.rows, *matrix.foot)), default=0.0)
    label = min(max(90.0, longest + 2 * PAD + marks), (0.3 if len(matrix.columns) < _MANY else 0.2) * room)
    names = [longest_word(group.label.first, LABEL, True) for group in matrix.groups]
    group = min(max(64.0, max(names) + 2 * PAD), 110.0) + GAP if names else 0.0
    said = [width(text, HEAD, True) + 2 * PAD for text in (matrix.verdict, *(row.verdict for row in matrix.rows))]
    verdict = min(max(48.0, *said), _VERDICT_WIDEST) if matrix.verdict else 0.0
    heads = max((longest_word(column.label.first, HEAD, True) for column in matrix.columns), default=0.0)
    column = max(_cell_width(matrix), min(heads + 6, 76.0))
    return Widths(group, label, column, verdict, marks), column


def _cell_width(matrix: Matrix) -> float:
    """The least width that all cells can do with."""
    cells = dict.fromkeys(cell for row in (*matrix.rows, *matrix.foot) for cell in row.cells if cell)
    wordy = [longest_word(cell.text, WORDS, False) + 10 for cell in cells if cell.look in WORDY]
    if wordy:
        return max(_WORDY, min(max(wordy), _LONG))
    pills = [width(cell.text, HEAD, True) + 6 + 2 * PILL for cell in cells if cell.heat is None]
    numbers = [width(cell.text, HEAD, True) + 6 for cell in cells if cell.heat is not None]
    return max(_SLIM if _filled(matrix) else _NARROW, min(max(pills, default=0.0), _PILL_WIDEST), *numbers)


def _filled(matrix: Matrix) -> bool:
    """Whether places are filled, by heat or by words."""
    cells = (cell for row in matrix.rows for cell in row.cells if cell)
    return any(cell.heat is not None or cell.look in WORDY for cell in cells)


def _paged(
    rows: Sequence[Row], widths: Widths, room: float, everything: Sequence[int], most: int
) -> Iterator[tuple[Row, ...]]:
    """The rows of each page: as many as fit and use no more columns than fit. A row that is taller than a page has one
    of its own."""
    page: list[Row] = []
    taken = 0.0
    for row in rows:
        tall = widths.row_height(row)
        between = GAP if page and page[-1].group != row.group else 0.0
        wide = len(everything) > most and len(_used([*page, row], everything)) > most
        if page and (taken + between + tall > room or wide):
            yield tuple(page)
            page, taken, between = [], 0.0, 0.0
        page.append(row)
        taken += between + tall
    yield tuple(page)


def _used(rows: Sequence[Row], everything: Sequence[int]) -> tuple[int, ...]:
    return tuple(number for number in everything if any(row.cells[number] for row in rows))


def _using(rows: Sequence[Row], columns: Sequence[int], *, first: bool) -> tuple[Row, ...]:
    """The rows that have a cell in some columns; those that have none at all stand with the `first`."""
    return tuple(row for row in rows if any(row.cells[number] for number in columns) or (first and not any(row.cells)))


def _parts(columns: tuple[int, ...], most: int) -> list[tuple[int, ...]]:
    """Columns shared out evenly over as few pages as can be."""
    pages = -(-len(columns) // most) or 1
    count = len(columns)
    return [columns[count * page // pages : count * (page + 1) // pages] for page in range(pages)]


def head_words(matrix: Matrix, widths: Widths, number: int) -> list[Words]:
    """What stands above a column."""
    return stacked(matrix.columns[number].label, HEAD, widths.column - 4, bold=True, align="centre")


def _stretched(rows: Sequence[Row], widths: Widths, room: float, most: float) -> tuple[tuple[Row, float], ...]:
    """Rows with their heights, each taller by what is left, up to a limit."""
    heights = [widths.row_height(row) for row in rows]
    gaps = sum(one.group != two.group for one, two in pairwise(rows)) * GAP
    more = max(0.0, (room - gaps - sum(heights)) / max(1, len(rows)))
    return tuple((row, max(tall, min(tall + more, most))) for row, tall in zip(rows, heights, strict=True))


def _across(label: Label) -> float:
    return max(width(label.first, LABEL, True), width(label.second, SECOND))
