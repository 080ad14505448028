"""The cells of a matrix: pills, letters, words, fields of a heat map."""

from collections.abc import Iterator, Sequence

from orgflow.diagram import Cell, CellLook
from orgflow.layout import colours
from orgflow.layout.frame import Area
from orgflow.layout.legend import SAMPLE, Draw, box_sample
from orgflow.layout.matrix.sizes import HEAD, PILL, WORDY, Widths
from orgflow.layout.measure import width
from orgflow.layout.words import Words, coloured, height, place
from orgflow.scene import Box, Point

_PILL, _HIGH = 30.0, 16.0
_PAINT: dict[CellLook, tuple[str | None, str | None, str]] = {
    "solid": (colours.NAVY, None, colours.WHITE),
    "tint": (colours.TINT, None, colours.NAVY),
    "outline": (colours.WHITE, colours.LINE, colours.INK2),
    "bare": (None, None, colours.INK3),
    "missing": (colours.WHITE, colours.GAP, colours.GAP),
    "words": (colours.TINT2, None, colours.INK),
    "plain": (None, None, colours.INK2),
}
"""Fill, stroke and ink."""
_HEAT = ((colours.BAND, colours.INK2), *zip(colours.HEAT, colours.ON_HEAT, strict=True))


def cell_boxes(name: str, cell: Cell, area: Area, widths: Widths) -> Iterator[Box]:
    """What is drawn where a row and a column meet."""
    if cell.heat is not None:
        fill, ink = _HEAT[cell.heat]
        x, y, across, tall = area.x + 1, area.y + 1, area.width - 2, area.height - 2
        words = Words((cell.text,), HEAD, True, ink, "centre")
        yield Box(
            name, round(x, 2), y, round(across, 2), tall, fill=fill, text=place([words], x, y, across, tall),
            stroke=None if cell.heat else colours.BORDER, stroke_width=0.5,
            strokes=() if cell.heat or cell.text else _hatched(x, y, across, tall),
        )  # fmt: skip
    elif cell.look in WORDY:
        stack = widths.cell_words(cell)
        x, across = area.x + 4, area.width - 8
        yield Box(
            name, round(area.x + 1, 2), area.y + 1, round(area.width - 2, 2), area.height - 2,
            fill=_PAINT[cell.look][0], text=place(stack, x, area.y + 1, across, area.height - 2),
        )  # fmt: skip
    else:
        stack = widths.cell_words(cell)
        said = max((width(line, HEAD, True) for each in stack for line in each.lines), default=0.0)
        across = min(max(_PILL, said + 2 * PILL), area.width - 6)
        tall = min(max(_HIGH, height(stack) + 4), area.height - 4)
        x, y = area.x + (area.width - across) / 2, area.y + (area.height - tall) / 2
        yield _pill(name, cell, stack, x, y, across, tall)


def sample(cell: Cell) -> Draw:
    """A small cell, as a legend's sample."""

    def boxes(name: str, x: float, y: float) -> list[Box]:
        if cell.heat is None:
            words = [Words((cell.text,), HEAD, True, align="centre")]
            return [_pill(name, cell, words, x, y - 6.5, SAMPLE, 13)._replace(layer="mark")]
        fill, ink = _HEAT[cell.heat]
        text = place([Words((cell.text,), 8, True, ink, "centre")], x, y - 6.5, SAMPLE, 13)
        strokes = () if cell.heat or cell.text else _hatched(x, y - 6.5, SAMPLE, 13)
        stroke = None if cell.heat else colours.BORDER
        return [Box(name, x, y - 6.5, SAMPLE, 13, "rect", fill, stroke, 0.5, text=text, strokes=strokes, layer="mark")]

    return box_sample(boxes)


def _pill(name: str, cell: Cell, words: Sequence[Words], x: float, y: float, across: float, tall: float) -> Box:
    fill, stroke, ink = _PAINT[cell.look]
    return Box(
        name, round(x, 2), round(y, 2), round(across, 2), round(tall, 2), "round", fill, stroke, 1.0,
        cell.look == "missing", 3, text=place(coloured(words, ink), x, y, across, tall),
    )  # fmt: skip


def _hatched(x: float, y: float, across: float, tall: float) -> tuple[tuple[Point, ...], ...]:
    """Slanted lines over a field where there is nothing."""
    lines = []
    at = 6.0
    while at < across + tall:
        begin = (x + min(at, across), y + max(0.0, at - across))
        end = (x + max(0.0, at - tall), y + min(at, tall))
        lines.append((begin, end))
        at += 6.0
    return tuple(lines)
