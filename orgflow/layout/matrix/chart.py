"""A matrix as scenes: as many pages as its rows and columns take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from orgflow.diagram import Callout, Matrix, Row
from orgflow.layout import colours
from orgflow.layout.frame import Area, body, frame, part_heading
from orgflow.layout.legend import Entry, legend, legend_height
from orgflow.layout.matrix.cells import cell_boxes, sample
from orgflow.layout.matrix.sizes import GAP, HEAD, LABEL, MARKS, PAD, Sheet, Widths, head_words, sheets, stacked
from orgflow.layout.panel import MARKER, OUTSIDE, SIDE, STEP, markers, side_panel
from orgflow.layout.tones import tone_entries
from orgflow.layout.words import Words, coloured, height, place
from orgflow.scene import Box, Page, Scene

_PANEL_GAP = 22.0
_HEAD_ROOM = 8.0
_FOOT = 26.0


def lay_out_matrix(matrix: Matrix, paper: Page) -> tuple[Scene, ...]:
    """The pages of a matrix: columns that do not fit go on further pages, and so do rows."""
    words = part_heading(matrix.caption, 1, 2, paper)
    room = body(words)
    width = room.width - (SIDE + _PANEL_GAP if matrix.callouts else 0.0)
    key = _entries(matrix)
    low = legend_height(key, width) + 10 if key else 0.0
    low += len(matrix.foot) * _FOOT + (8 if matrix.foot else 0)
    # How tall the heads are depends on how wide the columns are, which depends on the pages: the first try tells.
    rough, _ = sheets(matrix, width, room.height - low)
    top = max((height(head_words(matrix, rough, number)) for number in range(len(matrix.columns))), default=0.0)
    top += _HEAD_ROOM + (OUTSIDE + 4 if _marked(matrix, [column.id for column in matrix.columns]) else 0.0)
    widths, pages = sheets(matrix, width, room.height - low - top)
    area = Area(room.x, room.y, width, room.height)
    return tuple(
        _Page(matrix, paper, widths, area, sheet, top, key).scene(number, len(pages))
        for number, sheet in enumerate(pages, start=1)
    )


def _marked(matrix: Matrix, names: Sequence[str]) -> bool:
    return any(target in names for callout in matrix.callouts for target in callout.targets)


def _entries(matrix: Matrix) -> tuple[Entry, ...]:
    found = [
        Entry(f"{number}", " / ".join(part for part in label if part), sample(cell))
        for number, (cell, label) in enumerate(matrix.key)
    ]
    return (*found, *tone_entries(matrix.callouts, matrix.caption))


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: some columns of some rows."""

    matrix: Matrix
    paper: Page
    widths: Widths
    area: Area
    sheet: Sheet
    top: float
    key: tuple[Entry, ...]

    def scene(self, number: int, count: int) -> Scene:
        words = part_heading(self.matrix.caption, number, count, self.paper)
        y = self.area.y + self.top
        boxes = [*frame(words), *self._heads(y)]
        for group, rows in groupby(self.sheet.rows, key=lambda pair: pair[0].group):
            members = list(rows)
            boxes += self._group(group, y, sum(tall for _, tall in members))
            for row, tall in members:
                boxes += self._row(row, y, tall)
                y += tall
            y += GAP
        for index, row in enumerate(self.matrix.foot):
            boxes += self._row(row, y + 4 + index * _FOOT, _FOOT - 4, foot=True)
        shown = self._callouts(number)
        if self.matrix.callouts:
            side = Area(self.area.right + _PANEL_GAP, self.area.y, SIDE, self.area.height)
            boxes += side_panel(shown or self.matrix.callouts, self.matrix.caption, side).boxes
        drawn = legend(self.key, self.area.x, self.area.bottom, self.area.width)
        caption = self.matrix.caption
        return Scene(
            self.matrix.name, words.title, caption.description, caption.language, (*boxes, *drawn.boxes), drawn.edges,
            self.paper,
        )  # fmt: skip

    def _callouts(self, number: int) -> tuple[Callout, ...]:
        """The findings about what stands on this page; those about nothing that is shown stand on the first."""
        here = {row.id for row, _ in self.sheet.rows} | {
            self.matrix.columns[column].id for column in self.sheet.columns
        }
        anywhere = {row.id for row in self.matrix.rows} | {column.id for column in self.matrix.columns}
        return tuple(
            callout
            for callout in self.matrix.callouts
            if here.intersection(callout.targets) or (number == 1 and not anywhere.intersection(callout.targets))
        )

    def _left(self, place_: int) -> float:
        """Where a column begins, by its place on this page."""
        return self.area.x + self.widths.before + place_ * self.widths.column

    def _heads(self, y: float) -> Iterator[Box]:
        """The names of columns, standing on a line."""
        yield Box("heads:line", self.area.x, y - 1.2, self.area.width, 1.2, fill=colours.NAVY, layer="ground")
        for place_, number in enumerate(self.sheet.columns):
            column = self.matrix.columns[number]
            stack = head_words(self.matrix, self.widths, number)
            yield self._text(column.id, stack, self._left(place_) + 2, y - 4, self.widths.column - 4)
            yield from self._markers(column.id, self._left(place_) + self.widths.column - 4, self.area.y + OUTSIDE)
        if self.matrix.verdict:
            words = [Words((self.matrix.verdict,), HEAD, True, colours.INK, "centre")]
            left = self.area.right - self.widths.verdict
            yield self._text("heads:verdict", words, left + 2, y - 4, self.widths.verdict - 4)

    def _text(self, name: str, stack: Sequence[Words], x: float, bottom: float, width: float) -> Box:
        tall = height(stack)
        text = place(stack, x, bottom - tall, width, tall)
        return Box(name, round(x, 2), round(bottom - tall, 2), round(width, 2), round(tall, 2), text=text)

    def _group(self, name: str, y: float, tall: float) -> Iterator[Box]:
        group = next((group for group in self.matrix.groups if group.id == name), None)
        if group is None:
            return
        width = self.widths.group - GAP
        stack = [
            one._replace(colour=colours.NAVY if one.bold else colours.INK2)
            for one in stacked(group.label, LABEL, width - 2 * PAD, bold=True)
        ]
        room = max(1, int((tall - 4) // (LABEL * 1.25)))
        stack = stack[:1] if height(stack) > tall - 4 else stack
        if len(stack[0].lines) > room:
            stack[0] = stack[0]._replace(lines=stack[0].lines[:room])
        text = place(stack, self.area.x + PAD, y, width - 2 * PAD, tall)
        yield Box(f"group:{name}", self.area.x, y, width, tall, fill=colours.BAND, text=text, layer="ground")

    def _row(self, row: Row, y: float, tall: float, *, foot: bool = False) -> Iterator[Box]:
        left = self.area.x + self.widths.group
        if row.tone:
            yield Box(
                f"{row.id}:ground", left, y + 1, self.area.right - left, tall - 2, fill=colours.TONE_TINT[row.tone],
                layer="ground",
            )  # fmt: skip
        if not foot:
            yield Box(
                f"{row.id}:line", left, y + tall - 0.5, self.area.right - left, 0.5, fill=colours.HAIRLINE,
                layer="ground",
            )  # fmt: skip
        stack = self.widths.label_words(row)
        width = self.widths.label - 2 * PAD - self.widths.marks
        yield Box(
            row.id, left + PAD, y + 1, round(width, 2), tall - 2,
            text=place(stack, left + PAD, y + 1, width, tall - 2),
        )  # fmt: skip
        yield from self._markers(row.id, left + self.widths.label - 9, y + tall / 2 - MARKER / 2 + OUTSIDE)
        for place_, number in enumerate(self.sheet.columns):
            cell = row.cells[number]
            if cell:
                area = Area(self._left(place_), y, self.widths.column, tall)
                yield from cell_boxes(f"{row.id}|{self.matrix.columns[number].id}", cell, area, self.widths)
        if row.verdict:
            colour = colours.TONE_TEXT[row.tone] if row.tone else colours.OK if row.verdict == "✓" else colours.INK2
            said = coloured(self.widths.verdict_words(row), colour)
            x, across = self.area.right - self.widths.verdict, self.widths.verdict
            yield Box(
                f"{row.id}:verdict", round(x, 2), y + 1, across, tall - 2, text=place(said, x, y + 1, across, tall - 2)
            )

    def _markers(self, name: str, right: float, top: float) -> Iterator[Box]:
        found = [callout for callout in self.matrix.callouts if name in callout.targets]
        if found:
            yield from markers(found, name, right, top, MARKS * STEP)
