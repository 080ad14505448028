"""Words set into boxes: paragraphs to lines with places."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from orgflow.layout.measure import wrap
from orgflow.scene import Align, Paragraph, TextLine

_ASCENT = 0.36
"""How far the base line lies below the middle of a line, in ems: capitals and wide characters then look centred."""


class Words(NamedTuple):
    """A paragraph before it has a place: lines, look, and the space above it. `leading` is line height in ems."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    colour: str = "#000000"
    align: Align = "left"
    gap: float = 0.0
    leading: float = 1.25

    @property
    def height(self) -> float:
        """How much room it takes, the space above included."""
        return self.gap + len(self.lines) * self.size * self.leading


def words(
    text: str,
    size: float,
    limit: float,
    *,
    bold: bool = False,
    colour: str = "#000000",
    align: Align = "left",
    gap: float = 0.0,
    leading: float = 1.25,
    even: bool = True,
) -> Words:
    """Break `text` at `limit` points."""
    return Words(wrap(text, size, bold, limit, even=even), size, bold, colour, align, gap, leading)


def height(paragraphs: Sequence[Words]) -> float:
    """The height of a stack of paragraphs; the space above the first does not count."""
    return sum([paragraph.height for paragraph in paragraphs]) - (paragraphs[0].gap if paragraphs else 0)


def place(
    paragraphs: Sequence[Words],
    x: float,
    y: float,
    width: float,
    height_: float = 0.0,
    *,
    vertical: Literal["top", "middle"] = "middle",
) -> tuple[Paragraph, ...]:
    """Set paragraphs into a rectangle, from its top or about its middle."""
    if not paragraphs:
        return ()
    y -= paragraphs[0].gap
    if vertical == "middle":
        y += (height_ - height(paragraphs)) / 2
    placed = []
    for paragraph in paragraphs:
        y += paragraph.gap
        size, align = paragraph.size, paragraph.align
        step = size * paragraph.leading
        anchor = round(x if align == "left" else x + width / 2 if align == "centre" else x + width, 2)
        base = y + step / 2 + size * _ASCENT
        lines = [TextLine(text, anchor, round(base + index * step, 2)) for index, text in enumerate(paragraph.lines)]
        placed.append(Paragraph(tuple(lines), size, paragraph.bold, paragraph.colour, align))
        y += step * len(lines)
    return tuple(placed)


def coloured(paragraphs: Sequence[Words], colour: str, rest: str | None = None) -> tuple[Words, ...]:
    """The same words in a colour; those that are not bold in `rest`, if given."""
    return tuple(one._replace(colour=colour if one.bold or rest is None else rest) for one in paragraphs)
